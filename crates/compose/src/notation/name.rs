//! Names of salts and oxides put together by rule from the name of an element: `gadolinium(III)
//! chloride hexahydrate`, `Gadoliniumchlorid`, `六水合硝酸钇`, `三氧化二钇`, `酸化イットリウム`.

use rust_decimal::Decimal;

use crate::chars::{Text, is_latin, is_word};
use crate::formula::{Formula, Site, Who};
use crate::lexicon::{Lexicon, Meaning};
use crate::model::Interval;
use crate::symbols::El;

/// What an element is bound to.
struct Anion {
    /// Words after an element, lower case, Latin.
    latin: &'static [&'static str],
    /// Words before an element, Chinese and Japanese.
    east: &'static [&'static str],
    /// Its atoms.
    atoms: &'static [(&'static str, u32)],
    /// Its charge; 0: the formula is not told by the name.
    charge: u32,
}

#[rustfmt::skip]
const ANIONS: &[Anion] = &[
    Anion { latin: &["oxide", "oxid"], east: &["氧化", "酸化"], atoms: &[("O", 1)], charge: 2 },
    Anion { latin: &["fluoride", "fluorid"], east: &["氟化", "フッ化", "ふっ化", "弗化"], atoms: &[("F", 1)], charge: 1 },
    Anion { latin: &["chloride", "chlorid"], east: &["氯化", "塩化"], atoms: &[("Cl", 1)], charge: 1 },
    Anion { latin: &["bromide", "bromid"], east: &["溴化", "臭化"], atoms: &[("Br", 1)], charge: 1 },
    Anion { latin: &["iodide", "iodid", "jodid"], east: &["碘化", "ヨウ化"], atoms: &[("I", 1)], charge: 1 },
    Anion { latin: &["hydroxide", "hydroxid"], east: &["氢氧化", "水酸化", "氫氧化"], atoms: &[("O", 1), ("H", 1)], charge: 1 },
    Anion { latin: &["nitrate", "nitrat"], east: &["硝酸"], atoms: &[("N", 1), ("O", 3)], charge: 1 },
    Anion { latin: &["carbonate", "carbonat", "karbonat"], east: &["碳酸", "炭酸"], atoms: &[("C", 1), ("O", 3)], charge: 2 },
    Anion { latin: &["sulfate", "sulphate", "sulfat"], east: &["硫酸"], atoms: &[("S", 1), ("O", 4)], charge: 2 },
    Anion { latin: &["sulfide", "sulphide", "sulfid"], east: &["硫化"], atoms: &[("S", 1)], charge: 2 },
    Anion { latin: &["selenide", "selenid"], east: &["硒化", "セレン化"], atoms: &[("Se", 1)], charge: 2 },
    Anion { latin: &["telluride", "tellurid"], east: &["碲化", "テルル化"], atoms: &[("Te", 1)], charge: 2 },
    Anion { latin: &["phosphate", "orthophosphate", "phosphat"], east: &["磷酸", "リン酸"], atoms: &[("P", 1), ("O", 4)], charge: 3 },
    Anion { latin: &["phosphide", "phosphid"], east: &["磷化", "リン化"], atoms: &[("P", 1)], charge: 3 },
    Anion { latin: &["nitride", "nitrid"], east: &["氮化", "窒化"], atoms: &[("N", 1)], charge: 3 },
    Anion { latin: &["oxalate", "oxalat"], east: &["草酸", "シュウ酸"], atoms: &[("C", 2), ("O", 4)], charge: 2 },
    Anion { latin: &["acetate", "acetat", "azetat"], east: &["醋酸", "乙酸", "酢酸"], atoms: &[("C", 2), ("H", 3), ("O", 2)], charge: 1 },
    Anion { latin: &["formate", "formiat"], east: &["甲酸", "ギ酸"], atoms: &[("C", 1), ("H", 1), ("O", 2)], charge: 1 },
    Anion { latin: &["citrate", "citrat"], east: &["柠檬酸", "クエン酸"], atoms: &[("C", 6), ("H", 5), ("O", 7)], charge: 3 },
    Anion { latin: &["perchlorate", "perchlorat"], east: &["高氯酸", "過塩素酸"], atoms: &[("Cl", 1), ("O", 4)], charge: 1 },
    Anion { latin: &["triflate", "trifluoromethanesulfonate", "trifluoromethanesulphonate", "triflat", "trifluormethansulfonat"], east: &["三氟甲磺酸", "トリフルオロメタンスルホン酸"], atoms: &[("C", 1), ("F", 3), ("S", 1), ("O", 3)], charge: 1 },
    Anion { latin: &["acetylacetonate", "acetylacetonat"], east: &["乙酰丙酮", "アセチルアセトン"], atoms: &[("C", 5), ("H", 7), ("O", 2)], charge: 1 },
    Anion { latin: &["oxyfluoride", "oxychloride", "oxysulfide", "oxysulphide", "oxynitride", "oxybromide"], east: &["氟氧化", "氯氧化", "硫氧化", "氮氧化", "氧氟化", "氧硫化", "酸フッ化"], atoms: &[("O", 1)], charge: 0 },
    Anion { latin: &["carbide", "carbid", "karbid", "boride", "hexaboride", "tetraboride", "borid", "hexaborid", "silicide", "disilicide", "silicid", "hydride", "dihydride", "trihydride", "hydrid", "peroxide", "silicate", "silikat", "borate", "borat", "aluminate", "aluminat", "titanate", "titanat", "zirconate", "zirkonat", "vanadate", "vanadat", "molybdate", "tungstate", "niobate", "tantalate", "ferrite", "stannate", "gallate", "germanate", "arsenide", "antimonide", "phosphite", "nitrite", "sulfite", "chlorate", "stearate", "octoate", "octanoate", "naphthenate", "neodecanoate", "ethylhexanoate", "2-ethylhexanoate", "isopropoxide", "ethoxide", "methoxide", "alkoxide", "lactate", "tartrate", "benzoate", "palmitate", "laurate", "linoleate", "amide", "sulfonate", "complex", "chelate", "hexafluoroacetylacetonate", "tris", "cyclopentadienide", "fluorosulfate", "tetrafluoroborate", "hexafluorophosphate", "bicarbonate", "hydrogencarbonate"],
        east: &["碳化", "硼化", "六硼化", "硅化", "二硅化", "氢化", "过氧化", "硅酸", "硼酸", "铝酸", "钛酸", "锆酸", "钒酸", "钼酸", "钨酸", "铌酸", "钽酸", "铁酸", "锡酸", "镓酸", "锗酸", "砷化", "锑化", "异辛酸", "辛酸", "环烷酸", "硬脂酸", "新癸酸", "异丙醇", "乳酸", "酒石酸", "苯甲酸", "油酸", "氨基磺酸", "有机酸", "炭化", "ホウ化", "ケイ化", "水素化", "ケイ酸", "ホウ酸", "アルミン酸", "チタン酸", "ジルコン酸", "タングステン酸", "モリブデン酸", "バナジン酸", "ニオブ酸"],
        atoms: &[("C", 1)], charge: 0 },
];

