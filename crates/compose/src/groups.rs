//! Sums over several elements: what a sum holds beside the shares that are told of it.

use ree_contract::Str;
use rust_decimal::Decimal;

use crate::amount::{Shape, Stated};
use crate::chars::lower;
use crate::formula::Who;
use crate::interval::{add, div, less, mul};
use crate::lexicon::{Counts, Lexicon};
use crate::limits::Limits;
use crate::line::Line;
use crate::model::{Carrier, GroupPart, Interval};
use crate::symbols::El;
use crate::token::{UnitKind, What};

/// What groups leave open.
#[derive(Debug, Default)]
pub(crate) struct Groups {
    pub(crate) parts: Vec<GroupPart>,
    /// Elements whose sum is stated, so that nothing else of the goods holds them.
    pub(crate) closed_to: Vec<Str>,
    /// Sums whose shares tell all of them: they need no line of their own.
    pub(crate) split: Vec<usize>,
    /// A gap in a sum that was let pass.
    pub(crate) passed: Decimal,
}

/// A name that tells the rest of a sum, not the sum.
pub(crate) fn is_rest(name: &str) -> bool {
    let name: String = name.chars().map(lower).collect();
    ["other", "remaining", "rest", "其他", "其它", "其余", "其餘", "sonstige", "andere", "その他"]
        .iter()
        .any(|w| name.starts_with(w))
}

/// True: the sum counts every element of its kind in the goods, also those with a line of their own.
fn is_total(lexicon: &Lexicon, group: u16, name: &str) -> bool {
    if is_rest(name) {
        return false;
    }
    let small: String = name.chars().map(lower).collect();
    let mischmetal = name == "Mm"
        || ["misch", "mixed", "混合", "富", "ミッシュ", "-rich"].iter().any(|w| small.contains(w));
    let counts = lexicon.group(group).map_or(Counts::Any, |g| g.counts);
    let wide = lexicon.holds(group).len() > 2;
    let says = name.starts_with(['T', 'Σ'])
        || ["total", "总", "總", "全", "gesamt"].iter().any(|w| small.contains(w));
    wide && !mischmetal && (says || counts != Counts::Any)
}

fn members(lexicon: &Lexicon, line: &Line) -> Vec<El> {
    match line.what() {
        What::Group(group) => match &line.statement.subject.members {
            Some(members) => members.clone(),
            None => lexicon.holds(*group).to_vec(),
        },
        What::Formula(f) => f.elements().filter(|el| lexicon.symbols.rare_earth(*el)).collect(),
        what => what.elements(),
    }
}

/// True: the line is a share of the sum that `group` names.
fn inside(lexicon: &Lexicon, line: &Line, sum: &Line, group: u16, total: bool) -> bool {
    if line.dropped || line.place == sum.place || line.is_absent() {
        return false;
    }
    let holds = lexicon.holds(group);
    let by_basis =
        line.statement.subject.basis.is_some_and(|b| b == group || lexicon.holds(b) == holds);
    if by_basis {
        return true;
    }
    let own = members(lexicon, line);
    let fits = !own.is_empty() && own.iter().all(|el| holds.contains(el));
    let part = line.statement.part_of == Some(sum.place);
    let group_line = matches!(line.what(), What::Group(_));
    // A total of oxides does not count a sum of other name again, only shares.
    fits && !line.is_named_only() && (part || (total && !group_line))
}

/// Most sums of one text that are looked into.
const MOST_SUMS: usize = 50;

/// What the shares of a sum come to where that is more than the sum itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Over {
    No,
    /// They are shares of the sum: TREO 45 %, La2O3 60 %.
    OfSum,
    /// They stand beside it: Dy2O3 99.9 %, REO 0.05 %.
    Beside,
}

fn over(
    lexicon: &Lexicon,
    lines: &[Line],
    place: usize,
    sum: &Line,
    group: u16,
    total: bool,
) -> Over {
    let percent = |l: &Line| {
        l.value()
            .filter(|v| matches!(v.unit.kind, UnitKind::None | UnitKind::Percent | UnitKind::Mass))
            .copied()
    };
    let Some(whole) = percent(sum) else { return Over::No };
    let most = if whole.shape == Shape::Min { whole.low } else { whole.high };
    let told = lines
        .iter()
        .enumerate()
        .filter(|(i, l)| *i != place && inside(lexicon, l, sum, group, total))
        .filter(|(_, l)| l.statement.subject.basis.is_none())
        .filter_map(|(_, l)| percent(l))
        .filter(|v| v.shape != Shape::Max)
        .fold(Decimal::ZERO, |s, v| add(s, v.low));
    if told <= add(most, Decimal::ONE) {
        return Over::No;
    }
    // Not named as a total, and with room beside them, it tells the others of its kind.
    let room = add(told, most) <= Decimal::from(101);
    let says_total = sum.statement.subject.sub.name.starts_with('T');
    if room && !says_total { Over::Beside } else { Over::OfSum }
}

