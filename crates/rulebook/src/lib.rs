//! ree-check: rulebook.
