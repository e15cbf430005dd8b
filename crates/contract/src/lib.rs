//! ree-check: contract.