/// Marks what is counted in a sum already.
pub(crate) fn mark(lexicon: &Lexicon, lines: &mut [Line]) {
    let sums: Vec<(usize, u16, bool, bool)> = lines
        .iter()
        .enumerate()
        .filter(|(_, l)| !l.dropped && l.value().is_some() && l.statement.subject.basis.is_none())
        .filter_map(|(i, l)| match l.what() {
            What::Group(g) => {
                let name = &l.statement.subject.sub.name;
                Some((i, *g, is_total(lexicon, *g, name), is_rest(name)))
            }
            _ => None,
        })
        .take(MOST_SUMS)
        .collect();
    for (place, group, total, rest) in sums {
        let Some(sum) = lines.get(place).cloned() else { continue };
        let mut split = false;
        let over = over(lexicon, lines, place, &sum, group, total);
        let (total, rest) = match over {
            Over::Beside => (false, true),
            _ => (total, rest),
        };
        for (i, line) in lines.iter_mut().enumerate() {
            if i != place && inside(lexicon, line, &sum, group, total) {
                line.counted = false;
                split = true;
                if over == Over::OfSum && line.statement.subject.basis.is_none() {
                    line.statement.subject.basis = Some(group);
                }
                if matches!(line.what(), What::Other(_)) {
                    line.rest_of = Some(group);
                }
            }
        }
        if let Some(line) = lines.get_mut(place)
            && (rest || (!split && !total))
        {
            line.rest_of = Some(group);
        }
    }
    sums_written_out(lines);
}

/// `ZrO2+HfO2+Y2O3+Al2O3 >99.9`: a sum of substances whose shares stand beside it.
fn sums_written_out(lines: &mut [Line]) {
    let sums: Vec<(usize, Vec<String>)> = lines
        .iter()
        .enumerate()
        .filter(|(_, l)| !l.dropped && !l.statement.sum_with.is_empty())
        .take(MOST_SUMS)
        .map(|(i, l)| {
            let mut names = vec![l.statement.subject.sub.name.clone()];
            names.extend(l.statement.sum_with.iter().map(|s| s.sub.name.clone()));
            (i, names)
        })
        .collect();
    for (place, names) in sums {
        let of_sum = |i: usize, line: &Line| {
            i != place
                && !line.dropped
                && line.statement.sum_with.is_empty()
                && !line.is_named_only()
                && names.contains(&line.statement.subject.sub.name)
        };
        let told: Vec<String> = lines
            .iter()
            .enumerate()
            .filter(|(i, l)| of_sum(*i, l))
            .map(|(_, l)| l.statement.subject.sub.name.clone())
            .collect();
        let left: Vec<String> = names.iter().filter(|n| !told.contains(n)).cloned().collect();
        if told.is_empty() {
            continue;
        }
        if left.len() > 1 {
            for (i, line) in lines.iter_mut().enumerate() {
                if of_sum(i, line) {
                    line.counted = false;
                }
            }
        }
        if let Some(line) = lines.get_mut(place) {
            keep(line, &left);
        }
    }
}

/// A sum that is nearly everything.
const NEARLY_ALL: Decimal = Decimal::from_parts(90, 0, 0, false, 0);

/// One member without a share of its own takes what the others leave; several stay a sum.
fn keep(line: &mut Line, left: &[String]) {
    let mut all = vec![line.statement.subject.clone()];
    all.append(&mut line.statement.sum_with);
    all.retain(|s| left.contains(&s.sub.name));
    let Some((first, rest)) = all.split_first() else {
        line.dropped = true;
        return;
    };
    line.statement.subject.sub = first.sub.clone();
    line.statement.sum_with = rest.to_vec();
    if rest.is_empty()
        && let Some(Stated::Value(value)) = line.statement.stated
    {
        let nearly_all = value.low >= NEARLY_ALL;
        line.statement.stated =
            Some(if nearly_all { Stated::Balance } else { Stated::Value(value.capped(false)) });
    }
}

