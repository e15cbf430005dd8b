//! The style sheets are many to write and one to load: each more is a request before the first paint.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::hex;

/// Joins the style sheets that `index.html` names, in their order.
pub(crate) fn join(dist: &Path) -> Result<()> {
    let page = dist.join("index.html");
    let html = fs::read_to_string(&page).context("dist/index.html is missing")?;
    let links = links(&html);
    let mut style = String::new();
    let mut joined = html.clone();
    for (n, tag) in links.iter().enumerate() {
        let name = address(tag).with_context(|| format!("no address in {tag}"))?;
        let part = dist.join(name);
        let text = fs::read_to_string(&part).with_context(|| format!("dist/{name} is missing"))?;
        if text.contains("@import") {
            bail!("{name} imports another sheet: that holds only at the top of a file");
        }
        style.push_str(&text);
        fs::remove_file(part)?;
        // The first gives its place to the one.
        joined = joined.replacen(tag, if n == 0 { "\0" } else { "" }, 1);
    }
    if links.is_empty() {
        return Ok(());
    }
    let hash = hex(style.as_bytes());
    let name = format!("style-{}.css", hash.get(..16).unwrap_or(&hash));
    fs::write(dist.join(&name), style)?;
    Ok(fs::write(page, joined.replace('\0', &format!("<link href=./{name} rel=stylesheet>")))?)
}

/// The tags of style sheets.
fn links(html: &str) -> Vec<String> {
    html.split('<')
        .skip(1)
        .filter_map(|piece| piece.split_once('>').map(|(tag, _)| tag))
        .filter(|tag| tag.starts_with("link ") && words(tag).any(|word| word == "rel=stylesheet"))
        .map(|tag| ["<", tag, ">"].concat())
        .collect()
}

/// The attributes of a tag without their quotes; ours hold no spaces.
fn words(tag: &str) -> impl Iterator<Item = String> {
    tag.trim_end_matches('/').split_whitespace().map(|word| word.replace(['"', '\''], ""))
}

fn address(tag: &str) -> Option<&str> {
    let (_, rest) = tag.split_once("href=")?;
    let end = rest.trim_start_matches(['"', '\'']).split(['"', '\'', ' ', '>']).next()?;
    Some(end.strip_prefix("./").unwrap_or(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_are_joined_in_their_order() {
        let dist = std::env::temp_dir().join(format!("ree-style-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        let html = "<link href=./b-1.css integrity=x rel=stylesheet><link rel=icon href=i.svg>\
            <link rel=\"stylesheet\" href=\"./a-2.css\"/><p>";
        fs::write(dist.join("index.html"), html).unwrap();
        fs::write(dist.join("b-1.css"), "b{}").unwrap();
        fs::write(dist.join("a-2.css"), "a{}").unwrap();
        join(&dist).unwrap();
        let hash = hex(b"b{}a{}");
        let name = format!("style-{}.css", hash.get(..16).unwrap());
        assert_eq!(
            fs::read_to_string(dist.join("index.html")).unwrap(),
            format!("<link href=./{name} rel=stylesheet><link rel=icon href=i.svg><p>")
        );
        assert_eq!(fs::read_to_string(dist.join(name)).unwrap(), "b{}a{}");
        assert!(!dist.join("a-2.css").exists());
        fs::remove_dir_all(dist).unwrap();
    }
}
