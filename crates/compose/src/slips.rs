//! What an unread word may have been meant for: letters of another alphabet, capitals.

use ree_contract::Level;

use crate::chars::is_foreign;
use crate::model::Remark;
use crate::notation::formula::Formulas;
use crate::scan::Scanner;

impl Scanner<'_, '_> {
    /// Says what an unread word may have been meant for: letters of another alphabet, capitals.
    pub(crate) fn remark_unknown(&mut self, at: usize, end: usize) {
        let word = self.text.plain(at, end);
        let foreign = word.chars().any(is_foreign);
        if foreign {
            let plain: String = word.chars().map(look_alike).collect();
            if plain.is_ascii() && self.reads_as_symbol(&plain) {
                let letter = word.chars().find(|c| is_foreign(*c)).unwrap_or_default();
                self.remarks.push(Remark {
                    kind: "unread",
                    message: "reader-look-alike",
                    level: Level::Warn,
                    values: vec![("word", word), ("letter", letter.to_string()), ("near", plain)],
                });
            }
            return;
        }
        let letters: String = word.chars().take_while(char::is_ascii_alphabetic).collect();
        if letters.len() > 2 || letters.is_empty() {
            return;
        }
        if let Some(symbol) = self.near_symbol(&letters) {
            self.remarks.push(Remark {
                kind: "unread",
                message: "reader-case",
                level: Level::Warn,
                values: vec![("word", word), ("near", symbol)],
            });
        }
    }

    fn near_symbol(&self, letters: &str) -> Option<String> {
        let symbols = &self.lexicon.symbols;
        symbols
            .all()
            .find(|(_, info)| info.symbol.eq_ignore_ascii_case(letters) && &*info.symbol != letters)
            .map(|(_, info)| info.symbol.to_string())
    }

    fn reads_as_symbol(&self, plain: &str) -> bool {
        let text = crate::chars::Text::new(plain);
        let value = crate::notation::count::unknown_variable;
        let formulas = Formulas {
            symbols: &self.lexicon.symbols,
            groups: &self.lexicon.in_formulas,
            value: &value,
        };
        formulas.read(&text, 0).is_some_and(|(_, end)| end == text.len())
    }
}

/// The Latin letter that a Greek or Cyrillic one is mistaken for.
fn look_alike(c: char) -> char {
    match c {
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'С' => 'C',
        'Е' | 'Ε' => 'E',
        'Н' | 'Η' => 'H',
        'І' | 'Ι' => 'I',
        'К' | 'Κ' => 'K',
        'М' | 'Μ' => 'M',
        'О' | 'Ο' => 'O',
        'Р' | 'Ρ' => 'P',
        'Ѕ' => 'S',
        'Т' | 'Τ' => 'T',
        'У' | 'Υ' | 'Ү' => 'Y',
        'Ζ' => 'Z',
        'Ν' => 'N',
        'а' => 'a',
        'с' => 'c',
        'е' => 'e',
        'і' | 'ι' => 'i',
        'о' | 'ο' => 'o',
        'р' => 'p',
        'ѕ' => 's',
        'у' => 'y',
        'ү' => 'u',
        'х' => 'x',
        _ => c,
    }
}