/// Counts as Greek prefixes.
#[rustfmt::skip]
const PREFIXES: &[(&str, u32)] = &[
    ("mono", 1), ("di", 2), ("tri", 3), ("tetra", 4), ("tetr", 4), ("penta", 5), ("pent", 5), ("hexa", 6), ("hepta", 7),
    ("octa", 8), ("nona", 9), ("deca", 10), ("dodeca", 12),
];
#[rustfmt::skip]
const EAST_NUMBERS: &[(char, u32)] = &[
    ('一', 1), ('二', 2), ('两', 2), ('三', 3), ('四', 4), ('五', 5), ('六', 6), ('七', 7), ('八', 8), ('九', 9), ('十', 10),
];

/// Valence of an element in its usual salts.
fn valence(symbol: &str, rare_earth: bool) -> Option<u32> {
    if rare_earth {
        return Some(3);
    }
    match symbol {
        "Li" | "Na" | "K" | "Rb" | "Cs" | "Ag" | "H" => Some(1),
        "Be" | "Mg" | "Ca" | "Sr" | "Ba" | "Zn" | "Cd" => Some(2),
        "Al" | "Ga" | "In" | "B" | "Bi" => Some(3),
        "Si" | "Ge" | "Ti" | "Zr" | "Hf" | "Th" => Some(4),
        "Nb" | "Ta" => Some(5),
        _ => None,
    }
}

/// What was read of a name beside the element itself.
#[derive(Default)]
struct Bound {
    anion: Option<&'static Anion>,
    /// Charge in Roman numerals.
    roman: Option<u32>,
    /// Number of anions and of metal atoms, where the name tells them.
    anions: Option<u32>,
    metals: Option<u32>,
    water: Option<u32>,
    some_water: bool,
}

fn whole(n: u32) -> Interval {
    Interval::point(Decimal::from(n))
}

/// A compound by its name: what it is, and its formula as text where the name tells it.
pub(crate) struct Named {
    pub(crate) formula: Formula,
    pub(crate) written: Option<String>,
}

