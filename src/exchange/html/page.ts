import type { PublicReading } from '../../model/public-reading.ts'
import { visibleLine } from '../../model/visible.ts'
import { noteworthy } from '../noteworthy.ts'
import { summarize } from '../summary.ts'
import { numbered } from './annotations.ts'
import { articleHtml } from './article.ts'
import { escaped } from './escape.ts'
import { findingsHtml, reviewsHtml, sourcesHtml } from './ledger.ts'
import { marginNotes } from './margin.ts'
import { headHtml, summaryHtml } from './overview.ts'
import { SCRIPT, SCRIPT_DIGEST } from './script.ts'
import { shelled } from './shell.ts'

const LEGEND = `<ul class="legend" aria-label="How the article is marked">
<li><span class="source">source</span></li><li><span class="cue">cue</span></li><li><span class="mark" aria-hidden="true">1</span><span class="content d0">what is said</span><span class="end" data-n="1"></span></li>
<li><span class="content d1">said within said</span></li><li><span class="content d0 thought">thought or wanted, not said</span></li><li><span class="inference">inferred by the outlet</span></li>
<li><span class="evaluation">judged by the outlet</span></li><li><span class="gap from to">withheld or not known</span></li></ul>`

const KEYS = `<dialog id="keys" aria-labelledby="keys-title"><h2 id="keys-title">Keys</h2>
<p><kbd>→</kbd> next statement<br><kbd>←</kbd> statement before<br><kbd>Tab</kbd> next link<br><kbd>Enter</kbd> from a statement to its note, and back<br><kbd>?</kbd> these keys</p>
<p><label><input type="checkbox" id="single" checked> <kbd>?</kbd> opens this</label></p><form method="dialog"><button>Close</button></form></dialog>`

/**
 * A reading as one self-contained page: nothing is fetched, nothing but the page's own script runs (its policy names the digests of both script and
 * style), and every word of the article is escaped with its unseen marks made visible. `home` is a page that it belongs to.
 */
export function readingHtml(reading: PublicReading, { home }: { readonly home?: { readonly href: string; readonly name: string } } = {}): string {
  const { document } = reading
  const summary = summarize(reading, 100)
  const attributed = numbered(reading)
  const numberOf = new Map(attributed.map(({ attribution, number }) => [attribution.id, number]))
  const kinds = noteworthy(reading)
  const language = document.language !== null && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(document.language) ? document.language : ''
  const article = articleHtml(reading, attributed, marginNotes(kinds))
  const body = `<a class="skip" href="#article">To the article</a>
${home ? `<nav class="site" aria-label="The case"><a href="${escaped(home.href)}">${escaped(home.name)}</a></nav>\n` : ''}${headHtml(reading, summary)}
<main>
${summaryHtml(reading, summary)}
<section aria-labelledby="article"><h2 id="article">The article, annotated</h2>
<p class="tools"><button type="button" data-show-keys>Keys</button></p>
${LEGEND}
<div${language ? ` lang="${escaped(language)}"` : ''}>
${article || '<p>There is no text.</p>'}
</div></section>
${findingsHtml(reading, kinds)}
${sourcesHtml(reading, summary, numberOf)}
${reviewsHtml(reading, numberOf)}
</main>
${KEYS}
<script>${SCRIPT}</script>`
  return shelled({ title: `${visibleLine(document.title ?? reading.path)} – read by Hearsay`, engine: reading.engine.version, scripts: `'${SCRIPT_DIGEST}'`, body })
}
