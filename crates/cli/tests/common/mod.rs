//! Runs the tool as a person or a program would.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    reason = "a test stops at the first broken expectation"
)]
#![allow(unreachable_pub, reason = "a module of each test file")]
#![allow(dead_code, reason = "each test file uses its part")]

use std::ffi::OsStr;
use std::io::Write;
use std::process::{Command, Output, Stdio};
use std::thread;

use ree_contract::ErrorBody;

/// What came back.
pub struct Ran {
    /// Exit status.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Error stream.
    pub err: String,
}

impl Ran {
    /// The lines of the output.
    pub fn lines(&self) -> Vec<&str> {
        self.out.lines().collect()
    }

    /// The refusal in a line of the output.
    pub fn error(&self, line: usize) -> ErrorBody {
        let text = self.lines()[line];
        serde_json::from_str::<ree_contract::ErrorEnvelope>(text)
            .unwrap_or_else(|e| panic!("{e}: {text}"))
            .error
    }

    /// Whether every one of these stands in the output.
    #[track_caller]
    pub fn says(&self, words: &[&str]) -> &Self {
        for word in words {
            assert!(self.out.contains(word), "“{word}” is not in:\n{}\n{}", self.out, self.err);
        }
        self
    }
}

/// The tool with nothing of this machine's settings.
pub fn tool() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ree-check"));
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS", "NO_COLOR"] {
        command.env_remove(name);
    }
    command
}

/// Runs it with arguments and a standard input.
pub fn run<A: AsRef<OsStr>>(args: &[A], input: impl Into<Vec<u8>>) -> Ran {
    run_with(args, input, &[])
}

/// The same with variables.
pub fn run_with<A: AsRef<OsStr>>(
    args: &[A],
    input: impl Into<Vec<u8>>,
    set: &[(&str, &str)],
) -> Ran {
    let mut child = tool()
        .args(args)
        .envs(set.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.into();
    // Beside the reading, or two full pipes wait for each other.
    let writer = thread::spawn(move || {
        let _ = stdin.write_all(&input);
    });
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    writer.join().unwrap();
    Ran {
        code: status.code().expect("ended by a signal"),
        out: String::from_utf8(stdout).expect("the output is UTF-8"),
        err: String::from_utf8(stderr).expect("the error stream is UTF-8"),
    }
}
