import type { PublicReading } from '../../model/public-reading.ts'
import { visibleLine } from '../../model/visible.ts'
import { shorten } from '../excerpt.ts'
import { type Notes, noteworthy } from '../noteworthy.ts'
import { countedWords } from '../overview.ts'
import { positions } from '../position.ts'
import { type Statement, statements } from '../statement.ts'
import { type Summary, summarize } from '../summary.ts'
import { KIND_WORDS, listed } from '../wording.ts'
import { type Numbered, numbered } from './annotations.ts'
import { articleHtml } from './article.ts'
import { escaped } from './escape.ts'
import { headHtml, summaryHtml } from './overview.ts'
import { SCRIPT, SCRIPT_DIGEST } from './script.ts'
import { STYLE, STYLE_DIGEST } from './style.ts'

const POLICY = `default-src 'none'; style-src '${STYLE_DIGEST}'; script-src '${SCRIPT_DIGEST}'; base-uri 'none'; form-action 'none'`

const LEGEND = `<ul class="legend" aria-label="How the article is marked">
<li><span class="source">source</span></li><li><span class="cue">cue</span></li><li><span class="mark" aria-hidden="true">1</span><span class="content d0">what is said</span><span class="end" data-n="1"></span></li>
<li><span class="content d1">said within said</span></li><li><span class="content d0 thought">thought or wanted, not said</span></li><li><span class="inference">inferred by the outlet</span></li>
<li><span class="evaluation">judged by the outlet</span></li><li><span class="gap from to">withheld or not known</span></li></ul>`

const KEYS = `<dialog id="keys" aria-labelledby="keys-title"><h2 id="keys-title">Keys</h2>
<p><kbd>→</kbd> next statement<br><kbd>←</kbd> statement before<br><kbd>Tab</kbd> next link<br><kbd>Enter</kbd> from a statement to its note, and back<br><kbd>?</kbd> these keys</p>
<p><label><input type="checkbox" id="single" checked> <kbd>?</kbd> opens this</label></p><form method="dialog"><button>Close</button></form></dialog>`

/** Kinds of notes that stand in the margin beside their paragraph as well as in the list. */
const IN_MARGIN = new Set(['finding', 'gap', 'inference', 'evaluation', 'contested'])
const MARGIN_WORDS: Readonly<Record<string, string>> = { finding: 'to note', gap: 'gap', inference: 'inferred', evaluation: 'judged', contested: 'contested' }

function sourcesHtml({ voiced }: Summary, numberOf: ReadonlyMap<string, number>, show: ReturnType<typeof statements>): string {
  if (!voiced.length) return ''
  const items = voiced.map((one) => {
    const { source, unnamed, attributions } = one
    const name = source === null ? 'Nobody named' : escaped(visibleLine(source.name))
    const kind = source === null ? '' : unnamed ? ` <span class="warn">${KIND_WORDS[source.kind]}</span>` : ` <span class="small">${KIND_WORDS[source.kind]}</span>`
    const rows = attributions.map((attribution) => {
      const { cue, content, labels, route, unsure, position } = show(attribution)
      const facts = [...labels, ...(route === null ? [] : [route]), ...(unsure === null ? [] : [`? ${unsure}`]), `paragraph ${position.paragraph}, line ${position.line}`]
      return `<li><a href="#s${numberOf.get(attribution.id)}">${numberOf.get(attribution.id)}</a> <i>${escaped(cue)}</i> ${escaped(shorten(content, 320))} <span class="facts">[${escaped(facts.join('; '))}]</span></li>`
    })
    return `<h3>${name}${kind} <span class="small">${countedWords(one)}</span></h3><ul class="sources">${rows.join('')}</ul>`
  })
  return `<section aria-labelledby="sources"><h2 id="sources">Sources</h2>${items.join('\n')}</section>`
}

function findingsHtml(kinds: readonly Notes[], reading: PublicReading): string {
  if (!kinds.length) return ''
  const at = positions(reading)
  const items = kinds.map(({ heading, notes }) => {
    const rows = notes.map(({ spans: [span], words, says }) => {
      const paragraph = span && at(span).paragraph
      return `<li>${paragraph ? `<a href="#p${paragraph}">¶${paragraph}</a> ` : ''}${words ? `<q>${escaped(shorten(words, 320))}</q>` : ''} <span class="facts">${escaped(says)}</span></li>`
    })
    return `<h3>${escaped(heading)} <span class="small">${notes.length}</span></h3><ul class="found">${rows.join('')}</ul>`
  })
  return `<section aria-labelledby="findings"><h2 id="findings">Findings</h2>${items.join('\n')}</section>`
}

/**
 * A reading as one self-contained page: nothing is fetched, nothing but the page's own script runs (its policy names the digests of both script and
 * style), and every word of the article is escaped with its unseen marks made visible.
 */
export function readingHtml(reading: PublicReading): string {
  const { document } = reading
  const summary = summarize(reading, 100)
  const attributed: readonly Numbered[] = numbered(reading)
  const numberOf = new Map(attributed.map(({ attribution, number }) => [attribution.id, number]))
  const names = new Map(reading.layers.sources.map(({ id, name }) => [id, name]))
  const nameOf = ({ attribution, source }: Statement): string => visibleLine(listed(attribution.sources.map((id) => names.get(id) ?? id))) || source || 'nobody named'
  const kinds = noteworthy(reading)
  const inMargin = kinds.filter(({ id }) => IN_MARGIN.has(id)).flatMap(({ id, notes }) => notes.map((note) => ({ heading: MARGIN_WORDS[id], note })))
  const language = document.language !== null && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(document.language) ? document.language : ''
  const article = articleHtml(reading, attributed, nameOf, inMargin)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(visibleLine(document.title ?? reading.path))} – read by Hearsay</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#article">To the article</a>
${headHtml(reading, summary)}
<main>
${summaryHtml(reading, summary)}
<section aria-labelledby="article"><h2 id="article">The article, annotated</h2>
<p class="tools"><button type="button" data-show-keys>Keys</button></p>
${LEGEND}
<div${language ? ` lang="${escaped(language)}"` : ''}>
${article || '<p>There is no text.</p>'}
</div></section>
${findingsHtml(kinds, reading)}
${sourcesHtml(summary, numberOf, statements(reading))}
</main>
${KEYS}
<script>${SCRIPT}</script>
</body>
</html>
`
}
