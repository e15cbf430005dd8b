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
    if let Some(root) = root {
        yew::Renderer::<app::App>::with_root(root).render();
    }
}
