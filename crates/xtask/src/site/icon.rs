//! Draws `icon.svg`, which is made of upright rectangles only, as the PNG files that some systems
//! want. So git holds no binary and the drawing stands in one place.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::ZlibEncoder;

/// The drawing.
pub(crate) const SOURCE: &str = "icon.svg";
/// The side of its square.
const SIDE: usize = 512;
/// The sides of the pictures.
const SIZES: [usize; 2] = [192, 512];

/// Writes the pictures.
pub(crate) fn draw(dist: &Path) -> Result<()> {
    let svg = fs::read_to_string(dist.join(SOURCE)).context("dist/icon.svg is missing")?;
    let boxes = rectangles(&svg)?;
    for size in SIZES {
        fs::write(dist.join(format!("icon-{size}.png")), png(size, &pixels(size, &boxes))?)?;
    }
    Ok(())
}

struct Rectangle {
    left: usize,
    top: usize,
    right: usize,
    bottom: usize,
    colour: [u8; 3],
}

fn rectangles(svg: &str) -> Result<Vec<Rectangle>> {
    let mut found = Vec::new();
    for tag in svg.split("<rect ").skip(1) {
        let value = |name: &str| {
            let attribute =
                tag.split("\" ").find_map(|part| part.strip_prefix(name)?.strip_prefix("=\""));
            attribute.and_then(|rest| rest.split('"').next())
        };
        let number = |name: &str| -> Result<usize> {
            value(name).map_or(Ok(0), |text| text.parse().context("not a whole number"))
        };
        let (left, top) = (number("x")?, number("y")?);
        let colour = value("fill").and_then(|c| c.strip_prefix('#')).context("no colour")?;
        let colour = u32::from_str_radix(colour, 16).context("not a colour")?.to_be_bytes();
        found.push(Rectangle {
            left,
            top,
            right: left.saturating_add(number("width")?),
            bottom: top.saturating_add(number("height")?),
            colour: [colour[1], colour[2], colour[3]],
        });
    }
    if found.is_empty() {
        bail!("icon.svg holds no rectangle");
    }
    Ok(found)
}

/// Red, green and blue of every pixel; a pixel takes the rectangle at its middle.
fn pixels(size: usize, boxes: &[Rectangle]) -> Vec<[u8; 3]> {
    let place = |n: usize| {
        let middle = n.saturating_mul(2).saturating_add(1).saturating_mul(SIDE);
        middle.checked_div(size.saturating_mul(2)).unwrap_or_default()
    };
    let colour = |x: usize, y: usize| {
        let over =
            |b: &&Rectangle| (b.left..b.right).contains(&x) && (b.top..b.bottom).contains(&y);
        boxes.iter().rev().find(over).map_or([255; 3], |found| found.colour)
    };
    (0..size)
        .flat_map(|y| (0..size).map(move |x| (x, y)))
        .map(|(x, y)| colour(place(x), place(y)))
        .collect()
}

/// A PNG file: eight bits a channel, no filter.
fn png(size: usize, pixels: &[[u8; 3]]) -> Result<Vec<u8>> {
    let side = u32::try_from(size)?.to_be_bytes();
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    for line in pixels.chunks(size) {
        packed.write_all(&[0])?;
        packed.write_all(line.as_flattened())?;
    }
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(&mut file, b"IHDR", &[&side[..], &side, &[8, 2, 0, 0, 0]].concat())?;
    chunk(&mut file, b"IDAT", &packed.finish()?)?;
    chunk(&mut file, b"IEND", &[])?;
    Ok(file)
}

fn chunk(file: &mut Vec<u8>, name: &[u8; 4], body: &[u8]) -> Result<()> {
    let mut sum = flate2::Crc::new();
    sum.update(name);
    sum.update(body);
    file.extend(u32::try_from(body.len())?.to_be_bytes());
    file.extend(name);
    file.extend(body);
    file.extend(sum.sum().to_be_bytes());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ICON: &str = include_str!("../../../../web/icon.svg");

    #[test]
    fn the_drawing_is_a_ground_and_seventeen_ticks() {
        let boxes = rectangles(ICON).unwrap();
        assert_eq!(boxes.len(), 18);
        let ink = boxes.iter().filter(|b| b.colour == [0x14, 0x17, 0x1a]);
        assert_eq!(ink.count(), 7);
        // A mask may cut to a circle of 40 % of the side around the middle.
        for corner in boxes.iter().skip(1).flat_map(|b| [(b.left, b.top), (b.right, b.bottom)]) {
            let (x, y) = (corner.0.abs_diff(SIDE / 2), corner.1.abs_diff(SIDE / 2));
            assert!(x * x + y * y <= 205 * 205, "{corner:?}");
        }
    }

    #[test]
    fn pixels_follow_the_rectangles() {
        let boxes = rectangles(ICON).unwrap();
        let small = pixels(192, &boxes);
        assert_eq!(small.len(), 192 * 192);
        assert_eq!(small[0], [255; 3]);
        assert!(small.contains(&[0x14, 0x17, 0x1a]) && small.contains(&[0xb4, 0xb5, 0xb6]));
    }

    #[test]
    fn the_file_is_a_png() {
        let file = png(2, &[[0; 3]; 4]).unwrap();
        assert!(file.starts_with(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x02\0\0\0\x02\x08\x02"));
        assert!(file.ends_with(b"\0\0\0\0IEND\xae\x42\x60\x82"));
    }
}
