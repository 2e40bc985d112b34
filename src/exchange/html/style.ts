/**
 * The page's one style sheet. What is what is told by form first (box, slope, kind of underline, numbered brackets) and by color second, so that it
 * holds in gray, in print and for whoever sees no color. Its digest stands in the page's policy.
 */
export const STYLE = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1a1a1a; --soft: #595959; --line: #d0d0d0; --tint: #f4f4f1; --said: #0a5c36; --thought: #1a4f94; --own: #7a2a8f; --warn: #8a3b00; --lit: #fff3bf; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #16181a; --ink: #ececec; --soft: #b0b0b0; --line: #44484c; --tint: #202326; --said: #7fd6a8; --thought: #94bff5; --own: #dfa3ee; --warn: #ffb37a; --lit: #4a4213; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1.5rem clamp(1rem, 4vw, 3rem) 4rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font: 600 1.7rem/1.25 Georgia, 'Times New Roman', serif; margin: 0 0 .4rem; }
h2 { font-size: 1.05rem; margin: 2.2rem 0 .6rem; padding-top: .6rem; border-top: 2px solid var(--ink); }
h3 { font-size: .95rem; margin: 1.1rem 0 .2rem; }
a { color: inherit; }
a:focus-visible, button:focus-visible, summary:focus-visible { outline: 3px solid var(--thought); outline-offset: 2px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .3rem .6rem; }
.about, .facts, .small { color: var(--soft); font-size: .875rem; }
.warn { color: var(--warn); font-weight: 600; }
.big { font-size: 1.15rem; font-weight: 600; margin: .4rem 0; }
.bar { display: block; width: 100%; height: 1.5rem; border: 1px solid var(--ink); }
.bar rect { stroke: var(--paper); stroke-width: .5; }
.f-said { fill: var(--said); } .f-ascribed { fill: var(--thought); } .f-report { fill: var(--tint); } .f-inference { fill: var(--own); } .f-evaluation { fill: var(--warn); }
.shares { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; list-style: none; margin: .5rem 0 1rem; padding: 0; font-size: .9rem; }
.shares svg { width: 1.4rem; height: .9rem; vertical-align: -.05rem; border: 1px solid var(--ink); margin-right: .35rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0; font-size: .95rem; }
dt { color: var(--soft); } dd { margin: 0; }
.legend { display: flex; flex-wrap: wrap; gap: .3rem 1.3rem; font-size: .875rem; background: var(--tint); padding: .5rem .8rem; margin: 0 0 1.2rem; list-style: none; }
.row { display: grid; grid-template-columns: minmax(0, 40rem) minmax(14rem, 1fr); gap: 0 2rem; }
.text { font: 1.06rem/1.75 Georgia, 'Times New Roman', serif; margin: 0 0 1rem; white-space: pre-wrap; position: relative; }
.headline { font-weight: 700; font-size: 1.3rem; line-height: 1.5; }
.caption, .byline, .dateline, .credit, .correction, .embed { font-size: .95rem; }
.count { position: absolute; right: calc(100% + .5rem); font: .75rem/2.4 system-ui, sans-serif; color: var(--soft); user-select: none; white-space: nowrap; }
.part, .kind { font: 600 .72rem/1.4 system-ui, sans-serif; text-transform: uppercase; letter-spacing: .04em; color: var(--soft); }
.notes { list-style: none; margin: .35rem 0 1rem; padding: 0 0 0 .8rem; border-left: 1px solid var(--line); font-size: .84rem; line-height: 1.4; align-self: start; }
.note { margin: 0 0 .5rem; padding: .1rem .25rem; }
.note q { font-style: normal; }
.back, .mark { text-decoration: none; font: 600 .7rem/1.1 system-ui, sans-serif; border: 1px solid currentColor; border-radius: .2rem; padding: 0 .22rem; color: var(--said); }
.thought .back { color: var(--thought); border-style: dashed; }
.mark { position: relative; margin: 0 .12rem; vertical-align: .32em; background: var(--paper); }
.mark::after, .back::after { content: ''; position: absolute; inset: -.5rem -.3rem; }
.back { position: relative; }
.again::before { content: '\\2026' attr(data-n) '\\27e8'; font: 600 .7rem system-ui, sans-serif; color: var(--said); vertical-align: .32em; }
.end::before { content: '\\27e9' attr(data-n); font: 600 .7rem system-ui, sans-serif; color: var(--said); vertical-align: .32em; margin-right: .1rem; }
.source { font-weight: 700; outline: 1px solid var(--line); outline-offset: 1px; border-radius: 1px; }
.cue { font-style: italic; text-decoration: underline dotted .12em; text-underline-offset: .22em; }
.content { text-decoration: underline solid .07em var(--said); text-underline-offset: .26em; }
.content.d1 { text-decoration: underline double .07em var(--said); text-underline-offset: .4em; }
.content.d2 { text-decoration: underline double .14em var(--said); text-underline-offset: .55em; }
.content.thought { text-decoration-style: dashed; text-decoration-color: var(--thought); }
.inference, .evaluation { text-decoration: underline wavy .08em var(--own); text-underline-offset: .22em; }
.evaluation { text-decoration-color: var(--warn); font-style: oblique; }
.gap.from::before { content: '\\27e6'; } .gap.to::after { content: '\\27e7'; } .gap { background: var(--tint); }
.contested { border-bottom: 3px double var(--warn); } .scare { border-bottom: 1px dotted var(--ink); }
.lit { background: var(--lit); }
.sources > li, .found > li { margin: 0 0 .35rem; }
.sources, .found { padding-left: 1.2rem; margin: .2rem 0; font-size: .92rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; user-select: none; }
button { font: inherit; background: var(--tint); color: var(--ink); border: 1px solid var(--soft); border-radius: .25rem; padding: .2rem .7rem; }
dialog { background: var(--paper); color: var(--ink); border: 1px solid var(--ink); max-width: 26rem; }
kbd { font: .85rem ui-monospace, monospace; border: 1px solid var(--soft); border-radius: .2rem; padding: 0 .3rem; }
.site { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; margin: 0 0 1rem; font-size: .95rem; }
.site [aria-current] { font-weight: 700; text-decoration: none; }
.scroll { overflow-x: auto; }
.scroll:focus-visible, input:focus-visible { outline: 3px solid var(--thought); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--line); overflow-wrap: normal; }
thead th, .number, .date { white-space: nowrap; }
tbody th { font-weight: 600; min-width: 12rem; overflow-wrap: anywhere; }
.number { text-align: right; }
input { font: inherit; background: var(--paper); color: var(--ink); border: 1px solid var(--soft); border-radius: .25rem; padding: .2rem .5rem; max-width: 100%; }
@media screen and (max-width: 56rem) {
  .row { grid-template-columns: minmax(0, 1fr); }
  .notes { margin: -.6rem 0 1.2rem .2rem; }
  .count { position: static; margin-right: .5rem; }
  dl { grid-template-columns: 1fr; } dt { margin-top: .4rem; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media print {
  :root { --paper: #fff; --ink: #000; --soft: #444; --line: #999; --tint: #f2f2f2; --said: #000; --thought: #000; --own: #000; --warn: #000; --lit: #fff; }
  html { font-size: 9.5pt; } body { max-width: none; padding: 0; } .skip, .tools, dialog { display: none; }
  .row { grid-template-columns: 62% 1fr; break-inside: avoid; } .count { position: static; margin-right: .4rem; }
  .bar rect, .shares rect { print-color-adjust: exact; }
}
`

/** SHA-256 of the style sheet in base64, as a content security policy names it; a test says what it must be. */
export const STYLE_DIGEST = 'sha256-eFvdfhJNWkPrbMxF7PLc7o9nM7WlvIB32jnVhhzoNxk='