/// What groups may hold beside the lines.
pub(crate) fn parts(lexicon: &Lexicon, lines: &[Line], limits: &Limits) -> Groups {
    let mut groups = Groups::default();
    let mut looked = 0_usize;
    let symbol = |el: &El| lexicon.symbols.symbol(*el);
    let named = |els: &[El]| els.iter().map(symbol).collect::<Vec<Str>>();
    let lowest = lines
        .iter()
        .filter(|l| !l.dropped && l.counted)
        .filter_map(|l| l.mass)
        .fold(Decimal::ZERO, |s, m| add(s, m.low));
    for (place, line) in lines.iter().enumerate().filter(|(_, l)| !l.dropped) {
        let name = &line.statement.subject.sub.name;
        if !line.statement.sum_with.is_empty() {
            let mut holds = members(lexicon, line);
            for other in &line.statement.sum_with {
                match other.sub.what {
                    What::Group(group) => holds.extend(lexicon.holds(group)),
                    _ => holds.extend(other.sub.what.elements()),
                }
            }
            let carrier = line.carrier.unwrap_or_else(|| carrier_of(lexicon, line));
            let most = line.mass.map_or(Decimal::ONE_HUNDRED, |m| m.high);
            groups.parts.push(GroupPart {
                name: name.clone(),
                holds: named(&holds),
                most,
                least: Decimal::ZERO,
                carrier,
            });
            continue;
        }
        match line.what() {
            What::Other(_) => {
                if let Some(group) = line.rest_of.or(line.statement.subject.basis) {
                    let most = line.mass.map_or(Decimal::ONE_HUNDRED, |m| m.high);
                    let carrier = carrier_of_group(lexicon, group, lines);
                    groups.parts.push(GroupPart {
                        name: name.clone(),
                        holds: named(lexicon.holds(group)),
                        most,
                        least: Decimal::ZERO,
                        carrier,
                    });
                }
            }
            What::Group(group) => {
                let total = is_total(lexicon, *group, name) && line.rest_of.is_none();
                looked = looked.saturating_add(1);
                let shares: Vec<&Line> = lines
                    .iter()
                    .enumerate()
                    .filter(|_| looked <= MOST_SUMS)
                    .filter(|(i, l)| *i != place && inside(lexicon, l, line, *group, total))
                    .map(|(_, l)| l)
                    .collect();
                let told =
                    shares.iter().filter_map(|l| l.mass).fold(Decimal::ZERO, |s, m| add(s, m.low));
                let parent = line.statement.part_of.and_then(|p| {
                    lines.iter().find(|l| l.place == p && !l.dropped).and_then(|l| l.mass)
                });
                let high = match line.mass.or(parent) {
                    Some(mass) => mass.high,
                    // Named beside amounts that are whole: the two contradict each other.
                    None if lowest >= Decimal::ONE_HUNDRED => Decimal::ONE_HUNDRED,
                    None => less(Decimal::ONE_HUNDRED, lowest),
                };
                // Shares of the sum itself leave what they leave of it, however much it is.
                let by_basis = |l: &&&Line| l.statement.subject.basis.is_some();
                let of_sum = shares.iter().any(|l| by_basis(&l));
                // What is only named has the room that all amounts leave.
                let own = of_sum || line.mass.or(parent).is_some();
                let mut rest = if own { less(high, told) } else { high };
                if of_sum {
                    let left = left_of(shares.iter().filter(by_basis).copied());
                    rest = rest.min(div(mul(left, high, true), Decimal::ONE_HUNDRED, true));
                }
                if total && line.mass.is_some() {
                    for el in named(lexicon.holds(*group)) {
                        if !groups.closed_to.contains(&el) {
                            groups.closed_to.push(el);
                        }
                    }
                }
                if !total && line.mass.is_some() && !shares.is_empty() && rest.is_zero() {
                    groups.split.push(place);
                }
                if line.is_absent() || rest.is_zero() {
                    continue;
                }
                // What the shares leave of a sum is by statement another of its elements: only what
                // counts for none is let pass.
                if !shares.is_empty() && rest <= limits.trace {
                    groups.passed = groups.passed.max(rest);
                    continue;
                }
                let carrier =
                    line.carrier.unwrap_or_else(|| carrier_of_group(lexicon, *group, lines));
                groups.parts.push(GroupPart {
                    name: name.clone(),
                    holds: named(&members(lexicon, line)),
                    most: rest,
                    least: less(line.mass.map_or(Decimal::ZERO, |m| m.low), high_of(&shares)),
                    carrier,
                });
            }
            What::Formula(formula) => {
                let of = |g: u16| lexicon.holds(g).to_vec();
                let low = line.mass.map_or(Decimal::ZERO, |m| m.low);
                let metal = formula.carrier(&lexicon.symbols) == Carrier::Metal;
                for site in formula.sites.iter().filter(|_| metal) {
                    let el = |who: &Who| match who {
                        Who::Element(el) => Some(symbol(el)),
                        Who::Group(_) => None,
                    };
                    let Some(holds) = site.members.iter().map(el).collect() else { continue };
                    let least = formula.least_of_site(&lexicon.symbols, &of, site);
                    groups.parts.push(GroupPart {
                        name: name.clone(),
                        holds,
                        // Each has a share of its own.
                        most: Decimal::ZERO,
                        least: div(mul(least, low, false), Decimal::ONE_HUNDRED, false),
                        carrier: Carrier::Metal,
                    });
                }
                for share in formula.shares(&lexicon.symbols, &of) {
                    let Who::Group(group) = share.who else { continue };
                    let holds = lexicon.holds(group);
                    // Shares that an analysis gives tell what the group holds.
                    let split = lines.iter().any(|l| {
                        !l.dropped
                            && !l.is_named_only()
                            && (l.statement.subject.basis.is_some()
                                || matches!(l.what(), What::Group(_)))
                    });
                    if split && line.is_named_only() {
                        continue;
                    }
                    let percent = share.percent.of(line.mass.unwrap_or(Interval::ANY));
                    groups.parts.push(GroupPart {
                        name: name.clone(),
                        holds: named(holds),
                        most: percent.high,
                        least: percent.low,
                        carrier: formula.carrier(&lexicon.symbols),
                    });
                }
            }
            _ => {}
        }
    }
    without_sum(lexicon, lines, limits, &mut groups);
    groups
}

