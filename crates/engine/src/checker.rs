//! The way through: product in, determination out.

use std::sync::OnceLock;

use ree_compose::{Composition, Lexicon, Limits, Symbols};
use ree_contract::{
    Comparison, CompositionInput, Detail, Determination, ErrorBody, ErrorKind, MeasureStatus,
    ParsedComposition, Product, Text, TextSource,
};
use ree_rulebook::Rulebook;

use crate::assemble::Assembly;
use crate::compiled::Compiled;

use crate::facts::{Numbers, Sight};
use crate::given::{self, Heard};
use crate::inquiry::Inquiry;
use crate::silence::{self, Gap};
use crate::words::{self, Fill};

/// The engine's version.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The longest name or description that is read, in bytes.
const LIMIT_WORDS: usize = 100_000;

/// An engine with its rulebook, ready to judge. It keeps no state between products.
#[derive(Debug)]
pub struct Checker {
    rulebook: Rulebook,
    compiled: Compiled,
    symbols: Symbols,
    /// Of the built-in rulebook it is made when a text or a name is first read.
    lexicon: OnceLock<Result<Lexicon, ErrorBody>>,
    numbers: Numbers,
    limits: Limits,
}

impl Checker {
    /// The engine with the built-in rulebook.
    ///
    /// # Errors
    /// None in practice: the rulebook was checked when it was packed, and a test loads it.
    pub fn builtin() -> Result<&'static Self, &'static ErrorBody> {
        static BUILTIN: OnceLock<Result<Checker, ErrorBody>> = OnceLock::new();
        let made = || Self::made(Rulebook::builtin()?, OnceLock::new());
        BUILTIN.get_or_init(made).as_ref()
    }

    /// The engine with another rulebook.
    ///
    /// # Errors
    /// [`ErrorKind::BadRulebook`] where it goes past a limit.
    pub fn new(rulebook: Rulebook) -> Result<Self, ErrorBody> {
        let lexicon = Lexicon::new(&rulebook).map_err(|e| bad_rulebook(&e))?;
        Self::with_lexicon(rulebook, lexicon)
    }

    /// The engine with another rulebook and the look-ups made of it. For who wants to do something
    /// else in between.
    ///
    /// # Errors
    /// As [`Checker::new`].
    pub fn with_lexicon(rulebook: Rulebook, lexicon: Lexicon) -> Result<Self, ErrorBody> {
        Self::made(rulebook, Ok(lexicon).into())
    }

    fn made(
        rulebook: Rulebook,
        lexicon: OnceLock<Result<Lexicon, ErrorBody>>,
    ) -> Result<Self, ErrorBody> {
        let compiled = Compiled::new(&rulebook).map_err(|e| bad_rulebook(&e))?;
        let symbols = Symbols::new(&rulebook.data().elements).map_err(|e| bad_rulebook(&e))?;
        let numbers = Numbers::of(&rulebook);
        let limits = Limits::of(&rulebook);
        Ok(Self { rulebook, compiled, symbols, lexicon, numbers, limits })
    }

    /// The rulebook.
    #[must_use]
    pub fn rulebook(&self) -> &Rulebook {
        &self.rulebook
    }

    /// Combinations of facts, with a listed element present, of which no rule speaks. A sound
    /// rulebook has none: silence must never clear.
    #[must_use]
    pub fn silences(&self) -> (usize, Vec<Gap>) {
        silence::walk(&self.rulebook, &self.compiled)
    }

    /// Reads a composition text and does no more.
    ///
    /// # Errors
    /// `too_large`.
    pub fn parse(&self, text: &str) -> Result<ParsedComposition, ErrorBody> {
        let read = self.read(text)?;
        let notices =
            read.remarks.iter().map(|r| crate::notices::remark(&self.rulebook, r)).collect();
        Ok(read.parsed(notices))
    }

