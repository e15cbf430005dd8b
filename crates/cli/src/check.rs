//! `check`: products in files, or one from arguments; many are in `batch.rs`.

use std::io::{self, IsTerminal};
use std::path::PathBuf;

use ree_contract::{
    Detail, Determination, ErrorBody, ErrorKind, Product, Text, product_from_slice,
};
use ree_engine::Checker;

use crate::args::{CheckArgs, Format};
use crate::{Session, batch, failure, input, product, show};

/// How products are judged.
pub(crate) struct Judge<'a> {
    checker: &'a Checker,
    detail: Detail,
    /// The day for products that name none.
    day: Option<String>,
}

impl Judge<'_> {
    /// A product as JSON.
    pub(crate) fn bytes(&self, bytes: &[u8]) -> Result<Determination, ErrorBody> {
        self.product(product_from_slice(bytes)?)
    }

    fn product(&self, mut product: Product) -> Result<Determination, ErrorBody> {
        product::on_day(&mut product, self.day.as_deref());
        self.checker.check(&product, self.detail)
    }
}

pub(crate) fn run(session: &mut Session, checker: &Checker, args: CheckArgs) -> io::Result<()> {
    let day = match args.date.as_deref().map(|day| failure::text(day, "shipment.date")).transpose()
    {
        Ok(day) => day.map(str::to_owned),
        Err(error) => return session.refuse(error),
    };
    let judge = Judge { checker, detail: args.detail.into(), day };
    if args.words.given() {
        let found = product::product(&args.words).and_then(|p| judge.product(p));
        return say(session, found);
    }
    let files = match args.files {
        files if files.is_empty() && io::stdin().is_terminal() => {
            return session.refuse(nothing_given());
        }
        files if files.is_empty() => vec![PathBuf::from("-")],
        files => files,
    };
    if args.ndjson {
        return batch::run(session, &judge, &files);
    }
    let several = files.len() > 1;
    for path in &files {
        let name = path.to_string_lossy();
        if several {
            session.banner(&name)?;
        }
        let place = |e: ErrorBody| if several { in_file(e, &name) } else { e };
        let found = input::whole(path).and_then(|bytes| judge.bytes(&bytes).map_err(place));
        say(session, found)?;
    }
    Ok(())
}

/// Writes a determination, or the refusal.
pub(crate) fn say(
    session: &mut Session,
    found: Result<Determination, ErrorBody>,
) -> io::Result<()> {
    match found {
        Err(error) => session.refuse(error),
        Ok(found) if session.format == Format::Json => session.line(&found),
        Ok(found) => show::determination(session.page(), &found),
    }
}

/// An error's place, with the file it is in.
pub(crate) fn in_file(mut error: ErrorBody, name: &str) -> ErrorBody {
    error.r#where = Some(match error.r#where {
        Some(place) => format!("{name}: {place}"),
        None => name.to_owned(),
    });
    error
}

fn nothing_given() -> ErrorBody {
    ErrorBody::new(
        ErrorKind::UnreadableComposition,
        Text::both("There is no product to judge.", "没有可供判断的产品。"),
    )
    .hinting(Text::both(
        "Name a file, pipe JSON in, or write --text; see `ree-check check --help`.",
        "请给出文件、通过管道输入 JSON，或使用 --text；见 `ree-check check --help`。",
    ))
}
