//! What the bindings do, as plain functions over text, so that the host can test them too.

use ree_contract::{Detail, ErrorBody, ErrorEnvelope, ErrorKind, Text, nearest, product_from_json};
use ree_engine::Checker;
use ree_rulebook::Rulebook;
use serde::Serialize;

/// Values of `detail`.
const DETAILS: [(&str, Detail); 2] = [("full", Detail::Full), ("outcome", Detail::Outcome)];

/// The engine with a rulebook.
#[derive(Debug)]
pub struct Engine(Rules);

#[derive(Debug)]
enum Rules {
    Builtin(&'static Checker),
    Own(Box<Checker>),
}

impl Engine {
    /// With the built-in rulebook.
    ///
    /// # Errors
    /// None in practice: the rulebook was checked when it was packed.
    pub fn builtin() -> Result<Self, String> {
        let checker = Checker::builtin().map_err(|e| refusal(e.clone()))?;
        Ok(Self(Rules::Builtin(checker)))
    }

    /// With another: its JSON, and the SHA-256 of these bytes.
    ///
    /// # Errors
    /// The JSON of the refusal.
    pub fn with_rulebook(json: &str, sha256: &str) -> Result<Self, String> {
        let checker = Rulebook::from_json(json, sha256).and_then(Checker::new).map_err(refusal)?;
        Ok(Self(Rules::Own(Box::new(checker))))
    }

    /// A product's JSON to the JSON of its determination.
    ///
    /// # Errors
    /// The JSON of the refusal.
    pub fn check(&self, product: &str, detail: Option<&str>) -> Result<String, String> {
        let detail = self::detail(detail).map_err(refusal)?;
        self.judge(product, detail).map_err(refusal)
    }

    /// A product a line to a determination or refusal a line. With the number of the first line a
    /// refusal names its line.
    ///
    /// # Errors
    /// The JSON of the refusal of `detail`.
    pub fn check_lines(
        &self,
        lines: &str,
        detail: Option<&str>,
        first: Option<u32>,
    ) -> Result<String, String> {
        let detail = self::detail(detail).map_err(refusal)?;
        let mut out = String::new();
        let numbered = |error: ErrorBody, place: usize| match first.map(usize::try_from) {
            Some(Ok(first)) => error.on_line(first.saturating_add(place)),
            _ => error,
        };
        for (place, line) in lines.lines().enumerate() {
            if line.trim_ascii().is_empty() {
                continue;
            }
            let answer =
                self.judge(line, detail).unwrap_or_else(|error| refusal(numbered(error, place)));
            out.push_str(&answer);
            out.push('\n');
        }
        Ok(out)
    }

    /// A product's JSON and two days to the JSON of the comparison.
    ///
    /// # Errors
    /// The JSON of the refusal.
    pub fn diff(&self, product: &str, a: &str, b: &str) -> Result<String, String> {
        let product = product_from_json(product).map_err(refusal)?;
        json(&self.checker().compare(&product, a, b).map_err(refusal)?)
    }

    /// A composition text to the JSON of what was read.
    ///
    /// # Errors
    /// The JSON of the refusal.
    pub fn parse(&self, composition: &str) -> Result<String, String> {
        json(&self.checker().parse(composition).map_err(refusal)?)
    }

    /// The JSON of the vocabulary.
    ///
    /// # Errors
    /// None in practice: its shapes can always be written.
    pub fn vocabulary(&self) -> Result<String, String> {
        json(&self.checker().rulebook().vocabulary())
    }

    /// The JSON of measures and items.
    ///
    /// # Errors
    /// None in practice: its shapes can always be written.
    pub fn rulebook(&self) -> Result<String, String> {
        json(&self.checker().rulebook().contents())
    }

    fn checker(&self) -> &Checker {
        match &self.0 {
            Rules::Builtin(checker) => checker,
            Rules::Own(checker) => checker,
        }
    }

    fn judge(&self, product: &str, detail: Detail) -> Result<String, ErrorBody> {
        let found = self.checker().check(&product_from_json(product)?, detail)?;
        serde_json::to_string(&found).map_err(|e| unwritable(&e))
    }
}

fn detail(word: Option<&str>) -> Result<Detail, ErrorBody> {
    let Some(word) = word else { return Ok(Detail::Full) };
    if let Some((_, detail)) = DETAILS.iter().find(|(name, _)| *name == word) {
        return Ok(*detail);
    }
    let names = DETAILS.map(|(name, _)| name);
    let hint = match nearest(word, names) {
        Some(near) => Text::both(format!("Do you mean “{near}”?"), format!("是否应为“{near}”？")),
        None => Text::both(
            format!("Write one of: {}.", names.join(", ")),
            format!("可填写：{}。", names.join("、")),
        ),
    };
    Err(ErrorBody::new(
        ErrorKind::UnknownValue,
        Text::both(format!("“{word}” is no detail."), format!("“{word}”不是可选的详细程度。")),
    )
    .at("detail")
    .hinting(hint))
}

fn json(value: &impl Serialize) -> Result<String, String> {
    serde_json::to_string(value).map_err(|e| refusal(unwritable(&e)))
}

fn unwritable(error: &serde_json::Error) -> ErrorBody {
    let said = format!("{error}");
    ErrorBody::new(ErrorKind::WrongType, Text::both(said.as_str(), said.as_str()))
}

fn refusal(error: ErrorBody) -> String {
    serde_json::to_string(&ErrorEnvelope { error }).unwrap_or_default()
}
