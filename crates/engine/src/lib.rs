//! ree-check: engine.
