//! Any text is read without a panic; every span lies in the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ree_engine::Checker;

fuzz_target!(|text: &str| {
    let Ok(checker) = Checker::builtin() else { panic!("no rulebook") };
    let Ok(read) = checker.parse(text) else { return };
    let length = text.encode_utf16().count();
    let spans = (read.components.iter().filter_map(|c| c.span))
        .chain(read.unread.iter().map(|u| u.span))
        .chain(read.suggestions.iter().map(|s| s.span));
    for span in spans {
        assert!(span.0 <= span.1 && span.1 as usize <= length, "{span:?} in {length}");
    }
});
