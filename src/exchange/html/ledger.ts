import type { PublicReading } from '../../model/public-reading.ts'
import { visibleLine } from '../../model/visible.ts'
import { decisionWords } from '../decisions.ts'
import { shorten } from '../excerpt.ts'
import type { Notes } from '../noteworthy.ts'
import { countedWords } from '../overview.ts'
import { positions } from '../position.ts'
import { statements } from '../statement.ts'
import type { Summary } from '../summary.ts'
import { KIND_WORDS } from '../wording.ts'
import { escaped } from './escape.ts'
import { factsOf } from './margin.ts'

/** How much of a statement the lists show; the article has it all. */
const MOST = 320

/** Each source with its statements, by the numbers that they have in the article. */
export function sourcesHtml(reading: PublicReading, { voiced }: Summary, numberOf: ReadonlyMap<string, number>): string {
  if (!voiced.length) return ''
  const show = statements(reading)
  const items = voiced.map((one) => {
    const { source, unnamed, attributions } = one
    const kind = source === null ? '' : `<span class="${unnamed ? 'warn' : 'small'}">${KIND_WORDS[source.kind]}</span> `
    const rows = attributions.map((attribution) => {
      const statement = show(attribution)
      const { paragraph, line } = statement.position
      const facts = [...factsOf(statement), `paragraph ${paragraph}, line ${line}`].join('; ')
      const number = numberOf.get(attribution.id)
      return `<li><a href="#s${number}">${number}</a> <i>${escaped(statement.cue)}</i> ${escaped(shorten(statement.content, MOST))} <span class="facts">[${facts}]</span></li>`
    })
    const name = source === null ? 'Nobody named' : escaped(visibleLine(source.name))
    return `<h3>${name} ${kind}<span class="small">${countedWords(one)}</span></h3><ul class="sources">${rows.join('')}</ul>`
  })
  return `<section aria-labelledby="sources"><h2 id="sources">Sources</h2>${items.join('\n')}</section>`
}

/** Everything worth noting, by kind. */
export function findingsHtml(reading: PublicReading, kinds: readonly Notes[]): string {
  if (!kinds.length) return ''
  const at = positions(reading)
  const items = kinds.map(({ heading, notes }) => {
    const rows = notes.map(({ spans, words, says }) => {
      const place = spans.slice(0, 1).map((span) => `<a href="#p${at(span).paragraph}">¶${at(span).paragraph}</a> `)
      return `<li>${place.join('')}${words ? `<q>${escaped(shorten(words, MOST))}</q> ` : ''}<span class="facts">${escaped(says)}</span></li>`
    })
    return `<h3>${escaped(heading)} <span class="small">${notes.length}</span></h3><ul class="found">${rows.join('')}</ul>`
  })
  return `<section aria-labelledby="findings"><h2 id="findings">Findings</h2>${items.join('\n')}</section>`
}

/** What persons decided about what was read, with what the machine had. */
export function reviewsHtml(reading: PublicReading, numberOf: ReadonlyMap<string, number>): string {
  const { reviews = [] } = reading
  if (!reviews.length) return ''
  const at = positions(reading)
  const rows = reviews.map((review) => {
    const { spans, id, state } = review
    const number = id === null ? undefined : numberOf.get(id)
    const [span] = spans
    const place = number !== undefined ? `<a href="#s${number}">${number}</a> ` : span ? `<a href="#p${at(span).paragraph}">¶${at(span).paragraph}</a> ` : ''
    const words = escaped(decisionWords(review))
    return `<li>${place}${state === 'lost' ? `<span class="warn">${words}</span>` : words}</li>`
  })
  return `<section aria-labelledby="reviews"><h2 id="reviews">Reviews</h2><p class="small">What persons decided. The page is as they leave it; each line says what the machine had read.</p><ul class="found">${rows.join('')}</ul></section>`
}
