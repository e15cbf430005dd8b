//! Units: of contents (`wt.-%`, `ppm`, `mg/mL`), and of everything that is no content (`mm`, `°C`).

use std::sync::OnceLock;

use rust_decimal::Decimal;

use crate::chars::{Text, is_latin, is_word, lower};
use crate::first::ByFirst;
use crate::token::{Unit, UnitKind};

const fn of(kind: UnitKind, mantissa: i64, scale: u32) -> Unit {
    // `from_parts` takes the low word; no factor here is negative or large.
    Unit { kind, factor: Decimal::from_parts(mantissa as u32, 0, 0, false, scale) }
}

/// Units of contents, without spaces, dots and hyphens, in lower case; the longest that fits wins.
#[rustfmt::skip]
const CONTENT: &[(&str, Unit)] = &[
    ("%", of(UnitKind::Percent, 1, 0)),
    ("percent", of(UnitKind::Percent, 1, 0)),
    ("prozent", of(UnitKind::Percent, 1, 0)),
    ("pct", of(UnitKind::Percent, 1, 0)),
    ("パーセント", of(UnitKind::Percent, 1, 0)),
    ("‰", of(UnitKind::Percent, 1, 1)),
    ("wt%", of(UnitKind::Mass, 1, 0)),
    ("%wt", of(UnitKind::Mass, 1, 0)),
    ("wt", of(UnitKind::Mass, 1, 0)),
    ("wtpct", of(UnitKind::Mass, 1, 0)),
    ("wtpercent", of(UnitKind::Mass, 1, 0)),
    ("weight%", of(UnitKind::Mass, 1, 0)),
    ("%weight", of(UnitKind::Mass, 1, 0)),
    ("%byweight", of(UnitKind::Mass, 1, 0)),
    ("percentbyweight", of(UnitKind::Mass, 1, 0)),
    ("weightpercent", of(UnitKind::Mass, 1, 0)),
    ("%bymass", of(UnitKind::Mass, 1, 0)),
    ("mass%", of(UnitKind::Mass, 1, 0)),
    ("%mass", of(UnitKind::Mass, 1, 0)),
    ("masspercent", of(UnitKind::Mass, 1, 0)),
    ("%w/w", of(UnitKind::Mass, 1, 0)),
    ("w/w%", of(UnitKind::Mass, 1, 0)),
    ("w/w", of(UnitKind::Mass, 1, 0)),
    ("%(w/w)", of(UnitKind::Mass, 1, 0)),
    ("%(m/m)", of(UnitKind::Mass, 1, 0)),
    ("%m/m", of(UnitKind::Mass, 1, 0)),
    ("m/m", of(UnitKind::Mass, 1, 0)),
    ("m%", of(UnitKind::Mass, 1, 0)),
    ("gew%", of(UnitKind::Mass, 1, 0)),
    ("%gew", of(UnitKind::Mass, 1, 0)),
    ("gewichtsprozent", of(UnitKind::Mass, 1, 0)),
    ("gewichts%", of(UnitKind::Mass, 1, 0)),
    ("ma%", of(UnitKind::Mass, 1, 0)),
    ("masse%", of(UnitKind::Mass, 1, 0)),
    ("massen%", of(UnitKind::Mass, 1, 0)),
    ("massenprozent", of(UnitKind::Mass, 1, 0)),
    ("masseprozent", of(UnitKind::Mass, 1, 0)),
    ("%质量", of(UnitKind::Mass, 1, 0)),
    ("质量%", of(UnitKind::Mass, 1, 0)),
    ("质量百分比", of(UnitKind::Mass, 1, 0)),
    ("质量分数%", of(UnitKind::Mass, 1, 0)),
    ("质量分数", of(UnitKind::Mass, 1, 0)),
    ("重量%", of(UnitKind::Mass, 1, 0)),
    ("重量百分比", of(UnitKind::Mass, 1, 0)),
    ("質量%", of(UnitKind::Mass, 1, 0)),
    ("質量パーセント", of(UnitKind::Mass, 1, 0)),
    ("重量パーセント", of(UnitKind::Mass, 1, 0)),
    ("at%", of(UnitKind::Atomic, 1, 0)),
    ("a%", of(UnitKind::Atomic, 1, 0)),
    ("%at", of(UnitKind::Atomic, 1, 0)),
    ("atomic%", of(UnitKind::Atomic, 1, 0)),
    ("atomicpercent", of(UnitKind::Atomic, 1, 0)),
    ("atompercent", of(UnitKind::Atomic, 1, 0)),
    ("atom%", of(UnitKind::Atomic, 1, 0)),
    ("atomprozent", of(UnitKind::Atomic, 1, 0)),
    ("原子%", of(UnitKind::Atomic, 1, 0)),
    ("原子百分比", of(UnitKind::Atomic, 1, 0)),
    ("%原子", of(UnitKind::Atomic, 1, 0)),
    ("原子パーセント", of(UnitKind::Atomic, 1, 0)),
    ("at", of(UnitKind::Atomic, 1, 0)),
    ("atomic", of(UnitKind::Atomic, 1, 0)),
    ("atomicratio", of(UnitKind::Atomic, 1, 0)),
    ("原子比", of(UnitKind::Atomic, 1, 0)),
    ("mol", of(UnitKind::Mole, 1, 0)),
    ("molar", of(UnitKind::Mole, 1, 0)),
    ("molarratio", of(UnitKind::Mole, 1, 0)),
    ("moleratio", of(UnitKind::Mole, 1, 0)),
    ("摩尔比", of(UnitKind::Mole, 1, 0)),
    ("massratio", of(UnitKind::Mass, 1, 0)),
    ("weightratio", of(UnitKind::Mass, 1, 0)),
    ("质量比", of(UnitKind::Mass, 1, 0)),
    ("重量比", of(UnitKind::Mass, 1, 0)),
    ("mol%", of(UnitKind::Mole, 1, 0)),
    ("%mol", of(UnitKind::Mole, 1, 0)),
    ("m/o", of(UnitKind::Mole, 1, 0)),
    ("mole%", of(UnitKind::Mole, 1, 0)),
    ("molpercent", of(UnitKind::Mole, 1, 0)),
    ("molepercent", of(UnitKind::Mole, 1, 0)),
    ("molprozent", of(UnitKind::Mole, 1, 0)),
    ("molar%", of(UnitKind::Mole, 1, 0)),
    ("摩尔%", of(UnitKind::Mole, 1, 0)),
    ("摩尔百分比", of(UnitKind::Mole, 1, 0)),
    ("モル%", of(UnitKind::Mole, 1, 0)),
    ("vol%", of(UnitKind::Volume, 1, 0)),
    ("%vol", of(UnitKind::Volume, 1, 0)),
    ("%v/v", of(UnitKind::Volume, 1, 0)),
    ("v/v", of(UnitKind::Volume, 1, 0)),
    ("体积%", of(UnitKind::Volume, 1, 0)),
    ("体積%", of(UnitKind::Volume, 1, 0)),
    ("%w/v", of(UnitKind::GPerL, 10, 0)),
    ("%(w/v)", of(UnitKind::GPerL, 10, 0)),
    ("w/v", of(UnitKind::GPerL, 10, 0)),
    ("ppm", of(UnitKind::Ppm, 1, 0)),
    ("ppmw", of(UnitKind::Ppm, 1, 0)),
    ("wppm", of(UnitKind::Ppm, 1, 0)),
    ("ppmwt", of(UnitKind::Ppm, 1, 0)),
    ("wtppm", of(UnitKind::Ppm, 1, 0)),
    ("massppm", of(UnitKind::Ppm, 1, 0)),
    ("mg/kg", of(UnitKind::Ppm, 1, 0)),
    ("mgkg⁻¹", of(UnitKind::Ppm, 1, 0)),
    ("毫克/千克", of(UnitKind::Ppm, 1, 0)),
    ("µg/g", of(UnitKind::Ppm, 1, 0)),
    ("ug/g", of(UnitKind::Ppm, 1, 0)),
    ("mcg/g", of(UnitKind::Ppm, 1, 0)),
    ("g/t", of(UnitKind::Ppm, 1, 0)),
    ("ppb", of(UnitKind::Ppm, 1, 3)),
    ("µg/kg", of(UnitKind::Ppm, 1, 3)),
    ("ug/kg", of(UnitKind::Ppm, 1, 3)),
    ("ng/g", of(UnitKind::Ppm, 1, 3)),
    ("g/kg", of(UnitKind::Mass, 1, 1)),
    ("mg/g", of(UnitKind::Mass, 1, 1)),
    ("g/100g", of(UnitKind::Mass, 1, 0)),
    ("kg/t", of(UnitKind::Mass, 1, 1)),
    ("g/l", of(UnitKind::GPerL, 1, 0)),
    ("gl⁻¹", of(UnitKind::GPerL, 1, 0)),
    ("g/ltr", of(UnitKind::GPerL, 1, 0)),
    ("g/dm3", of(UnitKind::GPerL, 1, 0)),
    ("kg/m3", of(UnitKind::GPerL, 1, 0)),
    ("mg/ml", of(UnitKind::GPerL, 1, 0)),
    ("毫克/毫升", of(UnitKind::GPerL, 1, 0)),
    ("克/升", of(UnitKind::GPerL, 1, 0)),
    ("mg/l", of(UnitKind::GPerL, 1, 3)),
    ("毫克/升", of(UnitKind::GPerL, 1, 3)),
    ("µg/ml", of(UnitKind::GPerL, 1, 3)),
    ("ug/ml", of(UnitKind::GPerL, 1, 3)),
    ("µg/l", of(UnitKind::GPerL, 1, 6)),
    ("ug/l", of(UnitKind::GPerL, 1, 6)),
    ("g/ml", of(UnitKind::GPerL, 1000, 0)),
    ("g/100ml", of(UnitKind::GPerL, 10, 0)),
    ("mol/l", of(UnitKind::MolPerL, 1, 0)),
    ("moll⁻¹", of(UnitKind::MolPerL, 1, 0)),
    ("mol/dm3", of(UnitKind::MolPerL, 1, 0)),
    ("摩尔/升", of(UnitKind::MolPerL, 1, 0)),
    ("mmol/ml", of(UnitKind::MolPerL, 1, 0)),
    ("mmol/l", of(UnitKind::MolPerL, 1, 3)),
    ("M", of(UnitKind::MolPerL, 1, 0)),
    ("mM", of(UnitKind::MolPerL, 1, 3)),
    ("pbw", of(UnitKind::Parts, 1, 0)),
    ("phr", of(UnitKind::Parts, 1, 0)),
    ("partsbyweight", of(UnitKind::Parts, 1, 0)),
    ("parts", of(UnitKind::Parts, 1, 0)),
    ("gewichtsteile", of(UnitKind::Parts, 1, 0)),
    ("份", of(UnitKind::Parts, 1, 0)),
    ("重量份", of(UnitKind::Parts, 1, 0)),
    ("質量部", of(UnitKind::Parts, 1, 0)),
    ("重量部", of(UnitKind::Parts, 1, 0)),
];

