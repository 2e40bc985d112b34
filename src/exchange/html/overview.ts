import type { PublicReading } from '../../model/public-reading.ts'
import { visibleLine } from '../../model/visible.ts'
import { webAddress } from '../address.ts'
import { overview, type Piece, shareWords } from '../overview.ts'
import type { Share } from '../share.ts'
import { stated } from '../stated.ts'
import type { Summary } from '../summary.ts'
import { listed } from '../wording.ts'
import { escaped } from './escape.ts'

/** Fills by form as well as color: each share has a pattern of its own over its color. */
const PATTERNS = `<svg class="unseen" aria-hidden="true" width="0" height="0"><defs>
<pattern id="h-ascribed" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="f-ascribed" width="6" height="6"/><path d="M0 0h3v3H0zM3 3h3v3H3z" fill="#fff" fill-opacity=".45"/></pattern>
<pattern id="h-inference" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="f-inference" width="6" height="6"/><path d="M0 6 6 0" stroke="#fff" stroke-width="1.6" stroke-opacity=".7"/></pattern>
<pattern id="h-evaluation" width="5" height="5" patternUnits="userSpaceOnUse"><rect class="f-evaluation" width="5" height="5"/><path d="M0 2.5h5" stroke="#fff" stroke-width="1.6" stroke-opacity=".7"/></pattern>
</defs></svg>`

const fill = (share: Share): string => (share === 'said' || share === 'report' ? `class="f-${share}"` : `fill="url(#h-${share})"`)

/** The body from first to last word as one bar: whose words stand where. */
function bar(summary: Summary): string {
  const cells = summary.strip.map((share, i) => `<rect ${fill(share)} x="${i * 10}" width="10" height="24"/>`)
  const shares = shareWords(summary)
  const legend = shares.map(({ share, words }) => `<li><svg viewBox="0 0 14 9" aria-hidden="true"><rect ${fill(share)} width="14" height="9"/></svg>${words}</li>`)
  const spoken = listed(shares.map(({ words }) => words))
  return `${PATTERNS}<svg class="bar" viewBox="0 0 ${cells.length * 10} 24" preserveAspectRatio="none" role="img" aria-label="Whose words the body has, from its first to its last: ${spoken}">${cells.join('')}</svg>
<ul class="shares">${legend.join('')}</ul>`
}

const pieceHtml = ({ text, warns }: Piece): string => (warns ? `<span class="warn">${escaped(text)}</span>` : escaped(text))

/** The head of the page: what the report says of itself. */
export function headHtml(reading: PublicReading, summary: Summary): string {
  const { title, by, missing, read } = stated(reading, summary.words)
  const { url } = reading.document
  const address = webAddress(url)
  const link = address === null ? [] : [`<a href="${escaped(address)}" rel="noreferrer">${escaped(visibleLine(new URL(address).hostname))}</a>`]
  const about = [...by.map(escaped), ...link].join(' · ')
  const engine = reading.engine.model === null ? '' : ` · weights ${escaped(reading.engine.model)}`
  return `<header><h1>${title === null ? 'Untitled' : escaped(title)}</h1>
${about ? `<p>${about}</p>` : ''}${missing ? `<p class="warn">${escaped(missing)}</p>` : ''}
<p class="about">${read.map(escaped).join(' · ')} · Hearsay ${escaped(reading.engine.version)}${engine}</p></header>`
}

/** What the report rests on, in a few lines and one bar. */
export function summaryHtml(reading: PublicReading, summary: Summary): string {
  const { headline, besides, rows } = overview(reading, summary)
  const entries = rows.map(({ label, says }) => `<dt>${label}</dt><dd>${says.map(pieceHtml).join('')}</dd>`)
  return `<section aria-labelledby="rests"><h2 id="rests">What it rests on</h2>
<p class="big">${escaped(headline)}${besides ? ` <span class="small">(${escaped(besides)})</span>` : ''}</p>
${summary.strip.length ? bar(summary) : ''}
${entries.length ? `<dl>${entries.join('')}</dl>` : ''}</section>`
}
