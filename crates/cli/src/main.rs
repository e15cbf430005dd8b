//! `ree-check`: arguments in, exit status out; everything else is in the library beside it.

use std::process::ExitCode;

fn main() -> ExitCode {
    ree_cli::main(std::env::args_os())
}