/// Longest unit, with its spaces and dots.
const WINDOW: usize = 24;

/// The unit of a content that stands at a place, and where it ends.
pub(crate) fn content(text: &Text<'_>, from: usize) -> Option<(Unit, usize)> {
    static TABLE: OnceLock<ByFirst<(&str, Unit)>> = OnceLock::new();
    let table = TABLE.get_or_init(|| ByFirst::new(CONTENT, |(word, _)| word));
    let mut best: Option<(Unit, usize)> = None;
    for (pattern, unit) in table.starting(text.at(from)) {
        if let Some(end) = matches(text, from, pattern)
            && best.is_none_or(|(_, b)| end > b)
        {
            best = Some((*unit, end));
        }
    }
    best
}

fn matches(text: &Text<'_>, from: usize, pattern: &str) -> Option<usize> {
    let mut at = from;
    let exact = matches!(pattern, "M" | "mM" | "g/t" | "kg/t" | "m%");
    for wanted in pattern.chars() {
        // Spaces, dots and hyphens inside a unit do not count, but none stands before the first.
        while at > from
            && matches!(text.at(at), ' ' | '.' | '-')
            && at.saturating_sub(from) < WINDOW
        {
            at = at.saturating_add(1);
        }
        let c = text.at(at);
        let same = if exact { c == wanted } else { lower(c) == lower(wanted) };
        if !same {
            return None;
        }
        at = at.saturating_add(1);
    }
    let last = text.before(at);
    if is_latin(last) && (is_latin(text.at(at)) || text.at(at).is_ascii_digit()) {
        return None;
    }
    // `5 at 900 °C`, `2 mol of`: words, unless the unit stands at an end.
    let next = text.at(at);
    if matches!(pattern, "at" | "mol" | "atomic" | "molar")
        && next != '.'
        && is_latin(next) | (next == ' ')
    {
        return None;
    }
    // `wt.` and `at.` keep their full stop.
    if is_latin(last) && text.at(at) == '.' && !is_word(text.at(at.saturating_add(1))) {
        let bracketed = text.at(at.saturating_add(1)) == ')';
        if bracketed || matches!(pattern, "wt" | "%at" | "%wt" | "%gew" | "%mol" | "%vol") {
            at = at.saturating_add(1);
        }
    }
    Some(at)
}

