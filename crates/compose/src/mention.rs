//! What is only named: which of it belongs to the composition, and as what.

use rust_decimal::Decimal;

use crate::amount::Stated;
use crate::formula::{Formula, Who};
use crate::lexicon::Lexicon;
use crate::line::Line;
use crate::model::{Carrier, Interval, Known};
use crate::statement::Found;
use crate::symbols::El;
use crate::token::{Other, UnitKind, What};

/// What came of sorting the named.
#[derive(Debug, Default)]
pub(crate) struct Sorted {
    /// Words that may be substances or not, and nothing tells: places in characters.
    pub(crate) unread: Vec<(usize, usize)>,
    /// Others are there, without amount.
    pub(crate) others: bool,
    /// Elements are named together, so that more may be there: NdFeB.
    pub(crate) open_family: bool,
}

/// Most named compounds that are looked at as carriers.
const MOST_HOSTS: usize = 50;

/// Sorts what is only named. `closed`: the amounts account for the whole.
pub(crate) fn sort(lexicon: &Lexicon, lines: &mut [Line], closed: bool) -> Sorted {
    let balance = lines.iter().any(|l| !l.dropped && l.is_balance());
    let mut sorted = Sorted::default();
    let (covered, bases) = covered(lines.iter());
    cations(lexicon, lines);
    let sums: Vec<u16> = lines
        .iter()
        .filter(|l| !l.dropped && l.value().is_some())
        .filter_map(|l| match l.what() {
            What::Group(g) => Some(*g),
            _ => None,
        })
        .take(MOST_HOSTS)
        .collect();
    let in_formula = lines.iter().any(|l| {
        !l.dropped
            && matches!(l.what(), What::Formula(f) if f.whos().any(|w| matches!(w, Who::Group(_))))
    });
    let host = hosts(lexicon, lines);
    let heads = lines.iter().any(|l| l.is_named_only() && matches!(l.what(), What::Group(_)));
    let stated: Vec<(usize, Els)> = lines
        .iter()
        .filter(|l| heads && !l.dropped && (l.value().is_some() || l.is_balance()))
        .map(|l| (l.statement.from, Els::default().with(l.what())))
        .collect();
    for line in lines.iter_mut().filter(|l| !l.dropped && l.is_named_only()) {
        // An activator that its host names too, or that sits in the host that is named.
        if line.statement.subject.dopant
            && let (What::Element(el), Some((activators, carrier))) = (line.what().clone(), &host)
        {
            line.dropped = activators.contains(&el);
            line.carrier = line.carrier.or(Some(*carrier));
        }
        let span = (line.statement.from, line.statement.to);
        let wordlike = line.statement.subject.sub.wordlike;
        let what = line.what().clone();
        let els = what.elements();
        let all_covered = !els.is_empty() && els.iter().all(|el| covered.has(*el));
        let rare = els.iter().any(|el| lexicon.symbols.rare_earth(*el));
        if wordlike && !line.statement.subject.dopant {
            // A letter alone, or an ordinary word: no substance without an amount.
            line.dropped = true;
            let letter = line.statement.subject.sub.name.len() == 1;
            if !all_covered && (rare || (letter && !closed)) {
                sorted.unread.push(span);
            }
            continue;
        }
        // A CAS number is no name of the goods: what it stands for may be there.
        if closed && line.statement.subject.sub.cas && rare && !all_covered {
            line.known = Known::Unknown;
            line.statement.contained = true;
            continue;
        }
        match what {
            What::Other(kind) => {
                line.dropped = true;
                sorted.others |= kind == Other::Others;
            }
            What::Cas => {
                line.dropped = true;
                sorted.unread.push(span);
            }
            What::Inert => {
                line.known = Known::Unknown;
            }
            What::Group(group) => {
                // The same elements under a sum with an amount; some of them may still be told apart.
                let summed = sums.iter().any(|g| {
                    let (wide, own) = (lexicon.holds(*g), lexicon.holds(group));
                    own.len() == wide.len() && own.iter().all(|el| wide.contains(el))
                });
                let all = summed || lexicon.holds(group).iter().all(|el| covered.has(*el));
                // A heading over its members, in front of the first of them.
                let from = line.statement.from;
                let next = stated.iter().filter(|(at, _)| *at > from).min_by_key(|(at, _)| *at);
                let over = |els: &Els| lexicon.holds(group).iter().any(|el| els.has(*el));
                let rest = crate::groups::is_rest(&line.statement.subject.sub.name);
                let head = closed && !rest && next.is_some_and(|(_, els)| over(els));
                line.dropped = head || all || in_formula || bases.contains(&group);
            }
            _ if all_covered => line.dropped = true,
            What::Element(_) => {
                line.dropped = closed && !rare;
                line.statement.contained |= closed && !balance;
                if closed {
                    line.known = Known::Unknown;
                }
            }
            _ => {
                // Oxygen and the like are told by many lines; metals by their own.
                line.told_elsewhere = els
                    .iter()
                    .copied()
                    .filter(|el| covered.has(*el) && lexicon.symbols.metal(*el))
                    .collect();
                let left = |el: &El| !covered.has(*el);
                let rare = els.iter().any(|el| left(el) && lexicon.symbols.rare_earth(*el));
                if closed {
                    // A name adds nothing to amounts that are whole, but a rare earth is never lost.
                    line.dropped = !rare;
                    line.known = Known::Unknown;
                    line.statement.contained |= !balance;
                    if rare {
                        for el in &els {
                            if !lexicon.symbols.rare_earth(*el) && !line.told_elsewhere.contains(el)
                            {
                                line.told_elsewhere.push(*el);
                            }
                        }
                    }
                }
            }
        }
        if !line.dropped && matches!(line.what(), What::Family(_)) {
            sorted.open_family = true;
        }
    }
    sorted
}

