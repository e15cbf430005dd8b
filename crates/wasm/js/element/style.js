// How the drop-in looks. A sheet made by script, which a strict policy allows; a portal sets its own
// colours by the `--ree-…` properties and reaches the parts by `::part`.

const CSS = `
:host {
  --paper: var(--ree-paper, #ffffff);
  --wash: var(--ree-wash, #f3f4f6);
  --ink: var(--ree-ink, #14171a);
  --ink-2: var(--ree-ink-2, #474d54);
  --line: var(--ree-line, #d6d9dd);
  --line-strong: var(--ree-line-strong, #767e87);
  --focus: var(--ree-focus, #6d28d9);
  --licence: var(--ree-licence, #c2300e);
  --licence-text: var(--ree-licence-text, #a8290b);
  --clear: var(--ree-clear, #0b6b4b);
  --clear-text: var(--ree-clear-text, #0a6044);
  --grey: var(--ree-grey, #f2b430);
  --grey-text: var(--ree-grey-text, #7a5000);
  --ask: var(--ree-ask, #2350c6);
  --ask-text: var(--ree-ask-text, #1f47b5);
  --on: #ffffff;
  --sans: var(--ree-font, "Helvetica Neue", Helvetica, Arial, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif);
  --serif: var(--ree-font-law, "Iowan Old Style", Georgia, "Times New Roman", "Songti SC", STSong, "Noto Serif SC", "Noto Serif CJK SC", SimSun, serif);
  display: block;
  min-inline-size: 0;
  max-inline-size: var(--ree-width, 40rem);
}
@supports (color: light-dark(#000, #fff)) {
  :host {
    --paper: var(--ree-paper, light-dark(#ffffff, #121417));
    --wash: var(--ree-wash, light-dark(#f3f4f6, #1b1e22));
    --ink: var(--ree-ink, light-dark(#14171a, #eef0f2));
    --ink-2: var(--ree-ink-2, light-dark(#474d54, #bcc2c9));
    --line: var(--ree-line, light-dark(#d6d9dd, #353a41));
    --line-strong: var(--ree-line-strong, light-dark(#767e87, #7f8892));
    --focus: var(--ree-focus, light-dark(#6d28d9, #c4a1ff));
    --licence: var(--ree-licence, light-dark(#c2300e, #bd3818));
    --licence-text: var(--ree-licence-text, light-dark(#a8290b, #ff9c82));
    --clear: var(--ree-clear, light-dark(#0b6b4b, #137250));
    --clear-text: var(--ree-clear-text, light-dark(#0a6044, #74d4aa));
    --grey: var(--ree-grey, light-dark(#f2b430, #d29a20));
    --grey-text: var(--ree-grey-text, light-dark(#7a5000, #f0c257));
    --ask: var(--ree-ask, light-dark(#2350c6, #345ccf));
    --ask-text: var(--ree-ask-text, light-dark(#1f47b5, #9fb7ff));
  }
}
:host([hidden]) { display: none; }
* { box-sizing: border-box; }
/* As wide as text would be, and as ready to be narrower: a picture with a share for its bound asks for no least width. */
.place { display: block; inline-size: 40rem; max-inline-size: 100%; block-size: 0; visibility: hidden; }
/* What the page does to its text is not inherited, nor that it runs from right to left. */
.frame {
  all: initial;
  display: block;
  color-scheme: inherit;
  forced-color-adjust: inherit;
  container-type: inline-size;
  pointer-events: inherit;
  visibility: inherit;
  border: 1px solid var(--ink);
  background: var(--paper);
  color: var(--ink);
  font: 400 1rem/1.5 var(--sans);
  overflow-wrap: anywhere;
  text-align: start;
  text-autospace: normal;
  text-spacing-trim: trim-start;
  line-break: strict;
}
.frame[lang|="zh"] { line-height: 1.75; }
h2, h3, h4, p, ul, ol, dl, dd, fieldset, blockquote { margin: 0; padding: 0; border: 0; min-inline-size: 0; }
ul, ol { list-style: none; }
a { color: inherit; }
.pad { padding: 1rem; }
.pad[part="goods"] { padding-block-start: .25rem; }
.head { display: flex; justify-content: space-between; align-items: center; gap: 1rem; padding: .75rem 1rem; }
.head h2 { font-size: 1rem; font-weight: 700; line-height: 1.3; }
.logo { inline-size: 6.3rem; flex: none; }
.icon { inline-size: 1em; block-size: 1em; flex: none; }
label, legend, .name { display: block; font-weight: 700; padding: 0; }
.hint, .small { font-size: .875rem; color: var(--ink-2); }
textarea {
  display: block;
  inline-size: 100%;
  min-block-size: 4rem;
  max-block-size: 20rem;
  margin-block: .25rem;
  padding: .5rem .75rem;
  border: 1px solid var(--line-strong);
  border-radius: 2px;
  background: var(--paper);
  color: var(--ink);
  font: inherit;
  resize: vertical;
  field-sizing: content;
}
textarea[aria-invalid="true"] { border: 2px solid var(--licence-text); }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
.outcome { padding: 1.25rem 1rem 1rem; background: var(--field); color: var(--on); }
.outcome :focus-visible { outline-color: currentColor; }
.outcome .day { font-size: .875rem; }
.word { display: flex; align-items: center; gap: .5rem; margin-block: .25rem; font-size: clamp(1.5rem, 8.5cqi, 2.25rem); font-weight: 700; line-height: 1.1; letter-spacing: -.018em; }
.frame[lang|="zh"] .word { letter-spacing: 0; line-height: 1.25; word-break: keep-all; }
.rests { margin-block-start: .25rem; font-size: .875rem; }
.lean { margin-block-start: .5rem; }
.lean > svg { display: block; inline-size: 100%; block-size: 1.25rem; overflow: visible; }
.lean line { stroke: currentColor; stroke-width: 2; }
.lean circle { fill: currentColor; }
.lean p { display: flex; justify-content: space-between; gap: 1rem; font-size: .875rem; line-height: 1.3; }
.lean .icon { display: inline-block; margin-inline-end: .375rem; vertical-align: -.125em; }
.lean p > span + span { text-align: end; }
.lean .to { font-weight: 700; }
.outcome .rest { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin-block-start: .75rem; padding-block-start: .75rem; border-block-start: 1px solid currentColor; font-size: .875rem; }
.code { font-weight: 700; }
.squares { display: inline-flex; gap: 1px; margin-inline-end: .375rem; vertical-align: baseline; }
.squares i { inline-size: .5rem; block-size: .5rem; border: 1px solid currentColor; }
.squares i.on { background: currentColor; }
.licence_required { --field: var(--licence); --said: var(--licence-text); }
.not_controlled { --field: var(--clear); --said: var(--clear-text); }
.grey { --field: var(--grey); --said: var(--grey-text); }
.outcome.grey { --on: #14171a; }
.needs_facts { --field: var(--ask); --said: var(--ask-text); }
.idle { background: var(--wash); color: var(--ink); }
.idle button, #refusal { margin-block-start: .5rem; }
.said { display: inline-flex; align-items: center; gap: .375rem; color: var(--said); font-size: .875rem; }
.questions > * { padding: 1rem; border-block-end: 1px solid var(--line); }
/* A floated legend keeps the field's padding; else it would sit on its edge. */
.question legend { float: left; inline-size: 100%; }
.question legend + * { clear: both; }
.question legend, .question h3 { font-size: 1.125rem; font-weight: 700; line-height: 1.3; margin-block-end: .25rem; }
.answered { display: flex; align-items: center; justify-content: space-between; gap: .5rem 1rem; padding-block: .5rem; }
.answered p { flex: 1; }
.leads { padding-block: .25rem; }
.option { display: flex; gap: .75rem; align-items: flex-start; min-block-size: 2.75rem; margin-block-start: .5rem; padding: .5rem .75rem; border: 1px solid var(--line-strong); border-radius: 2px; font-weight: 400; cursor: pointer; }
.option.open { border-style: dashed; }
.option:has(:checked) { border: 2px solid var(--ink); padding: calc(.5rem - 1px) calc(.75rem - 1px); font-weight: 700; }
/* The disc is the edge grown thick: some browsers fill what is not chosen with grey, as if it were, and forced colours keep edges. */
.option input { appearance: none; flex: none; inline-size: 1.25rem; block-size: 1.25rem; margin: .125rem 0 0; border: 1px solid var(--line-strong); border-radius: 50%; background: var(--paper); }
.option input:checked { border: .375rem solid var(--ink); }
.frame[lang|="zh"] .option input { margin-block-start: .25rem; }
.option span { display: block; }
.option .said, .option .small { font-weight: 400; }
.option .said { display: inline-flex; }
button { min-block-size: 2.25rem; padding: .25rem .75rem; border: 1px solid var(--line-strong); border-radius: 2px; background: var(--paper); color: var(--ink); font: inherit; font-size: .875rem; cursor: pointer; }
button.link { border: 0; padding-inline: 0; background: none; text-decoration: underline; }
.row { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .5rem; margin-block-start: .5rem; }
.name { margin-block-start: .75rem; }
[part="stated"].pad { padding-block-start: 0; }
[part="stated"] h3 { font-size: 1rem; }
[part="stated"] .list > li { display: flex; justify-content: space-between; align-items: baseline; gap: .125rem 1rem; margin: 0; font-size: .875rem; }
[part="stated"] button { flex: none; min-block-size: 1.75rem; padding-block: 0; }
[part="stated"] .note { margin-block: .25rem; font-size: .875rem; }
.suggestion { border: 1px dashed var(--line-strong); padding: .5rem .75rem; margin-block-start: .5rem; }
@container (max-width: 18rem) {
  .logo { display: none; }
  .lean p { flex-direction: column; gap: .25rem; }
  .lean span + span { align-self: end; }
}
@container (min-width: 30rem) {
  .suggestion { display: flex; align-items: center; justify-content: space-between; gap: 1rem; }
  .suggestion .row { flex: none; max-inline-size: 50%; margin: 0; }
}
.read { border-block-end: 1px solid var(--line); }
.read > * + *, .question > p + p { margin-block-start: .5rem; }
.bar { display: block; inline-size: 100%; block-size: 2.25rem; overflow: visible; }
.bar .box { fill: var(--wash); stroke: var(--line-strong); }
.bar .box.seven { fill: var(--ink); stroke: var(--ink); }
.bar text { fill: var(--ink-2); font: 700 .8125rem var(--sans); text-anchor: middle; dominant-baseline: central; }
.bar text.seven { fill: var(--paper); }
.read .beneath { margin-block-start: .125rem; text-align: end; }
.tiles { display: flex; flex-wrap: wrap; gap: .5rem 1rem; }
.tiles li { display: flex; align-items: center; gap: .5rem; }
.tile { display: inline-grid; place-items: center; min-inline-size: 2rem; block-size: 2rem; padding-inline: .25rem; background: var(--ink); color: var(--paper); font-size: .875rem; font-weight: 700; }
.tile.hatched { background: var(--paper); color: var(--ink); border: 1px dashed var(--ink); }
section, details { border-block-end: 1px solid var(--line); }
section.pad > h3, summary { font-size: 1rem; font-weight: 700; }
summary { padding: .75rem 1rem; cursor: pointer; }
details > div { padding: 0 1rem 1rem; }
.item { margin-block-start: .75rem; padding-block-start: .5rem; border-block-start: 3px solid var(--ink); }
.item h4 { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; margin-block-end: .5rem; font-size: 1rem; }
blockquote { margin-block: .25rem .5rem; font-family: var(--serif); font-size: 1.0625rem; line-height: 1.4; }
blockquote[lang="zh-CN"] { line-height: 1.6; }
.mark { display: inline-block; padding: 0 .375rem; border: 1px solid var(--line-strong); font-size: .75rem; line-height: 1.5; white-space: nowrap; }
.mark.item_text { background: var(--ink); border-color: var(--ink); color: var(--paper); }
.mark.law { border-inline-start-width: 6px; border-color: var(--ink); }
.mark.official_answer { border: 1.5px solid var(--ink); }
.mark.practice { border-style: dashed; }
.mark.our_reading { border-style: dotted; }
.list > li { margin-block-start: .5rem; }
.list > .item + .item { margin-block-start: 1rem; }
.changes .said { display: flex; }
.conditions li { display: flex; gap: .5rem; margin-block-start: .25rem; }
.conditions .icon { margin-block-start: .3em; }
.note { padding-inline-start: .75rem; border-inline-start: 4px solid var(--line-strong); }
.note.warn { border-inline-start: 6px solid var(--ink); }
.note.not_ruled_out { padding: .5rem .75rem; border: 1px solid var(--ink); }
.error { color: var(--licence-text); font-weight: 700; }
.remark { background: var(--wash); padding: .75rem; margin-block-start: .5rem; }
.foot { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: .75rem 1rem; font-size: .875rem; color: var(--ink-2); }
.foot p { flex-basis: 100%; }
.gone { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (forced-colors: active) {
  .outcome, .tile:not(.hatched), .mark.item_text { border: 3px solid CanvasText; }
  .option:has(:checked) { border: 3px solid CanvasText; }
  /* Backgrounds are taken away; this one says something. */
  .squares i.on { forced-color-adjust: none; border-color: CanvasText; background: CanvasText; }
  .remark { border: 3px solid CanvasText; }
  .bar .box { fill: Canvas; stroke: CanvasText; }
  .bar .box.seven { fill: CanvasText; }
  .bar text { fill: CanvasText; }
  .bar text.seven { fill: Canvas; }
}
@media print { button, .questions .option:not(:has(:checked)) { display: none; } .outcome { border: 2px solid var(--ink); } }
`;

/** Sheets by their documents, for each holds in its own only. */
const sheets = new WeakMap();

/** Puts the style into a shadow root, and again where that has come to another document. */
export function dress(root) {
  const { ownerDocument } = root;
  const Sheet = ownerDocument.defaultView?.CSSStyleSheet;
  if (Sheet !== undefined && "adoptedStyleSheets" in root && "replaceSync" in Sheet.prototype) {
    let sheet = sheets.get(ownerDocument);
    if (sheet === undefined) {
      sheet = new Sheet();
      sheet.replaceSync(CSS);
      sheets.set(ownerDocument, sheet);
    }
    if (root.adoptedStyleSheets[0] !== sheet) root.adoptedStyleSheets = [sheet];
    return;
  }
  // An old browser; a strict policy leaves it unstyled there, but whole.
  if (root.querySelector("style") === null) root.append(Object.assign(document.createElement("style"), { textContent: CSS }));
}
