//! wasm-bindgen's output made fit for the package.
//!
//! Its script holds one instance of the wasm for ever. The package needs several: one a rulebook, and
//! a fresh one after a trap. So the script is put into a function that makes it anew. What is looked for
//! in its text is checked: another version of wasm-bindgen fails the build and not a portal.

use anyhow::{Result, bail};

/// How it writes a text into wasm's memory: letter by letter, as long as it is ASCII …
const LETTERS: &str = "    const mem = getUint8ArrayMemory0();

    let offset = 0;

    for (; offset < len; offset++) {
        const code = arg.charCodeAt(offset);
        if (code > 0x7F) break;
        mem[ptr + offset] = code;
    }
    if (offset !== len) {
        if (offset !== 0) {
            arg = arg.slice(offset);
        }
";
/// … and at once, which takes products of 600 letters a fortieth of the time.
const AT_ONCE: &str = "    const whole = cachedTextEncoder.encodeInto(arg, getUint8ArrayMemory0().subarray(ptr, ptr + len));
    let offset = whole.written;
    if (whole.read !== arg.length) {
        arg = arg.slice(whole.read);
";
/// How it reads a text. What Rust calls a text needs no check, and unchecked it is read faster.
const CHECKED: &str = "{ ignoreBOM: true, fatal: true }";
const CLASS: &str = "\nexport class Engine {";
const EXPORTS: &str = "\nexport { initSync, __wbg_init as default };";

/// The script as a function `bind` that gives the class and its start.
pub(super) fn factory(script: &str) -> Result<String> {
    for (mark, times) in [(CLASS, 1), (EXPORTS, 1), (LETTERS, 1), (CHECKED, 2)] {
        if script.matches(mark).count() != times {
            bail!(
                "wasm-bindgen's script does not hold {mark:?} {times} times; has its version changed?"
            );
        }
    }
    let inside = script
        .replace(CLASS, "\nclass Engine {")
        .replace(EXPORTS, "\nreturn { Engine, initSync };")
        .replace(LETTERS, AT_ONCE)
        .replace(CHECKED, "{ ignoreBOM: true }")
        .replace("/* @ts-self-types=\"./bound.d.ts\" */\n", "");
    if inside.contains("\nexport ") || inside.contains("import.meta") {
        bail!("wasm-bindgen's script exports or asks for more than was expected");
    }
    Ok(format!(
        "// Made by wasm-bindgen from crates/wasm, put into a function: each call is an instance.\n\
         export function bind() {{\n{}\n}}\n",
        inside.trim()
    ))
}

/// The contract's types, without those of the class.
pub(super) fn types(declared: &str) -> Result<String> {
    let end = declared
        .find("/**\n * The engine with a rulebook.\n */\nexport class Engine {")
        .or_else(|| declared.find("export class Engine {"));
    let Some(types) = end.and_then(|end| declared.get(..end)) else {
        bail!("wasm-bindgen's types do not hold the class Engine; has its version changed?");
    };
    let types = types.replace("/* tslint:disable */\n/* eslint-disable */\n", "");
    Ok(format!("// The contract's shapes, made from the structs of crates/contract.\n\n{types}"))
}

/// Modules as one, the last of which is the entry: Node takes half a millisecond for each file. The error stays
/// a file of its own, so that all entries have the same.
pub(super) fn joined(modules: &[String]) -> Result<String> {
    const ERRORS: &str = " from \"./errors.js\";";
    let mut out = format!("import {{ ReeCheckError, refuse }}{ERRORS}\n");
    for (place, module) in modules.iter().enumerate() {
        let entry = place.saturating_add(1) == modules.len();
        for line in
            module.lines().filter(|l| !(l.starts_with("import ") && l.contains(" from \"./")))
        {
            let inside = line.strip_prefix("export ").filter(|_| !entry);
            out.push_str(inside.unwrap_or(line));
            out.push('\n');
        }
    }
    if out.matches(" from \"./").count() != out.matches(ERRORS).count() {
        bail!("an import stands over several lines, or a module hands on another's");
    }
    Ok(out)
}

/// Bytes as a script that exports them as base64.
pub(super) fn as_script(bytes: &[u8]) -> String {
    format!("export const base64 =\n  \"{}\";\n", base64(bytes))
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3).saturating_mul(4));
    for group in bytes.chunks(3) {
        let byte = |place: usize| u32::from(group.get(place).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for (place, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            let letter = usize::try_from(bits >> shift & 63).unwrap_or_default();
            let known = place <= group.len();
            let letter = if known { LETTERS.get(letter).copied() } else { None };
            out.push(char::from(letter.unwrap_or(b'=')));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn script() -> String {
        format!(
            "/* @ts-self-types=\"./bound.d.ts\" */\n\nexport class Engine {{\n}}\nlet wasm;\n{LETTERS}\
             {CHECKED}{CHECKED}\nfunction initSync() {{}}\n\nexport {{ initSync, __wbg_init as default }};\n"
        )
    }

    #[test]
    fn a_script_becomes_a_function() {
        let made = factory(&script()).unwrap();
        assert!(made.contains("export function bind() {\nclass Engine {"), "{made}");
        assert!(made.trim_end().ends_with("return { Engine, initSync };\n}"), "{made}");
        assert!(made.contains(AT_ONCE) && !made.contains("fatal"), "{made}");
        assert!(factory("export class Other {}").is_err());
        assert!(factory(&script().replace("let wasm", "export let wasm")).is_err());
    }

    #[test]
    fn modules_become_one() {
        let text = |s: &str| s.to_owned();
        let made = joined(&[
            text("import { b } from \"./b.js\";\nexport function a() {}"),
            text(
                "import { c } from \"node:fs\";\nexport { E } from \"./errors.js\";\nexport const d = a;",
            ),
        ]);
        let (first, rest) = made.as_deref().unwrap().split_once('\n').unwrap();
        assert!(first.ends_with("from \"./errors.js\";"));
        assert_eq!(
            rest,
            "function a() {}\nimport { c } from \"node:fs\";\nexport { E } from \"./errors.js\";\n\
             export const d = a;\n"
        );
        assert!(joined(&[text("import {\n  b,\n} from \"./b.js\";")]).is_err());
    }

    #[test]
    fn types_end_where_the_class_begins() {
        let text = "/* tslint:disable */\n/* eslint-disable */\nexport type A = 1;\n\
                    /**\n * The engine with a rulebook.\n */\nexport class Engine {\n}\n";
        assert!(types(text).unwrap().ends_with("\n\nexport type A = 1;\n"));
        assert!(types("export type A = 1;").is_err());
    }

    #[test]
    fn base64_as_rfc_4648_has_it() {
        for (plain, coded) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")]
        {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }
}