/// `NO3` times three as `(NO3)3`.
fn repeated(letters: &str, single: bool, count: Interval) -> Option<String> {
    if !count.is_point() {
        return None;
    }
    Some(match (count.low == Decimal::ONE, single) {
        (true, _) => letters.to_owned(),
        (false, true) => format!("{letters}{}", count.low.normalize()),
        (false, false) => format!("({letters}){}", count.low.normalize()),
    })
}

impl Bound {
    fn named(&self, lexicon: &Lexicon, el: El) -> Option<Named> {
        let anion = self.anion?;
        let symbols = &lexicon.symbols;
        let symbol = symbols.symbol(el);
        let rare_earth = symbols.rare_earth(el);
        let oxide = anion.latin.first() == Some(&"oxide");
        let mut formula = Formula { numbered: true, ..Formula::default() };
        let charge = self.roman.or_else(|| valence(&symbol, rare_earth));
        let (metals, anions) = match (self.anions, self.metals, charge) {
            (Some(anions), metals, _) => (whole(metals.unwrap_or(1)), whole(anions)),
            (None, Some(metals), _) => (whole(metals), whole(1)),
            (None, None, _) if oxide && self.roman.is_none() && &*symbol == "Ce" => {
                (whole(1), whole(2))
            }
            (None, None, _) if oxide && self.roman.is_none() && &*symbol == "Pr" => {
                (whole(6), whole(11))
            }
            (None, None, _) if oxide && self.roman.is_none() && &*symbol == "Tb" => {
                (whole(4), whole(7))
            }
            _ if anion.charge == 0 => {
                // Anything from a hydride to a large ligand.
                let some = Interval::closed(Decimal::ONE, Decimal::from(150));
                (whole(1), some)
            }
            (None, None, Some(charge)) => {
                let by = common(charge, anion.charge);
                (whole(anion.charge.checked_div(by)?), whole(charge.checked_div(by)?))
            }
            (None, None, None) => {
                // From one charge to six.
                let z = Decimal::from(anion.charge);
                let (low, high) = (Decimal::ONE.checked_div(z)?, Decimal::from(6).checked_div(z)?);
                (whole(1), Interval::closed(low, high))
            }
        };
        formula.push(Who::Element(el), metals);
        let mut letters = String::new();
        for (symbol, n) in anion.atoms {
            let atom = symbols.named(symbol)?;
            formula.push(Who::Element(atom), anions.times(whole(*n)));
            letters.push_str(symbol);
            if *n > 1 {
                letters.push_str(&n.to_string());
            }
        }
        let single = anion.atoms.len() == 1;
        let mut written = repeated(&symbol, true, metals)
            .zip(repeated(&letters, single, anions))
            .map(|(cation, anion)| cation + &anion)
            .filter(|_| anion.charge > 0);
        if let Some(n) = self.water {
            let twice = n.saturating_mul(2);
            formula.push(Who::Element(symbols.named("H")?), whole(twice));
            formula.push(Who::Element(symbols.named("O")?), whole(n));
            let count = if n == 1 { String::new() } else { n.to_string() };
            written = written.map(|w| format!("{w}·{count}H2O"));
        }
        formula.some_water = self.some_water;
        if self.some_water {
            written = written.map(|w| w + "·xH2O");
        }
        Some(Named { formula, written })
    }
}

fn common(a: u32, b: u32) -> u32 {
    let (mut a, mut b) = (a, b);
    while b != 0 {
        let rest = a.checked_rem(b).unwrap_or_default();
        a = b;
        b = rest;
    }
    a.max(1)
}

fn gap(text: &Text<'_>, mut at: usize) -> usize {
    while matches!(text.at(at), ' ' | '-') {
        at = at.saturating_add(1);
    }
    at
}

/// True, with its end, if the word stands here (lower case compared).
fn word(text: &Text<'_>, from: usize, word: &str) -> Option<usize> {
    let mut at = from;
    for c in word.chars() {
        if text.at(at).to_ascii_lowercase() != c {
            return None;
        }
        at = at.saturating_add(1);
    }
    Some(at)
}

fn word_end(text: &Text<'_>, at: usize) -> Option<usize> {
    if !is_latin(text.at(at)) {
        return Some(at);
    }
    // Plurals: oxides, Oxide.
    let next = at.saturating_add(1);
    let ending = matches!(text.at(at), 's' | 'e');
    (ending && !is_latin(text.at(next))).then_some(next)
}