    /// Reads a composition text for a view: parts with their elements, amounts and places.
    ///
    /// # Errors
    /// `too_large`.
    pub fn read(&self, text: &str) -> Result<Composition, ErrorBody> {
        ree_compose::read_text(self.lexicon()?, text, &self.limits)
    }

    /// Judges a product.
    ///
    /// # Errors
    /// A typed refusal with its place; see [`ErrorKind`].
    pub fn check(&self, product: &Product, detail: Detail) -> Result<Determination, ErrorBody> {
        let day = self.day(product)?;
        self.destination(product)?;
        let said = [
            ("name", TextSource::Name, &product.name),
            ("description", TextSource::Description, &product.description),
        ];
        for (place, _, words) in said {
            if words.as_ref().is_some_and(|w| w.len() > LIMIT_WORDS) {
                return Err(self.error(ErrorKind::TooLarge, "too-large", &[]).at(place));
            }
        }
        let statuses: Vec<MeasureStatus> =
            self.rulebook.measures().iter().map(|m| self.rulebook.status(m, &day)).collect();
        let in_force: Vec<bool> = statuses.iter().map(|s| *s == MeasureStatus::InForce).collect();
        let mut read = match &product.composition {
            Some(input) => self.composition(input)?,
            None => self.by_name(product, &in_force)?.unwrap_or_else(Composition::none),
        };
        let last = read.take_suggestions();
        for (place, from, words) in said {
            if let Some(words) = words {
                let hint = || words::message(&self.rulebook, "too-large-hint", &[]);
                ree_compose::also_named(self.lexicon()?, &self.limits, (from, words), &mut read)
                    .map_err(|error| error.at(place).hinting(hint()))?;
                if read.given {
                    ree_compose::doubts(self.lexicon()?, words, &mut read);
                }
            }
        }
        read.suggestions.extend(last);
        let suggested = (std::mem::take(&mut read.suggestions), read.beside);
        // A name tells what is there, though nothing of how much.
        let named = read.readings.iter().any(|r| !r.parts.is_empty());
        let mut composition = Some(read).filter(|c| c.given || named);
        if let Some(composition) = &mut composition {
            self.names_that_speak(&in_force, composition);
        }
        let heard = given::hear(self, product, composition.as_ref(), suggested)?;
        self.anything_read(product, composition.as_ref(), &heard)?;
        let (states, yielded) = self.states(composition.as_ref(), &heard)?;
        let inquiry =
            Inquiry { rulebook: &self.rulebook, compiled: &self.compiled, states, in_force };
        let assembly = Assembly {
            alone: inquiry.alone(),
            inquiry,
            product,
            composition: composition.as_ref(),
            heard: &heard,
            yielded: &yielded,
            statuses: &statuses,
            day: &day,
            detail,
        };
        let mut found = assembly.determination();
        if let Some(reading) = composition.and_then(|c| c.readings.into_iter().next()) {
            (found.composition, found.unread) = reading.shown();
        }
        Ok(found)
    }

    /// Judges a product as if it were exported on each of two days.
    ///
    /// # Errors
    /// As [`Checker::check`]; of a day that is none, at `a` or `b`.
    pub fn compare(&self, product: &Product, a: &str, b: &str) -> Result<Comparison, ErrorBody> {
        let on = |place: &str, day: &str| {
            let mut product = product.clone();
            product.shipment.get_or_insert_default().date = Some(day.to_owned());
            self.check(&product, Detail::Full).map_err(|error| match error.kind {
                ErrorKind::BadDate => error.at(place),
                _ => error,
            })
        };
        Ok(Comparison::of(on("a", a)?, on("b", b)?))
    }

    /// A name tells the main part only. Where that is an element of a measure in force, the name is not
    /// asked what else it holds.
    fn names_that_speak(&self, in_force: &[bool], composition: &mut Composition) {
        for reading in composition.readings.iter_mut().filter(|r| r.by_name) {
            if self.speaks(in_force, reading) {
                reading.undisclosed = rust_decimal::Decimal::ZERO;
            }
        }
    }