/// Activators of the compounds, and what carries the metals of the first compound.
fn hosts(lexicon: &Lexicon, lines: &[Line]) -> Option<(Vec<El>, Carrier)> {
    let mut activators = Vec::new();
    let mut carrier = None;
    for line in lines.iter().filter(|l| !l.dropped) {
        if let What::Formula(formula) = line.what() {
            activators.extend(formula.dopants.iter().map(|(el, _)| *el));
            carrier = carrier.or(Some(formula.carrier(&lexicon.symbols)));
        }
    }
    carrier.map(|c| (activators, c))
}

/// A set of elements.
#[derive(Clone, Copy, Debug, Default)]
struct Els(u128);

impl Els {
    fn bit(el: El) -> u128 {
        1_u128.checked_shl(u32::from(el)).unwrap_or(0)
    }

    fn has(self, el: El) -> bool {
        self.0 & Self::bit(el) != 0
    }

    fn with(mut self, what: &What) -> Self {
        self.add(what);
        self
    }

    fn add(&mut self, what: &What) {
        match what {
            What::Element(el) => self.0 |= Self::bit(*el),
            what => what.elements().into_iter().for_each(|el| self.0 |= Self::bit(el)),
        }
    }
}

/// Elements with an amount of their own, and the groups that shares are of.
fn covered<'a>(lines: impl Iterator<Item = &'a Line>) -> (Els, Vec<u16>) {
    let mut covered = Els::default();
    let mut bases = Vec::new();
    for line in lines.filter(|l| !l.dropped && !l.is_named_only() && !l.is_absent()) {
        covered.add(line.what());
        for other in &line.statement.sum_with {
            covered.add(&other.sub.what);
        }
        bases.extend(line.statement.subject.basis);
        if let What::Group(group) = line.what() {
            bases.push(*group);
        }
    }
    (covered, bases)
}

/// A compound that is named tells what carries the elements that an analysis gives: `Y2O3:Eu (Y 93.5 mol%,
/// Eu 6.5 mol%)`, `RE2(CO3)3 … TREO 45 %: Y2O3 0.4`.
fn cations(lexicon: &Lexicon, lines: &mut [Line]) {
    let hosts: Vec<(Vec<Who>, Carrier, usize)> = lines
        .iter()
        .filter(|l| !l.dropped && l.is_named_only() && !l.statement.apart)
        .take(MOST_HOSTS)
        .filter_map(|l| match l.what() {
            What::Formula(formula) => {
                let carrier = formula.carrier(&lexicon.symbols);
                (carrier != Carrier::Metal)
                    .then(|| (formula.whos().collect(), carrier, l.statement.from))
            }
            _ => None,
        })
        .collect();
    let alloy = lines
        .iter()
        .any(|l| !l.dropped && l.is_named_only() && matches!(l.what(), What::Family(_)));
    for line in lines.iter_mut().filter(|l| !l.dropped && !l.is_named_only() && !l.is_absent()) {
        let els = line.what().elements();
        let element = matches!(line.what(), What::Element(_));
        let oxide = matches!(line.what(), What::Formula(f) if f.carrier(&lexicon.symbols) == Carrier::Oxide);
        for (whos, carrier, from) in &hosts {
            let by_element = element && els.iter().any(|el| whos.contains(&Who::Element(*el)));
            let by_group = oxide
                && whos.iter().any(|w| match w {
                    Who::Group(g) => els.iter().any(|el| lexicon.holds(*g).contains(el)),
                    Who::Element(_) => false,
                });
            // Shares of rare earths in a salt of several: `SmEuGd carbonate, TREO 46 %: Sm2O3 45, …`
            let rare = |w: &&Who| matches!(w, Who::Element(el) if lexicon.symbols.rare_earth(*el));
            let by_split = oxide
                && *carrier == Carrier::Compound
                && line.statement.subject.basis.is_some()
                && whos.iter().filter(rare).count() > 1;
            // `yttrium carbonate Y2O3 45 %`
            let mut all = els.iter().filter(|el| lexicon.symbols.rare_earth(**el));
            let by_salt = oxide
                && *carrier == Carrier::Compound
                && *from < line.statement.from
                && all.all(|el| whos.contains(&Who::Element(*el)));
            if by_salt
                || by_element
                || by_group
                || by_split
                || (element && line.statement.subject.dopant)
            {
                line.carrier = Some(*carrier);
                line.statement.analysis = true;
            }
        }
        // Oxides of a magnet's sludge are an analyst's way to say how much of the element.
        let split = line.statement.part_of.is_some() || line.statement.subject.basis.is_some();
        if oxide && alloy && split && line.carrier.is_none() {
            line.carrier = Some(Carrier::Unstated);
            line.statement.analysis = true;
        }
        if element
            && matches!(line.unit, UnitKind::GPerL | UnitKind::MolPerL)
            && line.carrier.is_none()
        {
            line.carrier = Some(Carrier::Unstated);
            line.statement.analysis = true;
        }
    }
}