/// Units of what is no content; case counts. `single`: a letter that is a symbol too.
#[rustfmt::skip]
const QUANTITY: &[&str] = &[
    "mm", "cm", "m", "dm", "km", "µm", "um", "nm", "pm", "Å", "inch", "inches", "in.", "\"", "ft", "mil", "mils", "micron", "microns",
    "mm2", "mm²", "cm2", "cm²", "m2", "m²", "mm3", "mm³", "cm3", "cm³", "m3", "m³", "mm^2", "cm^2", "m^2", "m^3",
    "lb", "lbs", "oz", "t", "mt", "MT", "tons", "ton", "tonnes", "tonne",
    "°C", "℃", "° C", "ºC", "˚C", "°F", "℉", "degC", "deg", "°", "摄氏度",
    "h", "hr", "hrs", "hour", "hours", "s", "sec", "ms", "minutes", "mins", "days", "day", "d", "months", "month", "years", "year", "yrs", "yr", "weeks", "week", "小时", "分钟", "天", "年", "月", "日", "秒", "時間", "分", "個月", "Stunden", "Tage", "Jahre",
    "kV", "mV", "kW", "MW", "mW", "W", "V", "A", "mA", "kA", "Ah", "mAh", "Wh", "kWh", "VA", "kVA", "Ω", "ohm", "ohms", "kΩ", "MΩ", "Ω·cm", "F", "µF", "uF", "nF", "pF", "µH", "uH", "nH", "mH",
    "mmol", "µmol", "umol", "mol", "Hz", "kHz", "MHz", "GHz", "THz", "rpm", "r/min", "min-1", "转",
    "T", "mT", "Gs", "kGs", "G", "kG", "Oe", "kOe", "A/m", "kA/m", "MGOe", "MGOe.", "kJ/m3", "kJ/m³", "kJ/m^3", "emu/g", "Am2/kg", "µWb", "Wb", "mWb",
    "Pa", "kPa", "MPa", "GPa", "bar", "mbar", "psi", "ksi", "N", "kN", "Nm", "N·m", "N/mm2", "N/mm²", "N/cm2", "kgf", "J", "kJ", "MJ", "eV", "keV", "MeV", "K",
    "m²/g", "m2/g", "m^2/g", "cm2/g", "g/cm3", "g/cm³", "g/cm^3", "g/cc", "kg/dm3", "kg/dm³", "mL/g", "ml/g", "cm³/g",
    "HRC", "HV", "HB", "HRA", "HK", "Mohs", "W/mK", "W/(m·K)", "W/m·K", "ppm/K", "%/K", "%/°C", "%/℃", "10-6/K", "lm", "cd", "lx", "cd/m2", "dB", "px", "pixels", "pixel", "dpi", "l/min", "L/min",
    "mesh", "mesh.", "目", "#", "Mesh", "MESH", "pcs", "pcs.", "pc", "pc.", "PCS", "Pcs", "pieces", "piece", "ea", "sets", "set", "pairs", "pair", "rolls", "roll", "reels", "reel", "vials", "vial", "bags", "bag", "drums", "drum", "boxes", "box", "cartons", "carton", "bottles", "bottle", "pallets", "pallet", "units", "unit", "Stück", "Stk", "Stk.", "St.", "pole", "poles", "Pole", "layers", "layer", "lots", "lot", "USD", "EUR", "CNY", "RMB", "€", "$", "元", "kg/m", "°Cmin",
    "个", "片", "块", "颗", "件", "支", "只", "套", "盒", "袋", "瓶", "桶", "根", "条", "粒", "张", "卷", "枚", "箱", "批", "台", "辆", "对", "组", "米", "毫米", "微米", "纳米", "厘米", "克拉", "吨", "公斤/袋", "極", "极", "層", "层", "個", "本", "枚入", "トン", "メッシュ", "号",
    "μΩ·cm", "wt", "carat", "ct", "cts", "nos", "Nos", "mm/s",
];

