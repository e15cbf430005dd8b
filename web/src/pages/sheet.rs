//! The sheets to print: the check, the file for customs, what to hand in for a licence. On screen
//! the blanks are filled in; the browser prints.

use ree_contract::Outcome;
use ree_rulebook::Rulebook;
use yew::prelude::*;

use crate::dom::{El, button, el, tag};
use crate::engine::Answer;
use crate::hooks::{self, Shelf};
use crate::parts::sheet::{Paper, Pick, foot, frame, head, sign};
use crate::parts::{
    icons, outcome, sheet_goods, sheet_guides, sheet_remark, sheet_rows, sheet_sources, sheet_test,
};
use crate::state::{Action, Sheet, State};
use crate::view::elements;
use crate::view::sheet::{Sources, fits};
use crate::words::Words;

/// The sheets with their addresses, names, and when each fits.
fn sheets(w: &'static Words) -> [(Sheet, &'static str, &'static str, &'static str); 3] {
    [
        (Sheet::Check, "#sheet", w.sheet_name_check, w.sheet_fits_check),
        (Sheet::Customs, "#sheet/customs", w.sheet_name_customs, w.sheet_fits_customs),
        (Sheet::Licence, "#sheet/licence", w.sheet_name_licence, w.sheet_fits_licence),
    ]
}

/// What a sheet is called.
pub(crate) fn title(which: Sheet, w: &Words) -> &'static str {
    match which {
        Sheet::Check => w.sheet_title_check,
        Sheet::Customs => w.sheet_title_customs,
        Sheet::Licence => w.sheet_title_licence,
    }
}

/// The page.
pub(crate) fn sheet(
    which: Sheet,
    state: &State,
    answer: Option<&Answer>,
    shelf: &Shelf,
    rulebook: &Rulebook,
    act: &Callback<Action>,
) -> Html {
    let w = state.lang.words();
    let found = answer.and_then(|a| Some((a, a.found.as_ref().ok()?)));
    let name = sheets(w).iter().find(|s| s.0 == which).map_or("", |s| s.2);
    let tools = tag("div", "sheet-tools")
        .add(
            tag("p", "sheet-back")
                .add(el("a").set("href", "#").add(icons::left()).say(w.sheet_back)),
        )
        .add(el("h1").set("id", "content").set("tabindex", "-1").say(name));
    let page = tag("main", "wide sheet-page");
    let Some((answer, found)) = found else {
        let why = if answer.is_some() { w.sheet_no_answer } else { w.sheet_no_product };
        return page.add(tools.add(tag("p", "sheet-why").say(why))).done();
    };
    let tools = tools.add(choice(which, found.outcome, w));
    if !fits(which, found.outcome) {
        let why = sheets(w).iter().find(|s| s.0 == which).map_or("", |s| s.3);
        let now = tag("p", "sheet-now")
            .say(w.sheet_now)
            .say(" ")
            .add(outcome::small(found.outcome, outcome::big_word(found, w)));
        return page.add(tools.add(tag("p", "sheet-why").say(why)).add(now)).done();
    }
    let press = Callback::from(|_: MouseEvent| hooks::print());
    let tools = tools
        .add(
            tag("p", "sheet-press")
                .add(
                    button("button sheet-print")
                        .set("id", "print")
                        .on_click(press)
                        .say(w.sheet_print),
                )
                .add(tag("span", "hint").say(w.sheet_print_hint)),
        )
        .add(tag("p", "hint").say(w.sheet_fill));
    let day = answer.day(rulebook);
    let lines =
        elements::lines(answer.reading(), |symbol| elements::standing(rulebook, symbol, day));
    let paper = Paper { state, found, lines: &lines, rulebook, shelf, act };
    let article = match which {
        Sheet::Check => check(&paper),
        Sheet::Customs => customs(&paper),
        Sheet::Licence => licence(&paper),
    };
    let running: Option<Pick> =
        (which == Sheet::Licence).then_some(|w: &'static Words| w.sheet_title_licence);
    page.add(tools).add(article.add(sign(&paper)).add(foot(found, running))).done()
}

/// The sheets: those that fit as links; beneath, what the others are for.
fn choice(which: Sheet, outcome: Outcome, w: &'static Words) -> El {
    let one = |(sheet, to, name, _): (Sheet, &'static str, &'static str, &'static str)| {
        let inside = if fits(sheet, outcome) { el("a").set("href", to) } else { el("span") };
        let inside = inside.say(name);
        el("li").key(to).add(if sheet == which {
            inside.set("aria-current", "page")
        } else {
            inside
        })
    };
    // Of the sheet that is open, the page itself says what it is for.
    let (fit, other): (Vec<_>, Vec<_>) =
        sheets(w).into_iter().partition(|(sheet, ..)| fits(*sheet, outcome));
    let why = |(_, to, name, why): &(Sheet, &'static str, &'static str, &'static str)| {
        tag("p", "hint").key(to).add(el("b").say(name)).say(w.sheet_stop).say(why)
    };
    let whys: Vec<El> = other.iter().filter(|s| s.0 != which).map(why).collect();
    tag("nav", "sheet-choice")
        .set("aria-label", w.sheet_choice)
        .add(el("ul").each(fit.into_iter().chain(other).map(one)))
        .each(whys.into_iter())
}

/// The determination, for the declarant.
fn check(paper: &Paper) -> El {
    let mut sources = Sources::default();
    let items = sheet_rows::items(paper, &mut sources);
    let why = sheet_rows::why(paper, &mut sources);
    let open = sheet_rows::open(paper, &mut sources);
    let ruled_out = sheet_rows::notes(paper, true, &mut sources);
    let notes = sheet_rows::notes(paper, false, &mut sources);
    tag("article", "sheet")
        .add(head(paper, |w| w.sheet_title_check))
        .add(frame(paper.found))
        .add(sheet_goods::goods(paper, true))
        .maybe(items)
        .maybe(why)
        .maybe(open)
        .maybe(sheet_remark::remark(paper))
        .each(sheet_guides::lists(paper, Sheet::Check).into_iter())
        .maybe(ruled_out)
        .maybe(notes)
        .maybe(sheet_sources::list(paper, &sources))
}

/// Not controlled: what to have ready for customs.
fn customs(paper: &Paper) -> El {
    let mut sources = Sources::default();
    let why = sheet_rows::why(paper, &mut sources);
    let ruled_out = sheet_rows::notes(paper, true, &mut sources);
    let notes = sheet_rows::notes(paper, false, &mut sources);
    tag("article", "sheet")
        .add(head(paper, |w| w.sheet_title_customs))
        .add(frame(paper.found))
        .add(sheet_goods::goods(paper, false))
        .maybe(why)
        .add(sheet_test::test(paper))
        .maybe(sheet_remark::remark(paper))
        .each(sheet_guides::lists(paper, Sheet::Customs).into_iter())
        .maybe(ruled_out)
        .maybe(notes)
        .maybe(sheet_sources::list(paper, &sources))
}

/// Licence required: what to hand in.
fn licence(paper: &Paper) -> El {
    tag("article", "sheet is-lists")
        .add(head(paper, |w| w.sheet_title_licence))
        .add(frame(paper.found))
        .add(sheet_goods::short(paper))
        .each(sheet_guides::lists(paper, Sheet::Licence).into_iter())
}