    /// True: an element of a measure in force is there.
    fn speaks(&self, in_force: &[bool], reading: &ree_compose::Reading) -> bool {
        let there = |element: &ree_contract::Str| {
            let content = reading.content(element);
            content.main || content.interval.low_open || !content.interval.low.is_zero()
        };
        self.compiled.slots.iter().any(|slot| {
            in_force.get(slot.measure) == Some(&true) && slot.element.as_ref().is_some_and(there)
        })
    }

    /// Words alone that name one substance and what kind of goods it is, and that the person stands by, are
    /// read as the composition that they are; never where that could free the goods.
    fn by_name(
        &self,
        product: &Product,
        in_force: &[bool],
    ) -> Result<Option<Composition>, ErrorBody> {
        let words = match (&product.name, &product.description) {
            (Some(words), None) | (None, Some(words)) if product.accept_suggestions => words,
            _ => return Ok(None),
        };
        let Ok(mut read) = ree_compose::read_text(self.lexicon()?, words, &self.limits) else {
            return Ok(None);
        };
        let identity = |s: &ree_compose::Suggested| {
            self.rulebook.facts().iter().any(|f| f.identity && f.id == s.suggestion.fact)
        };
        let named = read.suggestions.iter().any(identity)
            && !read.suggestions.iter().any(|s| s.frees || s.weakens);
        read.suggestions.clear();
        let plain = match read.readings.as_slice() {
            [one] => one.unread.is_empty() && one.lone().is_some() && self.speaks(in_force, one),
            _ => false,
        };
        Ok(Some(read).filter(|_| named && plain))
    }

    /// The values that facts can take, for every reading; with the facts read from words that the
    /// composition does not allow. A given fact that no reading allows is refused.
    #[allow(clippy::type_complexity, reason = "two lists, named in the line above")]
    fn states(
        &self,
        composition: Option<&Composition>,
        heard: &Heard,
    ) -> Result<(Vec<crate::facts::State>, Vec<given::Fact>), ErrorBody> {
        let readings: Vec<Option<&ree_compose::Reading>> = match composition {
            Some(c) => c.readings.iter().map(Some).collect(),
            None => vec![None],
        };
        let given = heard.facts();
        let mut states = Vec::with_capacity(readings.len());
        let mut clashes: Option<Vec<given::Fact>> = None;
        for reading in readings {
            let sight = Sight {
                rulebook: &self.rulebook,
                compiled: &self.compiled,
                numbers: self.numbers,
                reading,
                metals: reading.map(ree_compose::Reading::metals).unwrap_or_default(),
                given: &given,
            };
            let (state, here) = sight.state();
            let here: Vec<given::Fact> = here.into_iter().map(|c| c.given).collect();
            clashes = Some(match clashes {
                None => here,
                Some(all) => all.into_iter().filter(|g| here.iter().any(|h| h.same(g))).collect(),
            });
            states.push(state);
        }
        let clashes = clashes.unwrap_or_default();
        if let Some(clash) = clashes.iter().find(|c| c.from == ree_contract::TextSource::Facts) {
            return Err(self.contradiction(clash, composition));
        }
        Ok((states, clashes))
    }

    /// Names the composition, or the words beside it that say what the fact denies.
    fn contradiction(&self, clash: &given::Fact, read: Option<&Composition>) -> ErrorBody {
        let key = self.fact_key(clash);
        let value = self.value_label(clash);
        let words = read.zip(clash.element.as_ref()).and_then(|(c, el)| c.said_by_words(el));
        let message = if words.is_some() { "contradictory-words" } else { "contradictory-fact" };
        let words = words.unwrap_or_default();
        let values = [
            ("fact", Fill::Same(&key)),
            ("value", Fill::Both(&value)),
            ("words", Fill::Same(words)),
        ];
        self.error(ErrorKind::ContradictoryFact, message, &values).at(format!("facts.{key}"))
    }