/// `(III)`, `(3+)`, ` III`.
fn roman(text: &Text<'_>, from: usize) -> Option<(u32, usize)> {
    let mut at = gap(text, from);
    let bracket = text.at(at) == '(';
    if bracket {
        at = at.saturating_add(1);
    } else if at == from {
        return None;
    }
    let start = at;
    while matches!(text.at(at), 'I' | 'V' | '0'..='9' | '+' | 'Ⅱ' | 'Ⅲ' | 'Ⅳ') {
        at = at.saturating_add(1);
    }
    let charge = match text.plain(start, at).trim_end_matches('+') {
        "I" | "1" => 1,
        "II" | "2" | "Ⅱ" => 2,
        "III" | "3" | "Ⅲ" => 3,
        "IV" | "4" | "Ⅳ" => 4,
        "V" | "5" => 5,
        "VI" | "6" => 6,
        _ => return None,
    };
    match (bracket, text.at(at)) {
        (true, ')') => Some((charge, at.saturating_add(1))),
        (false, c) if !is_word(c) => Some((charge, at)),
        _ => None,
    }
}

fn prefix(text: &Text<'_>, from: usize) -> (Option<u32>, usize) {
    let mut best = (None, from);
    for (prefix, n) in PREFIXES {
        if let Some(end) = word(text, from, prefix)
            && end > best.1
        {
            best = (Some(*n), end);
        }
    }
    best
}

/// `hexahydrate`, `-Hexahydrat`, `hydrate`, `, anhydrous`.
fn hydrate(text: &Text<'_>, from: usize, bound: &mut Bound) -> usize {
    let at = gap(text, from);
    let (n, after) = prefix(text, at);
    for start in [after, at] {
        for name in ["hydrate", "hydrat", "水合物", "水和物"] {
            if let Some(end) = word(text, start, name).and_then(|e| word_end(text, e)) {
                match n.filter(|_| start == after) {
                    Some(n) => bound.water = Some(n),
                    None => bound.some_water = true,
                }
                return end;
            }
        }
    }
    // `xH2O` written as words: `6-hydrate`, `六水合物`, `n水和物`.
    let number = EAST_NUMBERS.iter().find(|(c, _)| *c == text.at(at)).map(|(_, n)| *n);
    let number = number.or_else(|| text.at(at).to_digit(10));
    let any = matches!(text.at(at), 'n' | 'x');
    if number.is_some() || any {
        let next = gap(text, at.saturating_add(1));
        for name in ["水合物", "水和物", "hydrate", "hydrat", "水"] {
            if let Some(end) = word(text, next, name) {
                match number {
                    Some(n) => bound.water = Some(n),
                    None => bound.some_water = true,
                }
                return end;
            }
        }
    }
    from
}

/// Where the mass of an isotope of the element ends: `-177`.
fn isotope(lexicon: &Lexicon, text: &Text<'_>, from: usize, el: El) -> Option<usize> {
    let mut end = from.saturating_add(1);
    let mut mass = 0_u32;
    while let Some(digit) = text.at(end).to_digit(10).filter(|_| mass < 100) {
        mass = mass.saturating_mul(10).saturating_add(digit);
        end = end.saturating_add(1);
    }
    let number = u32::from(lexicon.symbols.info(el)?.number);
    let tenths = mass.saturating_mul(10);
    let fits = tenths >= number.saturating_mul(19) && tenths <= number.saturating_mul(28);
    (text.at(from) == '-' && fits).then_some(end)
}

/// True: a salt is named, and no oxide: `SEG carbonate`, `混合碳酸稀土`.
pub(crate) fn is_salt(text: &Text<'_>) -> bool {
    let says = |anion: &Anion| {
        (0..text.len()).any(|at| {
            let latin = |name: &&str| {
                !is_latin(text.before(at))
                    && word(text, at, name).is_some_and(|e| word_end(text, e).is_some())
            };
            let east = |name: &&str| word(text, at, name).is_some();
            anion.latin.iter().any(latin) || anion.east.iter().any(east)
        })
    };
    ANIONS.split_first().is_some_and(|(oxide, salts)| !says(oxide) && salts.iter().any(says))
}

