//! The ree-check page: it runs in the browser and sends nothing.
//!
//! In the flow: what is typed becomes a `Product` (`state`), the engine judges it (`engine`), and
//! `view` and `parts` show the `Determination`. Nothing here decides and nothing knows the law.

mod app;
mod dom;
mod engine;
mod hooks;
mod pages;
mod parts;
mod state;
mod view;
mod words;

fn main() {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"));
    let Some(root) = root else { return };
    match engine::checker() {
        Ok(checker) => {
            let props = app::PageProps { checker };
            yew::Renderer::<app::Page>::with_root_and_props(root, props).render();
        }
        Err(error) => root.set_text_content(Some(&error.message.en)),
    }
}
