//! The program of the training: what `start.js` calls, step by step.

use wasm_bindgen::prelude::wasm_bindgen;

/// Does nothing in the browser: `start.js` calls the steps.
fn main() {
    if cfg!(not(target_arch = "wasm32")) {
        unpack();
        take_in();
        order();
        compile();
        show();
    }
}

/// First step.
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "called from JavaScript")]
pub fn unpack() {
    web::unpack();
}

/// Second step.
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "called from JavaScript")]
pub fn take_in() {
    web::take_in();
}

/// Third step.
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "called from JavaScript")]
pub fn order() {
    web::order();
}

/// Fourth step.
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "called from JavaScript")]
pub fn compile() {
    web::compile();
}

/// Last step.
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "called from JavaScript")]
pub fn show() -> bool {
    web::show_training()
}