/// After the name of an element: what it is bound to. `from` is where the name ended.
pub(crate) fn after(
    lexicon: &Lexicon,
    text: &Text<'_>,
    from: usize,
    el: El,
) -> Option<(Named, usize)> {
    let mut bound = Bound::default();
    let mut at = isotope(lexicon, text, from, el).unwrap_or(from);
    if let Some((charge, end)) = roman(text, at) {
        bound.roman = Some(charge);
        at = end;
    }
    at = gap(text, at);
    let (count, after_prefix) = prefix(text, at);
    let sesqui = word(text, at, "sesqui");
    let mut best: Option<(usize, &'static Anion, usize)> = None;
    for start in [at, after_prefix, sesqui.unwrap_or(at)] {
        for anion in ANIONS {
            for name in anion.latin {
                let end = word(text, start, name).and_then(|e| word_end(text, e));
                if let Some(end) = end
                    && best.is_none_or(|(b, _, _)| end > b)
                {
                    best = Some((end, anion, start));
                }
            }
        }
    }
    let (end, anion, start) = best?;
    bound.anion = Some(anion);
    if sesqui == Some(start) && start != at {
        (bound.metals, bound.anions) = (Some(2), Some(3));
    } else if start == after_prefix && start != at {
        bound.anions = count;
        // `diyttrium trioxide` is rare; a trioxide of a three-valued metal holds two of it.
        let symbol = lexicon.symbols.symbol(el);
        let three = valence(&symbol, lexicon.symbols.rare_earth(el)) == Some(3);
        if anion.charge == 2 && count == Some(3) && three {
            bound.metals = Some(2);
        }
    }
    let end = hydrate(text, end, &mut bound);
    bound.named(lexicon, el).map(|f| (f, end))
}

/// After several rare earths: what they are bound to together, each with a share that is not told.
pub(crate) fn of_several(
    lexicon: &Lexicon,
    text: &Text<'_>,
    from: usize,
    els: &[El],
) -> Option<(Named, usize)> {
    let first = *els.first().filter(|_| els.iter().all(|el| lexicon.symbols.rare_earth(*el)))?;
    let (mut salt, end) = after(lexicon, text, from, first)?;
    let place = salt.formula.atoms.iter().position(|a| a.who == Who::Element(first))?;
    let count = salt.formula.atoms.remove(place).count;
    let members = els.iter().map(|el| Who::Element(*el)).collect();
    salt.formula.sites.push(Site { members, count });
    salt.written = None;
    Some((salt, end))
}

/// A Latin word of a German kind: the element's name with what it is bound to, in one word.
pub(crate) fn joined(lexicon: &Lexicon, text: &Text<'_>, from: usize) -> Option<(Named, usize)> {
    let mut found = None;
    lexicon.phrases.each_start(text, from, &mut |meaning, end| {
        if let Meaning::Element(el) = meaning
            && is_latin(text.at(end))
            && let Some(read) = after(lexicon, text, end, *el)
        {
            found = Some(read);
        }
    });
    found
}

/// Chinese and Japanese: what the element is bound to stands before its name.
pub(crate) fn before(lexicon: &Lexicon, text: &Text<'_>, from: usize) -> Option<(Named, usize)> {
    let mut bound = Bound::default();
    let mut at = from;
    let number = |at: usize| EAST_NUMBERS.iter().find(|(c, _)| *c == text.at(at)).map(|(_, n)| *n);
    // 六水合, 六水, 水合, 无水
    let n = number(at);
    let water_at = at.saturating_add(usize::from(n.is_some()));
    for (name, some) in
        [("水合", true), ("结晶水合", true), ("无水", false), ("無水", false), ("水", true)]
    {
        if let Some(end) = word(text, water_at, name)
            && (n.is_some() || name != "水")
        {
            if some {
                bound.water = n;
                bound.some_water = n.is_none();
            }
            at = end;
            break;
        }
    }
    let anions = number(at);
    let start = at.saturating_add(usize::from(anions.is_some()));
    let mut best: Option<(usize, &'static Anion)> = None;
    for anion in ANIONS {
        for name in anion.east {
            for begin in [at, start] {
                if let Some(end) = word(text, begin, name)
                    && best.is_none_or(|(b, _)| end > b)
                {
                    best = Some((end, anion));
                    bound.anions = anions.filter(|_| begin == start);
                }
            }
        }
    }
    let (end, anion) = best?;
    bound.anion = Some(anion);
    at = end;
    if let Some(n) = number(at) {
        bound.metals = Some(n);
        at = at.saturating_add(1);
    } else if text.at(at) == '亚' {
        at = at.saturating_add(1);
    }
    let mut element = None;
    lexicon.phrases.each(text, at, &mut |found| {
        if let Meaning::Element(el) = found.meaning {
            element = Some((*el, found.end));
        }
    });
    let (el, mut end) = element?;
    if let Some((charge, stop)) = roman(text, end) {
        bound.roman = Some(charge);
        end = stop;
    }
    end = hydrate(text, end, &mut bound);
    bound.named(lexicon, el).map(|f| (f, end))
}
