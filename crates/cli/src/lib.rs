//! The command line: reads products from files, streams and arguments, lets the engine judge, and
//! writes what it said. Nothing is decided here.
//!
//! Exit status: 0 whatever the outcome; 2 where anything could not be read or was refused.

mod args;
mod batch;
mod check;
mod failure;
mod help;
mod input;
mod page;
mod product;
mod query;
mod show;
mod terminal;
mod words;

use std::ffi::OsString;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use clap::FromArgMatches;
use ree_contract::{ErrorBody, ErrorEnvelope};
use ree_engine::Checker;

use crate::args::{Cli, Format, Task};
use crate::page::Page;
use crate::terminal::Terminal;
use crate::words::Lang;

/// Anything that could not be read, or was refused.
const REFUSED: u8 = 2;

/// Runs the tool.
pub fn main(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    let lang = Lang::before_parsing(&args);
    let matches = match help::command(lang).try_get_matches_from(args) {
        Ok(matches) => matches,
        Err(error) => {
            let code = if error.use_stderr() { REFUSED } else { 0 };
            // Nobody to tell where even this cannot be written.
            let _ = error.print();
            return ExitCode::from(code);
        }
    };
    let cli = match Cli::from_arg_matches(&matches) {
        Ok(cli) => cli,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(REFUSED);
        }
    };
    let mut session = Session::new(&cli, lang);
    let result = session.run(cli.task).and_then(|()| session.out.flush());
    match result {
        Ok(()) => ExitCode::from(if session.refused { REFUSED } else { 0 }),
        // Who read the output has seen enough (`| head`): that is no mistake.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::from(if session.refused { REFUSED } else { 0 })
        }
        Err(error) => {
            let _ = writeln!(io::stderr(), "ree-check: {error}");
            ExitCode::from(REFUSED)
        }
    }
}

/// One run: where it writes, how, and whether anything was refused so far.
struct Session {
    out: BufWriter<Box<dyn Write>>,
    lang: Lang,
    format: Format,
    terminal: Terminal,
    refused: bool,
    banners: bool,
}

impl Session {
    fn new(cli: &Cli, lang: Lang) -> Self {
        let terminal = Terminal::new(cli.color);
        let format = cli.format.unwrap_or(if terminal.interactive && !cli.task.is_batch() {
            Format::Human
        } else {
            Format::Json
        });
        let out: Box<dyn Write> = Box::new(io::stdout());
        Self { out: BufWriter::new(out), lang, format, terminal, refused: false, banners: false }
    }

    fn run(&mut self, task: Task) -> io::Result<()> {
        let checker = match Checker::builtin() {
            Ok(checker) => checker,
            Err(error) => return self.refuse(error.clone()),
        };
        match task {
            Task::Check(args) => check::run(self, checker, args),
            Task::Parse(args) => query::parse(self, checker, &args.text),
            Task::Items(args) => query::items(self, checker.rulebook(), args.of.as_deref()),
            Task::Vocabulary => query::vocabulary(self, checker.rulebook()),
        }
    }

    /// One line of JSON.
    fn line(&mut self, value: &impl serde::Serialize) -> io::Result<()> {
        serde_json::to_writer(&mut self.out, value)?;
        self.out.write_all(b"\n")
    }

    /// A page for people, on the output.
    fn page(&mut self) -> Page<'_> {
        Page::new(&mut self.out, self.terminal, self.lang)
    }

    /// Says to people which of several products comes next; programs count lines.
    fn banner(&mut self, name: &str) -> io::Result<()> {
        if self.format == Format::Json {
            return Ok(());
        }
        if std::mem::replace(&mut self.banners, true) {
            writeln!(self.out)?;
        }
        self.page().heading_text(&format!("── {name}"))
    }

    /// A refusal: a line among the others for programs, on the error stream for people.
    fn refuse(&mut self, error: ErrorBody) -> io::Result<()> {
        self.refused = true;
        if self.format == Format::Json {
            return self.line(&ErrorEnvelope { error });
        }
        self.out.flush()?;
        let mut stream = io::stderr().lock();
        let page = Page::new(&mut stream, self.terminal.for_errors(), self.lang);
        match show::refusal(page, &error) {
            // Without an error stream there is nobody to tell.
            Err(e) if e.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            done => done,
        }
    }
}