    pub(crate) fn fact_key(&self, fact: &given::Fact) -> String {
        let id = self.compiled.facts.get(fact.fact).map_or("", |f| &*f.id);
        match &fact.element {
            Some(element) => format!("{id}.{element}"),
            None => id.to_owned(),
        }
    }

    pub(crate) fn value_label(&self, fact: &given::Fact) -> Text {
        self.rulebook
            .facts()
            .get(fact.fact)
            .and_then(|f| f.value.get(usize::from(fact.value)))
            .map_or_else(|| Text::both("", ""), |v| (&v.label).into())
    }

    pub(crate) fn compiled(&self) -> &Compiled {
        &self.compiled
    }

    /// Everything known by name.
    pub(crate) fn lexicon(&self) -> Result<&Lexicon, ErrorBody> {
        let made = || Lexicon::new(&self.rulebook).map_err(|e| bad_rulebook(&e));
        self.lexicon.get_or_init(made).as_ref().map_err(Clone::clone)
    }

    fn composition(&self, input: &CompositionInput) -> Result<Composition, ErrorBody> {
        if let CompositionInput::List(list) = input
            && let Some(plain) = ree_compose::plain(&self.symbols, list)
        {
            return Ok(plain);
        }
        ree_compose::read(self.lexicon()?, input, &self.limits)
    }

    pub(crate) fn error(
        &self,
        kind: ErrorKind,
        key: &str,
        values: &[(&str, Fill<'_>)],
    ) -> ErrorBody {
        let hint = format!("{key}-hint");
        let body = ErrorBody::new(kind, words::message(&self.rulebook, key, values));
        if self.rulebook.message(&hint).is_some() {
            body.hinting(words::message(&self.rulebook, &hint, values))
        } else {
            body
        }
    }

    fn day(&self, product: &Product) -> Result<String, ErrorBody> {
        let stated = product.shipment.as_ref().and_then(|s| s.date.as_deref());
        let Some(stated) = stated else { return Ok(self.rulebook.as_of().to_string()) };
        if ree_rulebook::is_day(stated) {
            return Ok(stated.to_owned());
        }
        let values = [("date", Fill::Same(stated))];
        Err(self.error(ErrorKind::BadDate, "bad-date", &values).at("shipment.date"))
    }

    /// A destination that is no code would silently match no measure.
    fn destination(&self, product: &Product) -> Result<(), ErrorBody> {
        let stated = product.shipment.as_ref().and_then(|s| s.destination.as_deref());
        match stated {
            Some(to) if !to.is_empty() && !is_country(to) => {
                let values = [("value", Fill::Same(to))];
                let body = self.error(ErrorKind::UnknownValue, "bad-destination", &values);
                Err(body.at("shipment.destination"))
            }
            _ => Ok(()),
        }
    }

    /// A product in which nothing at all was read is refused.
    fn anything_read(
        &self,
        product: &Product,
        composition: Option<&Composition>,
        heard: &Heard,
    ) -> Result<(), ErrorBody> {
        let parts = composition.is_some_and(|c| {
            c.readings.iter().any(|r| !r.parts.is_empty() || !r.groups.is_empty())
        });
        if parts || !heard.given.is_empty() || !heard.suggestions.is_empty() {
            return Ok(());
        }
        let place = if product.composition.is_some() { "composition" } else { "" };
        let body = self.error(ErrorKind::UnreadableComposition, "nothing-read", &[]);
        Err(if place.is_empty() { body } else { body.at(place) })
    }
}

/// Two letters, as ISO 3166-1 alpha-2 has them.
fn is_country(code: &str) -> bool {
    code.len() == 2 && code.bytes().all(|b| b.is_ascii_alphabetic())
}

fn bad_rulebook(detail: &str) -> ErrorBody {
    ErrorBody::new(
        ErrorKind::BadRulebook,
        Text::both(
            format!("The rulebook cannot be used: {detail}."),
            format!("规则库无法使用：{detail}。"),
        ),
    )
}
