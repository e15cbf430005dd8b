//! A lean way to make elements.
//!
//! `html!` writes out the making of every element where it stands: measured on this page, some 300
//! bytes an element more than here, where each step is one call to a shared function. The page has
//! a budget, and its views would take a good part of it. The nodes are the same and the two ways
//! mix: `html!` stays where components are placed.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use yew::html::{onchange, onclick, oninput, onkeydown, ontoggle};
use yew::prelude::*;
use yew::virtual_dom::{Key, Listener, VList, VTag, VText};

/// An element in the making.
pub(crate) struct El(Box<VTag>);

/// An element with this tag.
#[inline(never)]
pub(crate) fn el(tag: &'static str) -> El {
    El(Box::new(VTag::new(tag)))
}

/// An element with this tag and class.
#[inline(never)]
pub(crate) fn tag(tag: &'static str, class: &'static str) -> El {
    el(tag).set("class", class)
}

/// A button, which never sends a form.
pub(crate) fn button(class: &'static str) -> El {
    tag("button", class).set("type", "button")
}

/// Words that the page holds.
#[inline(never)]
pub(crate) fn say(words: &'static str) -> Html {
    VText::new(AttrValue::Static(words)).into()
}

/// Words that were made or come from the rulebook.
#[inline(never)]
pub(crate) fn text(words: &str) -> Html {
    VText::new(owned(words)).into()
}

/// Nodes one after the other.
#[inline(never)]
pub(crate) fn list(nodes: Vec<Html>) -> Html {
    VList::with_children(nodes, None).into()
}

#[inline(never)]
fn push(nodes: &mut Vec<Html>, child: El) {
    nodes.push(child.done());
}

fn owned(words: &str) -> AttrValue {
    AttrValue::Rc(Rc::from(words))
}

impl El {
    /// With an attribute.
    #[inline(never)]
    pub(crate) fn set(mut self, name: &'static str, value: &'static str) -> Self {
        self.0.add_attribute(name, value);
        self
    }

    /// With an attribute whose value was made.
    #[inline(never)]
    pub(crate) fn attr(mut self, name: &'static str, value: &str) -> Self {
        self.0.add_attribute(name, owned(value));
        self
    }

    /// With an attribute that says yes or no.
    pub(crate) fn yes_no(self, name: &'static str, yes: bool) -> Self {
        self.set(name, if yes { "true" } else { "false" })
    }

    /// With a property of the node itself: what the browser changes by itself must be set so.
    #[inline(never)]
    pub(crate) fn property(mut self, name: &'static str, on: bool) -> Self {
        self.0.add_property(name, JsValue::from_bool(on));
        self
    }

    /// With this value, for a field.
    #[inline(never)]
    pub(crate) fn value(mut self, value: &AttrValue) -> Self {
        self.0.set_value(Some(value.clone()));
        self
    }

    /// Checked or not, for a radio button.
    #[inline(never)]
    pub(crate) fn checked(mut self, checked: bool) -> Self {
        self.0.set_checked(checked);
        self
    }

    /// With a key among its siblings.
    #[inline(never)]
    pub(crate) fn key(mut self, key: &str) -> Self {
        self.0.key = Some(Key::from(key));
        self
    }

    /// With a key that is a number: for lists that only ever change as a whole.
    pub(crate) fn nth(self, n: usize) -> Self {
        self.key(&n.to_string())
    }

    /// Known to the page by this reference.
    pub(crate) fn known(mut self, node: &NodeRef) -> Self {
        self.0.node_ref = node.clone();
        self
    }

    /// With a node in it.
    #[inline(never)]
    pub(crate) fn node(mut self, child: Html) -> Self {
        self.0.add_child(child);
        self
    }

    /// With an element in it.
    #[inline(never)]
    pub(crate) fn add(self, child: El) -> Self {
        self.node(child.done())
    }

    /// With an element in it, if there is one.
    #[inline(never)]
    pub(crate) fn maybe(self, child: Option<El>) -> Self {
        // An empty node keeps the places of those that follow.
        self.node(child.map_or_else(Html::default, El::done))
    }

    /// With elements in it.
    pub(crate) fn each(self, children: impl Iterator<Item = El>) -> Self {
        let mut nodes = Vec::new();
        for child in children {
            // Not `collect`: this way all lists grow by the same function.
            push(&mut nodes, child);
        }
        self.node(list(nodes))
    }

    /// With words of the page in it.
    #[inline(never)]
    pub(crate) fn say(self, words: &'static str) -> Self {
        self.node(say(words))
    }

    /// With other words in it.
    #[inline(never)]
    pub(crate) fn text(self, words: &str) -> Self {
        self.node(text(words))
    }

    #[inline(never)]
    fn listen(mut self, listener: Rc<dyn Listener>) -> Self {
        self.0.add_listener(listener);
        self
    }

    /// That does this when pressed.
    #[inline(never)]
    pub(crate) fn on_click(self, does: Callback<MouseEvent>) -> Self {
        self.listen(Rc::new(onclick::Wrapper::new(does)))
    }

    /// That does this at every key.
    #[inline(never)]
    pub(crate) fn on_input(self, does: Callback<InputEvent>) -> Self {
        self.listen(Rc::new(oninput::Wrapper::new(does)))
    }

    /// That hears the keys pressed in it.
    #[inline(never)]
    pub(crate) fn on_key(self, does: Callback<KeyboardEvent>) -> Self {
        self.listen(Rc::new(onkeydown::Wrapper::new(does)))
    }

    /// That does this when a choice is made.
    #[inline(never)]
    pub(crate) fn on_change(self, does: Callback<Event>) -> Self {
        self.listen(Rc::new(onchange::Wrapper::new(does)))
    }

    /// That does this when it opens or closes.
    #[inline(never)]
    pub(crate) fn on_toggle(self, does: Callback<Event>) -> Self {
        self.listen(Rc::new(ontoggle::Wrapper::new(does)))
    }

    /// The finished node.
    #[inline(never)]
    pub(crate) fn done(self) -> Html {
        Html::from(*self.0)
    }
}
