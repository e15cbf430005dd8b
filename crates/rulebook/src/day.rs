//! Days, of the law and of export: whether a text is one.

/// Years of which a day is taken for one of the law or of an export.
const FIRST_YEAR: u32 = 2000;
const LAST_YEAR: u32 = 2100;

/// Whether a text is a day of the calendar, `YYYY-MM-DD`, in the years that are taken.
#[must_use]
pub fn is_day(text: &str) -> bool {
    parts(text).is_some_and(|(year, month, day)| {
        (FIRST_YEAR..=LAST_YEAR).contains(&year) && (1..=length(year, month)).contains(&day)
    })
}

/// Year, month and day of a text of this shape and no other.
fn parts(text: &str) -> Option<(u32, u32, u32)> {
    let mut fields = text.split('-');
    let parts =
        (number(fields.next()?, 4)?, number(fields.next()?, 2)?, number(fields.next()?, 2)?);
    fields.next().is_none().then_some(parts)
}

/// A number of so many digits. `parse` alone would take a sign.
fn number(field: &str, digits: usize) -> Option<u32> {
    let plain = field.len() == digits && field.bytes().all(|b| b.is_ascii_digit());
    if plain { field.parse().ok() } else { None }
}

/// How many days a month has; none in what is no month.
fn length(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_have_their_lengths() {
        let year = |year| (0..=13).map(|month| length(year, month)).collect::<Vec<_>>();
        assert_eq!(year(2025), [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 0]);
        assert_eq!(year(2024)[2], 29);
        assert_eq!(year(1900)[2], 28, "a full century is no leap year");
        assert_eq!(year(2000)[2], 29, "every fourth century is");
        assert_eq!(year(2100)[2], 28);
    }

    #[test]
    fn days_of_the_calendar_are_days() {
        for day in ["2000-01-01", "2000-02-29", "2024-02-29", "2026-06-30", "2100-12-31"] {
            assert!(is_day(day), "{day}");
        }
        for day in [
            "2025-02-29",
            "2100-02-29",
            "2026-06-31",
            "2026-01-32",
            "2026-00-10",
            "2026-13-01",
            "2026-01-00",
            "1999-12-31",
            "2101-01-01",
        ] {
            assert!(!is_day(day), "{day}");
        }
    }

    #[test]
    fn other_shapes_are_no_days() {
        for text in [
            "",
            "2026",
            "2026-06",
            "2026-6-1",
            "26-06-01",
            "2026/06/01",
            "20260601",
            "2026-06-01 ",
            " 2026-06-01",
            "2026-06-01T00:00",
            "2026-06-01-01",
            "+2026-06-01",
            "2026-+6-01",
            "-2026-06-01",
            "2026-06-0١",
            "２０２６-06-01",
            "2026--6-01",
            "abcd-ef-gh",
        ] {
            assert!(!is_day(text), "{text}");
        }
    }
}
