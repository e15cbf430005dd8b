//! Statements made ready to be reckoned, a line each.

use crate::amount::{Shape, Stated, Value};
use crate::lexicon::Lexicon;
use crate::model::{Carrier, Interval, Known};
use crate::shorthand;
use crate::statement::{Found, Statement};
use crate::symbols::El;
use crate::token::{Sub, Unit, UnitKind, What};

/// A statement on its way to a part.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) statement: Statement,
    /// Place of the statement in the text.
    pub(crate) place: usize,
    /// The unit its number is read in.
    pub(crate) unit: UnitKind,
    /// Percent by mass of the whole, once reckoned.
    pub(crate) mass: Option<Interval>,
    /// What it adds where the sum is compared with 100 %.
    pub(crate) fill: rust_decimal::Decimal,
    pub(crate) known: Known,
    /// The kind of substance, where another statement tells it.
    pub(crate) carrier: Option<Carrier>,
    /// False: its mass is counted in a sum already.
    pub(crate) counted: bool,
    /// True: written out from shorthand or a designation; what is stated itself goes first.
    pub(crate) derived: bool,
    /// True: its number is a share of a sum that is told, and was reckoned with it.
    pub(crate) scaled: bool,
    /// True: only named, and given what the amounts leave.
    pub(crate) filled: bool,
    /// True: only named, but told to be all there is.
    pub(crate) whole: bool,
    /// A balance in a list of mole percent: what it makes of the molecules.
    pub(crate) moles: Option<Interval>,
    /// Elements whose content other statements tell.
    pub(crate) told_elsewhere: Vec<El>,
    /// Group whose members' rest it tells: `other REO`.
    pub(crate) rest_of: Option<u16>,
    /// Not to be shown: said again, or a heading.
    pub(crate) dropped: bool,
}

impl Line {
    pub(crate) fn new(statement: Statement) -> Self {
        let known = match statement.stated {
            Some(Stated::Value(_) | Stated::Balance | Stated::Absent(_)) => Known::Amount,
            Some(Stated::Trace) => Known::Trace,
            Some(Stated::Undisclosed | Stated::Present) => Known::Unknown,
            None if statement.subject.dopant => Known::Trace,
            None if statement.apart => Known::Unknown,
            None => Known::MainPart,
        };
        Self {
            statement,
            place: usize::MAX,
            unit: UnitKind::None,
            mass: None,
            fill: rust_decimal::Decimal::ZERO,
            known,
            carrier: None,
            counted: true,
            derived: false,
            scaled: false,
            filled: false,
            whole: false,
            moles: None,
            told_elsewhere: Vec::new(),
            rest_of: None,
            dropped: false,
        }
    }

    pub(crate) fn what(&self) -> &What {
        &self.statement.subject.sub.what
    }

    pub(crate) fn value(&self) -> Option<&Value> {
        match &self.statement.stated {
            Some(Stated::Value(value)) => Some(value),
            _ => None,
        }
    }

    pub(crate) fn is_balance(&self) -> bool {
        matches!(self.statement.stated, Some(Stated::Balance))
    }

    pub(crate) fn is_named_only(&self) -> bool {
        self.statement.stated.is_none()
    }

    /// True: a name without amount tells the main part, and nothing of what else there is.
    pub(crate) fn is_main_only(&self) -> bool {
        self.is_named_only() && !self.derived && !self.whole && *self.what() != What::Inert
    }

    pub(crate) fn is_absent(&self) -> bool {
        matches!(self.statement.stated, Some(Stated::Absent(_)))
    }
}

/// What a composition is made of a designation's text with.
pub(crate) type Expand<'a> = &'a dyn Fn(u16) -> Vec<Statement>;

