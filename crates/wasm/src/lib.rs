//! ree-check: bindings.
