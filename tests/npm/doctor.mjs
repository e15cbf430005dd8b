// The package's wasm, made ill: an export that traps, or a memory that ends.

/** A copy in which calling this export stops at an `unreachable`. */
export function trapping(wasm, name) {
  const sections = read(wasm);
  const imported = entries(sections, 2).filter((entry) => entry.kind === 0).length;
  const place = entries(sections, 7).find((entry) => entry.name === name).index - imported;
  return write(sections.map((section) => (section.id === 10 ? { id: 10, bytes: stopped(section.bytes, place) } : section)));
}

/** A copy whose memory ends so many pages of 64 KiB after those it starts with. */
export function cramped(wasm, pages) {
  return write(read(wasm).map((section) => {
    if (section.id !== 5) return section;
    const [least] = number(section.bytes, 2);
    return { id: 5, bytes: [1, 1, ...coded(least), ...coded(least + pages)] };
  }));
}

/** The code section with an `unreachable` as the first instruction of the function at that place. */
function stopped(bytes, place) {
  const [count, start] = number(bytes, 0);
  const out = [...coded(count)];
  let at = start;
  for (let i = 0; i < count; i += 1) {
    const [size, from] = number(bytes, at);
    let body = bytes.subarray(from, from + size);
    if (i === place) {
      let [groups, here] = number(body, 0);
      for (; groups > 0; groups -= 1) here = number(body, here)[1] + 1;
      body = Uint8Array.from([...body.subarray(0, here), 0x00, ...body.subarray(here)]);
    }
    for (const byte of coded(body.length)) out.push(byte);
    for (const byte of body) out.push(byte);
    at = from + size;
  }
  return out;
}

/** The entries of the import (2) or export (7) section. */
function entries(sections, id) {
  const { bytes } = sections.find((section) => section.id === id);
  let [left, at] = number(bytes, 0);
  const text = () => {
    const [length, from] = number(bytes, at);
    at = from + length;
    return new TextDecoder().decode(bytes.subarray(from, at));
  };
  const out = [];
  for (; left > 0; left -= 1) {
    if (id === 2) text();
    const name = text();
    const kind = bytes[at];
    const [index, next] = number(bytes, at + 1);
    at = next;
    // Of what wasm-bindgen imports only functions are a number and no more.
    if (id === 2 && kind !== 0) throw new Error(`an import of kind ${kind}`);
    out.push({ name, kind, index });
  }
  return out;
}

function read(wasm) {
  const sections = [];
  for (let at = 8; at < wasm.length; ) {
    const [size, from] = number(wasm, at + 1);
    sections.push({ id: wasm[at], bytes: wasm.subarray(from, from + size) });
    at = from + size;
  }
  return sections;
}

function write(sections) {
  const parts = sections.flatMap(({ id, bytes }) => [Buffer.from([id, ...coded(bytes.length)]), Buffer.from(bytes)]);
  return Buffer.concat([Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]), ...parts]);
}

/** An unsigned LEB128 number and the place after it. */
function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at];
    at += 1;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return [value, at];
  }
}

function coded(value) {
  const out = [];
  for (; value >= 0x80; value = Math.floor(value / 0x80)) out.push((value & 0x7f) | 0x80);
  return [...out, value];
}
