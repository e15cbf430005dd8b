//! What a name that is not known was meant to be, where that can be told.

use ree_contract::{Text, nearest};

/// Which of the known names was meant; none where that is a guess.
pub(super) fn meant<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    if !is_code(name) {
        return nearest(name, known.iter().copied());
    }
    // Codes differ by one sign from their neighbours: another sign in its place tells of none of them.
    // One too many or too few does, and how it is written says nothing.
    let length = name.chars().count();
    let codes = || known.iter().copied().filter(|k| is_code(k));
    let alike = codes().find(|k| plain(k) == plain(name));
    alike.or_else(|| {
        let slip = |k: &&str| k.chars().count().abs_diff(length) == 1 && without_one(k, name);
        let mut slips = codes().filter(slip);
        slips.next().filter(|_| slips.next().is_none())
    })
}

/// What to write where none was meant: beside a code, what codes look like.
pub(super) fn instead(name: &str, known: &[&str], where_to_look: Text) -> Text {
    // Of several levels, as most are.
    let full = |k: &&&str| is_code(name) && is_code(k) && k.matches('.').count() > 1;
    let Some(code) = known.iter().find(full) else {
        return where_to_look;
    };
    let zh = where_to_look.zh.map(|zh| format!("编码形如 {code}。{zh}").into());
    Text { en: format!("Codes look like {code}. {}", where_to_look.en).into(), zh }
}

/// Letters and digits alone, those that look alike as one.
fn plain(code: &str) -> String {
    let one = |c: char| match c.to_ascii_lowercase() {
        'o' => '0',
        'i' | 'l' => '1',
        c => c,
    };
    code.chars().filter(char::is_ascii_alphanumeric).map(one).collect()
}

/// Whether it was meant as a control code: a digit, a letter, three digits.
fn is_code(name: &str) -> bool {
    let plain = plain(name);
    let signs = plain.as_bytes();
    let digit = |n: usize| signs.get(n).is_some_and(u8::is_ascii_digit);
    digit(0) && signs.get(1).is_some_and(u8::is_ascii_alphabetic) && (2..5).all(digit)
}

/// Whether two texts are one once a sign of the longer is gone.
fn without_one(a: &str, b: &str) -> bool {
    let (long, short) = if a.len() > b.len() { (a, b) } else { (b, a) };
    let same =
        long.bytes().zip(short.bytes()).take_while(|(l, s)| l.eq_ignore_ascii_case(s)).count();
    let rest =
        |text: &str, from: usize| text.as_bytes().get(from..).map(<[u8]>::to_ascii_lowercase);
    rest(long, same.saturating_add(1)) == rest(short, same)
}
