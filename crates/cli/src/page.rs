//! A page for people: headings, paragraphs and lists, wrapped to the terminal.
//!
//! Everything that is written passes through [`clean`], because products are other people's text and
//! a terminal obeys control characters.

use std::io::{self, Write};

use anstyle::Style;
use textwrap::{Options, WordSplitter, wrap};
use unicode_width::UnicodeWidthStr;

use crate::terminal::Terminal;
use crate::words::{Lang, Said};

/// Where people read.
pub(crate) struct Page<'a> {
    out: &'a mut dyn Write,
    terminal: Terminal,
    begun: bool,
    /// The language.
    pub(crate) lang: Lang,
}

impl<'a> Page<'a> {
    pub(crate) fn new(out: &'a mut dyn Write, terminal: Terminal, lang: Lang) -> Self {
        Self { out, terminal, begun: false, lang }
    }

    /// An empty line.
    pub(crate) fn blank(&mut self) -> io::Result<()> {
        writeln!(self.out)
    }

    /// A heading, with an empty line above it unless it is the first.
    pub(crate) fn heading(&mut self, said: Said) -> io::Result<()> {
        let text = self.lang.of(said);
        self.heading_text(text)
    }

    /// The same with words of its own.
    pub(crate) fn heading_text(&mut self, text: &str) -> io::Result<()> {
        if self.begun {
            self.blank()?;
        }
        self.hanging("", Style::new(), text, Style::new().bold())
    }

    /// A line that is never broken, so that it can be copied: an address.
    pub(crate) fn address(&mut self, indent: usize, text: &str) -> io::Result<()> {
        self.out.write_all(" ".repeat(indent).as_bytes())?;
        self.write(&clean(text).replace('\n', " "), Style::new().dimmed())?;
        self.blank()
    }

    /// A paragraph, so many columns in.
    pub(crate) fn paragraph(&mut self, indent: usize, text: &str) -> io::Result<()> {
        self.hanging(&" ".repeat(indent), Style::new(), text, Style::new())
    }

    /// The same, less loud.
    pub(crate) fn aside(&mut self, indent: usize, text: &str) -> io::Result<()> {
        self.hanging(&" ".repeat(indent), Style::new(), text, Style::new().dimmed())
    }

    /// A mark or label, and text that hangs beside it.
    pub(crate) fn hanging(
        &mut self,
        label: &str,
        label_style: Style,
        text: &str,
        style: Style,
    ) -> io::Result<()> {
        self.begun = true;
        let (label, text) = (clean(label), clean(text));
        let inset = label.width();
        // A label that leaves too little beside it stands on a line of its own.
        let narrow = self.terminal.width.saturating_sub(inset) < 20;
        let inset = if narrow { leading(&label).saturating_add(2) } else { inset };
        if narrow {
            self.write(label.trim_end(), label_style)?;
            self.blank()?;
        }
        let room = self.terminal.width.saturating_sub(inset).max(10);
        let options = Options::new(room).word_splitter(WordSplitter::NoHyphenation);
        let mut first = !narrow;
        for paragraph in text.split('\n') {
            for line in wrap(paragraph.trim_end(), &options) {
                if first {
                    self.write(&label, label_style)?;
                } else {
                    self.out.write_all(" ".repeat(inset).as_bytes())?;
                }
                first = false;
                self.write(&line, style)?;
                self.blank()?;
            }
        }
        Ok(())
    }

    fn write(&mut self, text: &str, style: Style) -> io::Result<()> {
        // Spaces are never painted: a line's indentation stays plain.
        let body = text.trim_start();
        let lead = text.len().saturating_sub(body.len());
        self.out.write_all(text.get(..lead).unwrap_or_default().as_bytes())?;
        if !self.terminal.color || style.is_plain() || body.is_empty() {
            return self.out.write_all(body.as_bytes());
        }
        write!(self.out, "{style}{body}{style:#}")
    }
}

/// Spaces at the start.
fn leading(text: &str) -> usize {
    text.len().saturating_sub(text.trim_start_matches(' ').len())
}

/// Text fit for a terminal: no control character but the end of a line, no turning of direction.
pub(crate) fn clean(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars()
        .map(|c| match c {
            '\n' => '\n',
            '\t' => ' ',
            c if c.is_control() || turns(c) => '\u{fffd}',
            c => c,
        })
        .collect()
}

/// A text filled up with spaces to so many columns.
pub(crate) fn padded(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(text.width())))
}

/// The widest of some texts, in columns.
pub(crate) fn widest<'t>(texts: impl IntoIterator<Item = &'t str>) -> usize {
    texts.into_iter().map(UnicodeWidthStr::width).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args::Color;

    fn written(width: usize, write: impl FnOnce(&mut Page<'_>)) -> String {
        let mut out = Vec::new();
        let terminal = Terminal { width, ..Terminal::new(Some(Color::Never)) };
        write(&mut Page::new(&mut out, terminal, Lang::En));
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn chinese_is_wrapped_by_columns_and_no_line_begins_with_a_stop() {
        let text = "按所述情况，无须依第18号公告申请许可证。请备存该批次检测报告，并注明检出限。";
        let out = written(32, |page| page.paragraph(2, text).unwrap());
        assert!(out.lines().count() > 2, "{out}");
        for line in out.lines() {
            assert!(line.width() <= 32, "{line}");
            assert!(!line.trim_start().starts_with(['，', '。']), "{line}");
        }
        let joined: String = out.lines().map(|l| l.trim_start()).collect();
        assert_eq!(joined, text);
    }

    #[test]
    fn a_label_hangs_and_a_wide_one_stands_alone() {
        let plain = Style::new();
        let out = written(40, |p| {
            p.hanging("  1C905  ", plain, "one two three four five six seven", plain).unwrap()
        });
        assert_eq!(out, "  1C905  one two three four five six\n         seven\n");
        let out =
            written(32, |p| p.hanging("  a label far too wide", plain, "words", plain).unwrap());
        assert_eq!(out, "  a label far too wide\n    words\n");
    }

    #[test]
    fn nothing_that_a_terminal_obeys_gets_through() {
        let out = written(80, |p| p.paragraph(0, "a\u{1b}[2Jb\u{202e}c\u{9b}d").unwrap());
        assert_eq!(out, "a\u{fffd}[2Jb\u{fffd}c\u{fffd}d\n");
    }
}
