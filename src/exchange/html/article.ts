import type { Part } from '../../model/document.ts'
import type { PublicReading } from '../../model/public-reading.ts'
import { overlaps, type Span } from '../../model/span.ts'
import { type Statement, statements } from '../statement.ts'
import { annotations, type Numbered } from './annotations.ts'
import { inline } from './inline.ts'
import { type MarginNote, otherNote, statementNote } from './margin.ts'
import { segments } from './segments.ts'

/** The paragraphs to show; a text that has none is shown as one. */
function framesOf({ document, layers }: PublicReading): readonly Span[] {
  if (layers.paragraphs.length) return layers.paragraphs
  return document.text.trim() ? [{ start: 0, end: document.text.length }] : []
}

/** What a screen reader says at a statement's number. What is thought or wanted is never called a statement. */
function labelOf(number: number, { attribution, who, cue, labels, route, unsure }: Statement): string {
  const noun = attribution.attitude === 'communication' ? 'Statement' : 'Thought or wish'
  return [`${noun} ${number}: ${who}`, cue && `“${cue}”`, ...labels, route, unsure].filter(Boolean).join(', ')
}

/** Things by the frame in which they begin; what begins between two goes to the one before. */
function byFrame<T>(frames: readonly Span[], placed: readonly { readonly at: number; readonly item: T }[]): T[][] {
  const buckets: T[][] = frames.map(() => [])
  let i = 0
  for (const { at, item } of placed.toSorted((a, b) => a.at - b.at)) {
    while (i < frames.length - 1 && frames[i + 1].start <= at) i++
    buckets[i]?.push(item)
  }
  return buckets
}

/** The kind of part that each frame is of; `body` where nothing says. */
function kindsOf(frames: readonly Span[], parts: readonly Part[]): Part['kind'][] {
  let at = 0
  return frames.map((frame) => {
    while (at < parts.length - 1 && parts[at].end <= frame.start) at++
    return parts[at] && overlaps(parts[at], frame) ? parts[at].kind : 'body'
  })
}

/** The article, annotated in place, each paragraph with its notes beside it. */
export function articleHtml(reading: PublicReading, attributed: readonly Numbered[], others: readonly MarginNote[]): string {
  const { text, parts } = reading.document
  const frames = framesOf(reading)
  const kinds = kindsOf(frames, parts)
  const show = statements(reading)
  const shown = new Map(attributed.map(({ attribution, number }) => [number, show(attribution)]))
  const label = (number: number) => labelOf(number, shown.get(number) as Statement)
  const placed = [...shown].map(([number, statement]) => ({ at: statement.attribution.content[0].start, item: statementNote(number, statement) }))
  const alsoPlaced = others.flatMap((one) => one.note.spans.slice(0, 1).map(({ start }) => ({ at: start, item: otherNote(one) })))
  const notes = byFrame(frames, [...placed, ...alsoPlaced])
  const words = inline(text, label)
  const rows = segments(frames, annotations(reading, attributed)).map((cut, i) => {
    const number = `<span class="count" aria-hidden="true">${i + 1}</span>`
    const part = kinds[i] === 'body' || kinds[i] === 'headline' ? '' : `<span class="part">${kinds[i]}</span> `
    const margin = notes[i].length ? `<ol class="notes" aria-label="Notes on paragraph ${i + 1}">${notes[i].join('')}</ol>` : ''
    return `<div class="row"><p class="text ${kinds[i]}" dir="auto" id="p${i + 1}">${number}${part}${cut.map(words).join('')}</p>${margin}</div>`
  })
  return rows.join('\n')
}