/// Lines of statements.
pub(crate) fn lines(
    lexicon: &Lexicon,
    found: &Found,
    alternative: bool,
    expand: Expand<'_>,
) -> Vec<Line> {
    let mut lines = Vec::with_capacity(found.statements.len());
    let stated = found.statements.iter().filter(|s| s.stated.is_some()).count();
    for (place, statement) in found.statements.iter().enumerate() {
        let mut statement = statement.clone();
        if alternative && let Some(other) = statement.subject.sub.alternative.take() {
            (statement.subject.sub.what, statement.subject.sub.name) = *other;
        }
        if let Some(parent) = statement.part_of.filter(|p| *p != place)
            && contained(found, parent, &statement)
        {
            continue;
        }
        if let Some(Stated::Value(value)) = &mut statement.stated
            && statement.subject.basis.is_some()
            && value.unit.kind == UnitKind::None
        {
            value.unit = Unit::plain(UnitKind::Percent);
        }
        if found.star_is_max
            && let Some(Stated::Value(value)) = &mut statement.stated
            && value.starred
        {
            *value = value.capped(false);
        }
        let first = lines.len();
        if let Some(dopant) = dopant_amount(lexicon, &mut statement) {
            lines.push(Line::new(dopant));
        }
        shorthand::write_out(lexicon, statement, stated < 2, expand, &mut lines);
        for line in lines.iter_mut().skip(first) {
            line.place = place;
        }
    }
    shorthand::glued_amounts(lexicon, &mut lines);
    absent_compounds(lexicon, &mut lines);
    lines
}

/// `Nd 30, Fe 69, B 1, no Dy2O3`, `Dy2O3 0`: of metals this says nothing of the metal.
fn absent_compounds(lexicon: &Lexicon, lines: &mut [Line]) {
    let compound = |l: &Line| matches!(l.what(), What::Formula(f) if f.lone().is_none());
    let nothing = |l: &Line| {
        l.is_absent() || l.value().is_some_and(|v| v.high.is_zero() && v.shape != Shape::Min)
    };
    if lines.iter().any(|l| compound(l) && !nothing(l))
        || !lines.iter().any(|l| matches!(l.what(), What::Element(_) | What::Family(_)))
    {
        return;
    }
    // What a line of the element itself says stands.
    let told: Vec<El> = lines
        .iter()
        .filter(|l| matches!(l.what(), What::Element(_)))
        .flat_map(|l| l.what().elements())
        .collect();
    for line in lines.iter_mut().filter(|l| compound(l) && nothing(l)) {
        let mut els = line.what().elements().into_iter();
        let open = |el: &El| lexicon.symbols.rare_earth(*el) && !told.contains(el);
        if let Some(el) = els.find(open) {
            let statement = &mut line.statement;
            statement.subject.sub = Sub::new(What::Element(el), &*lexicon.symbols.symbol(el));
            statement.stated = Some(Stated::Undisclosed);
            line.known = Known::Unknown;
        }
    }
}

/// `Y3Al5O12:Ce 0.5 %`: a small amount after an activator is the activator's. By mass it is kept; a share
/// of the places in the crystal says only that it is there.
fn dopant_amount(lexicon: &Lexicon, statement: &mut Statement) -> Option<Statement> {
    let Some(Stated::Value(value)) = statement.stated else { return None };
    let What::Formula(formula) = &statement.subject.sub.what else { return None };
    let (el, count) = *formula.dopants.last()?;
    let ppm = value.unit.kind == UnitKind::Ppm;
    let small = ppm || value.high < rust_decimal::Decimal::from(50);
    if count.is_some() || !small {
        return None;
    }
    statement.stated = None;
    let by_mass = matches!(
        value.unit.kind,
        UnitKind::None | UnitKind::Percent | UnitKind::Mass | UnitKind::Ppm
    );
    if !by_mass {
        return None;
    }
    let mut host = (**formula).clone();
    host.dopants.pop();
    statement.subject.sub.what = What::Formula(std::sync::Arc::new(host));
    let mut own = statement.clone();
    own.subject.sub = Sub::new(What::Element(el), &*lexicon.symbols.symbol(el));
    own.subject.dopant = true;
    own.stated = Some(Stated::Value(value));
    Some(own)
}

/// True: the parent is a substance that holds what is said here: "604.72 mg gadobutrol (containing
/// 157.25 mg gadolinium)".
fn contained(found: &Found, parent: usize, statement: &Statement) -> bool {
    let Some(parent) = found.statements.get(parent) else { return false };
    let holder = matches!(parent.subject.sub.what, What::Formula(_));
    let els = statement.subject.sub.what.elements();
    holder && !els.is_empty() && els.iter().all(|el| parent.subject.sub.what.holds(*el))
}
