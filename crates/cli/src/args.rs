//! The arguments. Help in English stands here, in Chinese in `help.rs`.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use ree_contract::Detail;

/// Does China's rare earth export control need a licence for this product?
#[derive(Debug, Parser)]
#[command(name = "ree-check", version, max_term_width = 100, disable_help_subcommand = true)]
#[command(after_help = "Exit status: 0 whatever the outcome; 2 where anything could not be read \
                        or was refused. Not legal advice.")]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) task: Task,
    /// Language of what is written for people [default: from LC_ALL, LC_MESSAGES or LANG]
    #[arg(long, value_enum, global = true)]
    pub(crate) lang: Option<crate::words::Lang>,
    /// How to write [default: human on a terminal, json otherwise and with --ndjson]
    #[arg(long, value_enum, global = true)]
    pub(crate) format: Option<Format>,
    /// Colour [default: on a terminal, unless NO_COLOR is set]
    #[arg(long, value_enum, global = true)]
    pub(crate) color: Option<Color>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Task {
    /// Judge products: files of JSON, lines of JSON, or one product in words
    #[command(after_help = CHECK_EXAMPLES)]
    Check(CheckArgs),
    /// Read a composition text and do no more
    Parse(ParseArgs),
    /// The items of the lists: all, one by its code, or those of an element
    Items(ItemsArgs),
    /// The facts a product can state, with their values and questions
    Vocabulary,
}

pub(crate) const CHECK_EXAMPLES: &str = "Examples:
  ree-check check --text \"Nd 27, Dy 3, B 1, Fe bal\" --fact kind=magnet --fact integration=bare
  ree-check check product.json
  ree-check check --ndjson products.ndjson > answers.ndjson";

impl Task {
    /// Lines in, lines out.
    pub(crate) fn is_batch(&self) -> bool {
        matches!(self, Task::Check(args) if args.ndjson)
    }
}

#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// Files, each one product as JSON; `-` is the standard input
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// A product a line in, a determination or an error a line out, in the same order
    #[arg(long)]
    pub(crate) ndjson: bool,
    /// How much to write
    #[arg(long, value_enum, default_value_t = DetailArg::Full)]
    pub(crate) detail: DetailArg,
    /// Day of export, YYYY-MM-DD, for products that name none
    #[arg(long, value_name = "DAY")]
    pub(crate) date: Option<OsString>,
    #[command(flatten)]
    pub(crate) words: WordArgs,
}

/// One product given on the command line.
#[derive(Debug, Args)]
#[group(multiple = true, conflicts_with_all = ["files", "ndjson"])]
pub(crate) struct WordArgs {
    /// Composition of one product, in any notation the reader knows
    #[arg(long, value_name = "COMPOSITION", allow_hyphen_values = true)]
    pub(crate) text: Option<OsString>,
    /// A fact about it, such as kind=magnet; again for each fact (see `vocabulary`)
    #[arg(long = "fact", value_name = "FACT=VALUE")]
    pub(crate) facts: Vec<OsString>,
    /// Its trade name
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) name: Option<OsString>,
    /// Free words about it
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) description: Option<OsString>,
    /// Its commodity code: a cross-check, it never decides
    #[arg(long, value_name = "CODE")]
    pub(crate) hs_code: Option<OsString>,
    /// Destination, ISO 3166-1 alpha-2
    #[arg(long, value_name = "COUNTRY")]
    pub(crate) destination: Option<OsString>,
    /// Count facts read from words as given
    #[arg(long)]
    pub(crate) accept_suggestions: bool,
}

impl WordArgs {
    /// Whether any of it was given.
    pub(crate) fn given(&self) -> bool {
        let texts = [&self.text, &self.name, &self.description, &self.hs_code, &self.destination];
        texts.iter().any(|t| t.is_some()) || !self.facts.is_empty() || self.accept_suggestions
    }
}

#[derive(Debug, Args)]
pub(crate) struct ParseArgs {
    /// The text; `-` is the standard input
    pub(crate) text: OsString,
}

#[derive(Debug, Args)]
pub(crate) struct ItemsArgs {
    /// A control code, a heading's number, or an element's symbol
    #[arg(value_name = "CODE")]
    pub(crate) of: Option<OsString>,
}

/// How to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Human,
    /// For programs: one line of JSON a result
    Json,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// How much detail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DetailArg {
    /// Everything
    Full,
    /// Outcome, codes, questions only
    Outcome,
}

impl From<DetailArg> for Detail {
    fn from(detail: DetailArg) -> Self {
        match detail {
            DetailArg::Full => Detail::Full,
            DetailArg::Outcome => Detail::Outcome,
        }
    }
}
