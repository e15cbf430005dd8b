//! ree-check: compose.