/// Letters that are units after a number, but symbols before one.
fn is_symbol_too(unit: &str) -> bool {
    matches!(
        unit,
        "W" | "V"
            | "F"
            | "N"
            | "K"
            | "T"
            | "G"
            | "A"
            | "J"
            | "Pa"
            | "m"
            | "d"
            | "h"
            | "s"
            | "t"
            | "in."
    )
}

/// Masses and volumes: what is in a bottle, or a dose. Grams and millilitres.
#[rustfmt::skip]
const GRAMS: &[(&str, i64, u32)] = &[
    ("g", 1, 0), ("kg", 1000, 0), ("mg", 1, 3), ("µg", 1, 6), ("ug", 1, 6), ("mcg", 1, 6), ("克", 1, 0), ("公斤", 1000, 0), ("千克", 1000, 0),
    ("毫克", 1, 3), ("KG", 1000, 0), ("Kg", 1000, 0), ("kgs", 1000, 0), ("kg.", 1000, 0), ("gm", 1, 0), ("gram", 1, 0), ("grams", 1, 0), ("Gramm", 1, 0), ("グラム", 1, 0), ("キログラム", 1000, 0),
];
#[rustfmt::skip]
const MILLILITRES: &[(&str, i64, u32)] =
    &[("mL", 1, 0), ("ml", 1, 0), ("L", 1000, 0), ("l", 1000, 0), ("毫升", 1, 0), ("升", 1000, 0), ("cc", 1, 0), ("liter", 1000, 0), ("litre", 1000, 0), ("µL", 1, 3), ("cL", 10, 0), ("リットル", 1000, 0)];