/// What shares leave of their sum, in percent of it.
fn left_of<'a>(shares: impl Iterator<Item = &'a Line>) -> Decimal {
    let told = shares
        .filter_map(Line::value)
        .filter(|v| v.shape != Shape::Max)
        .fold(Decimal::ZERO, |s, v| add(s, if v.shape == Shape::Min { v.low } else { v.high }));
    less(Decimal::ONE_HUNDRED, told)
}

/// `Nd2O3/TREO 99.6 %`: shares of a sum that has no line of its own leave other elements of it, where nothing
/// else leaves room for them.
fn without_sum(lexicon: &Lexicon, lines: &[Line], limits: &Limits, groups: &mut Groups) {
    let live = || lines.iter().filter(|l| !l.dropped);
    let basis = |l: &Line| l.statement.subject.basis;
    let Some(group) = live().filter(|l| !l.scaled && l.value().is_some()).find_map(basis) else {
        return;
    };
    let left = left_of(live().filter(|l| basis(l) == Some(group)));
    let others = live().any(|l| matches!(l.what(), What::Group(_) | What::Other(_)));
    let room = left > limits.remainder && !live().any(Line::is_balance);
    if others || room || left <= limits.trace {
        return;
    }
    let oxide = counts_as(lexicon, group) == Carrier::Oxide;
    groups.parts.push(GroupPart {
        name: if oxide { "REO" } else { "RE" }.to_owned(),
        holds: lexicon.holds(group).iter().map(|el| lexicon.symbols.symbol(*el)).collect(),
        most: left,
        least: Decimal::ZERO,
        carrier: carrier_of_group(lexicon, group, lines),
    });
}

fn high_of(shares: &[&Line]) -> Decimal {
    shares.iter().filter_map(|l| l.mass).fold(Decimal::ZERO, |s, m| add(s, m.high))
}

fn carrier_of(lexicon: &Lexicon, line: &Line) -> Carrier {
    match line.what() {
        What::Formula(f) => f.carrier(&lexicon.symbols),
        What::Group(g) => counts_as(lexicon, *g),
        _ => Carrier::Metal,
    }
}

fn counts_as(lexicon: &Lexicon, group: u16) -> Carrier {
    match lexicon.group(group).map_or(Counts::Any, |g| g.counts) {
        Counts::Metal => Carrier::Metal,
        Counts::Oxide => Carrier::Oxide,
        Counts::Any => Carrier::Unstated,
    }
}

/// What carries the members of a group: a salt of it that is named, or what its amount counts; in a
/// list of metals a bare RE is metal.
fn carrier_of_group(lexicon: &Lexicon, group: u16, lines: &[Line]) -> Carrier {
    for line in lines {
        if let What::Formula(f) = line.what()
            && f.whos().any(|w| matches!(w, Who::Group(_)))
        {
            return f.carrier(&lexicon.symbols);
        }
    }
    match counts_as(lexicon, group) {
        Carrier::Unstated => {
            let metals = lines.iter().any(|l| {
                !l.dropped && matches!(l.what(), What::Element(el) if lexicon.symbols.metal(*el))
            });
            if metals { Carrier::Metal } else { Carrier::Unstated }
        }
        carrier => carrier,
    }
}