/// A lone substance without amount is the main part, and the whole where its purity or its formula says
/// so. Of goods that are never of one element alone no element is so much.
pub(crate) fn lone_is_main(lexicon: &Lexicon, lines: &mut [Line], found: &Found) {
    let counts = |l: &Line| {
        !l.dropped
            && !l.statement.apart
            && (!l.statement.subject.dopant || l.value().is_some())
            && !matches!(l.what(), What::Inert | What::Other(_))
            && !l.is_absent()
    };
    // Beside what is absent it is the balance, in the list form's words.
    let beside = lines.iter().filter(|l| !l.dropped).count() > 1;
    let mut counted = lines.iter().enumerate().filter(|(_, l)| counts(l));
    let (Some((place, line)), None) = (counted.next(), counted.next()) else { return };
    let definite = match line.what() {
        What::Element(_) => !found.open_goods,
        what => matches!(what, What::Formula(_)),
    };
    let whole = found.pure || matches!(line.what(), What::Formula(f) if tells_shares(lexicon, f));
    if definite
        && line.is_named_only()
        && line.known == Known::MainPart
        && let Some(line) = lines.get_mut(place)
    {
        line.filled = beside;
        line.whole = whole;
        line.mass = Some(Interval::point(Decimal::ONE_HUNDRED));
        line.fill = Decimal::ONE_HUNDRED;
    }
}

/// `La0.25Sr0.75…`: whoever writes the share of a rare earth as a fraction of a place writes down what is
/// in that place; `BaTiO3` is the name of a host. `MmNi5` tells by its group what may be there.
fn tells_shares(lexicon: &Lexicon, formula: &Formula) -> bool {
    formula.sites.is_empty()
        && formula.atoms.iter().any(|atom| match atom.who {
            Who::Element(el) => lexicon.symbols.rare_earth(el) && !atom.count.low.fract().is_zero(),
            Who::Group(_) => true,
        })
}

/// True: goods that are never of one element alone, and one element has all, or nothing an amount.
pub(crate) fn is_open(lines: &[Line]) -> bool {
    let live = || lines.iter().filter(|l| !l.dropped && !l.is_absent());
    let mut lone = None;
    let one = live().filter(|l| !matches!(l.what(), What::Inert)).all(|l| match l.what() {
        What::Element(el) => *lone.get_or_insert(*el) == *el,
        _ => false,
    });
    one || live().all(|l| l.mass.is_none())
}

/// Rare earths that are only named, beside amounts that are the whole without them.
pub(crate) fn beyond(lexicon: &Lexicon, lines: &[Line]) -> Vec<String> {
    let (covered, _) =
        covered(lines.iter().filter(|l| l.statement.stated != Some(Stated::Present)));
    let mut names: Vec<String> = Vec::new();
    let mut add = |name: String| {
        if !names.contains(&name) {
            names.push(name);
        }
    };
    for line in lines.iter().filter(|l| !l.dropped && !l.statement.subject.dopant) {
        let named = matches!(line.statement.stated, None | Some(Stated::Present));
        if !named || line.mass.is_some() {
            continue;
        }
        match line.what() {
            What::Group(_) => add(line.statement.subject.sub.name.clone()),
            what => what
                .elements()
                .into_iter()
                .filter(|el| lexicon.symbols.rare_earth(*el) && !covered.has(*el))
                .for_each(|el| add(lexicon.symbols.symbol(el).to_string())),
        }
    }
    names
}