/// A unit that is no content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quantity {
    /// Length, temperature, count …
    Other,
    /// The same, with a letter that is a symbol too: it counts only where no amount follows.
    SymbolToo,
    /// Mass, with grams a unit.
    Grams(Decimal),
    /// Volume, with millilitres a unit.
    Millilitres(Decimal),
}

/// The unit of a quantity at a place, and where it ends.
pub(crate) fn quantity(text: &Text<'_>, from: usize) -> Option<(Quantity, usize)> {
    static OTHERS: OnceLock<ByFirst<&str>> = OnceLock::new();
    let others = OTHERS.get_or_init(|| ByFirst::new(QUANTITY, |word| word));
    let c = text.at(from);
    let mut best: Option<(Quantity, usize)> = None;
    let mut take = |found: Quantity, end: Option<usize>| {
        if let Some(end) = end
            && best.is_none_or(|(_, b)| end > b)
        {
            best = Some((found, end));
        }
    };
    for unit in others.starting(c) {
        let kind = if is_symbol_too(unit) { Quantity::SymbolToo } else { Quantity::Other };
        take(kind, ends(text, from, unit));
    }
    for (unit, n, scale) in GRAMS.iter().filter(|(unit, _, _)| unit.starts_with(c)) {
        take(Quantity::Grams(Decimal::new(*n, *scale)), ends(text, from, unit));
    }
    for (unit, n, scale) in MILLILITRES.iter().filter(|(unit, _, _)| unit.starts_with(c)) {
        take(Quantity::Millilitres(Decimal::new(*n, *scale)), ends(text, from, unit));
    }
    best
}

fn ends(text: &Text<'_>, from: usize, unit: &str) -> Option<usize> {
    let mut at = from;
    for wanted in unit.chars() {
        if text.at(at) != wanted && !(wanted == 'μ' && text.at(at) == 'µ') {
            return None;
        }
        at = at.saturating_add(1);
    }
    let (last, next) = (text.before(at), text.at(at));
    let runs_on =
        is_latin(last) && (is_latin(next) || next.is_ascii_digit() || next == '/' || next == '%');
    (!runs_on).then_some(at)
}
