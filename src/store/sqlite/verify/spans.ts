import type { Document } from '../../../model/document.ts'
import type { PublicLayers } from '../../../model/public-reading.ts'
import type { Span } from '../../../model/span.ts'

/** A span that is none, by what has it. */
export interface BadSpan {
  readonly where: string
  readonly says: string
}

/** Layers whose spans stand in order and do not overlap. */
const ORDERED = ['paragraphs', 'sentences', 'voice', 'tokens'] as const

const isSpan = (value: object): value is Span => 'start' in value && 'end' in value

/** What is wrong with one span in a text of some length; null where nothing is. Half of a surrogate pair shown alone is not what is written. */
function wrongWith({ start, end }: Span, text: string): string | null {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end <= start) return `[${start}, ${end}) is no span`
  if (end > text.length) return `[${start}, ${end}) is beyond the text, which has ${text.length} units`
  return null
}

/** Every span within a value, with its path: layers are plain data, and a new kind of entry is looked at without being named here. */
function* spansIn(value: unknown, path: string): Iterable<readonly [Span, string]> {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) yield* spansIn(value[i], `${path} ${i + 1}`)
    return
  }
  if (isSpan(value)) yield [value, path]
  for (const [name, field] of Object.entries(value)) if (typeof field === 'object') yield* spansIn(field, `${path} ${name}`)
}

function* wrongOrder(spans: readonly Span[], path: string): Iterable<BadSpan> {
  for (let i = 1; i < spans.length; i++) {
    if (spans[i].start < spans[i - 1].end) yield { where: `${path} ${i + 1}`, says: `[${spans[i].start}, ${spans[i].end}) begins before the one before it ends` }
  }
}

/** Every span of a reading that does not show a stretch of the text, stands out of order, or belongs to nothing: ids that lead nowhere among them. */
export function* badSpans(layers: PublicLayers, text: string): Iterable<BadSpan> {
  for (const [layer, entries] of Object.entries(layers)) {
    for (const [span, where] of spansIn(entries, layer)) {
      const says = wrongWith(span, text)
      if (says) yield { where, says }
    }
  }
  for (const layer of ORDERED) yield* wrongOrder(layers[layer] ?? [], layer)
  const sources = new Set(layers.sources.map(({ id }) => id))
  const attributions = new Set(layers.attributions.map(({ id }) => id))
  for (const { id, content, sources: of, nestedIn } of layers.attributions) {
    if (!content.length) yield { where: `attributions ${id}`, says: 'has no content' }
    for (const source of of) if (!sources.has(source)) yield { where: `attributions ${id}`, says: `rests on ${source}, and there is no such source` }
    if (nestedIn !== undefined && !attributions.has(nestedIn)) yield { where: `attributions ${id}`, says: `is nested in ${nestedIn}, and there is no such attribution` }
  }
}

/** The same for what was found while a document was taken in: its parts, links and markup. */
export function* badParts({ parts, hyperlinks, markup }: Pick<Document, 'parts' | 'hyperlinks' | 'markup'>, text: string): Iterable<BadSpan> {
  for (const [name, spans] of Object.entries({ parts, hyperlinks, markup })) {
    for (let i = 0; i < spans.length; i++) {
      const says = wrongWith(spans[i], text)
      if (says) yield { where: `${name} ${i + 1}`, says }
    }
  }
  yield* wrongOrder(parts, 'parts')
}
