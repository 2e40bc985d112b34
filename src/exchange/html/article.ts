import type { PublicAttribution, PublicReading } from '../../model/public-reading.ts'
import { overlaps, type Span } from '../../model/span.ts'
import type { Note } from '../noteworthy.ts'
import { type Statement, statements } from '../statement.ts'
import { KIND_WORDS } from '../wording.ts'
import { type Annotation, annotations, type Numbered } from './annotations.ts'
import { escaped, escapedText } from './escape.ts'
import { type Segment, segments } from './segments.ts'

/** The paragraphs to show; a text that has none is shown as one. */
const framesOf = ({ document, layers }: PublicReading): readonly Span[] => {
  if (layers.paragraphs.length) return layers.paragraphs
  return document.text.trim() ? [{ start: 0, end: document.text.length }] : []
}

const classesOf = ({ kind, depth, said }: Annotation): string => (kind === 'content' ? `content d${Math.min(depth, 2)}${said ? '' : ' thought'}` : kind)

/** One segment: its words inside a span for each mark over it, outermost first, with the signs of what opens and closes here. */
function segmentHtml(text: string, segment: Segment<Annotation>, firsts: ReadonlySet<Annotation>, labels: ReadonlyMap<number, string>): string {
  const marks = segment.marks.toSorted((a, b) => Number(b.kind === 'content') - Number(a.kind === 'content') || a.depth - b.depth)
  const numbers = [...new Set(marks.map(({ number }) => number).filter(Boolean))]
  const signs = segment.opening.filter(({ kind }) => kind === 'content').toSorted((a, b) => a.depth - b.depth)
  const open = signs.map((mark) => {
    const { number } = mark
    if (!firsts.has(mark)) return `<span class="again" data-a="${number}" data-n="${number}"></span>`
    return `<a class="mark" id="s${number}" data-a="${number}" href="#n${number}" aria-label="${escaped(labels.get(number) ?? '')}">${number}${mark.unsure ? '?' : ''}</a>`
  })
  const ends = segment.closing.filter(({ kind }) => kind === 'content').toSorted((a, b) => b.depth - a.depth)
  const close = ends.map(({ number }) => `<span class="end" data-a="${number}" data-n="${number}"><span class="unseen"> (end of ${number}) </span></span>`)
  const words = escapedText(text.slice(segment.start, segment.end))
  const inner = marks.reduceRight((html, mark) => `<span class="${classesOf(mark)}${mark.kind === 'gap' ? edges(mark, segment) : ''}">${html}</span>`, words)
  return `${open.join('')}${numbers.length ? `<span class="seg" data-a="${numbers.join(' ')}">${inner}</span>` : inner}${close.join('')}`
}

/** Whether a mark that has signs at its ends begins or ends in a segment. */
const edges = (mark: Annotation, { opening, closing }: Segment<Annotation>): string => `${opening.includes(mark) ? ' from' : ''}${closing.includes(mark) ? ' to' : ''}`

function statementNote({ number, attribution }: Numbered, shown: Statement, who: string): string {
  const said = attribution.attitude === 'communication'
  const unnamed = attribution.kind.startsWith('unnamed') || attribution.kind === 'none'
  const facts = [unnamed ? `<strong class="warn">${KIND_WORDS[attribution.kind]}</strong>` : escaped(KIND_WORDS[attribution.kind]), ...shown.labels.map(escaped)]
  if (shown.route !== null) facts.push(escaped(shown.route))
  if (shown.unsure !== null) facts.push(`<strong class="warn">? ${escaped(shown.unsure)}</strong>`)
  return `<li class="note${said ? '' : ' thought'}" id="n${number}" data-a="${number}"><a class="back" href="#s${number}" aria-label="Back to ${number} in the text">${number}</a> <b>${escaped(who)}</b> <i>${escaped(shown.cue)}</i> <span class="facts">${facts.join(' · ')}</span></li>`
}

/** A note on the text that is no statement's. */
export interface MarginNote {
  readonly heading: string
  readonly note: Note
}

const otherNote = ({ heading, note }: MarginNote): string =>
  `<li class="note other"><span class="kind">${escaped(heading)}</span> <q>${escaped(note.words)}</q>${note.says ? ` <span class="facts">${escaped(note.says)}</span>` : ''}</li>`

/** The article, annotated in place, each paragraph with its notes beside it. */
export function articleHtml(reading: PublicReading, attributed: readonly Numbered[], nameOf: (statement: Statement) => string, others: readonly MarginNote[]): string {
  const { document } = reading
  const frames = framesOf(reading)
  const show = statements(reading)
  const marks = annotations(reading, attributed)
  const shown = new Map(attributed.map((one) => [one.number, show(one.attribution)]))
  const labels = new Map(attributed.map(({ number }) => [number, labelOf(number, shown.get(number) as Statement, nameOf)]))
  const firsts = new Set<Annotation>()
  const seen = new Set<number>()
  for (const mark of marks) {
    if (mark.kind !== 'content' || seen.has(mark.number)) continue
    seen.add(mark.number)
    firsts.add(mark)
  }
  const partOf = document.parts
  let part = 0
  const inFrame = bucket(
    frames,
    attributed.map((one) => ({ at: one.attribution.content[0].start, item: one })),
  )
  const otherIn = bucket(
    frames,
    others.flatMap((one) => (one.note.spans[0] ? [{ at: one.note.spans[0].start, item: one }] : [])),
  )
  return segments(frames, marks)
    .map((cut, i) => {
      while (part < partOf.length - 1 && partOf[part].end <= frames[i].start) part++
      const kind = partOf[part] && overlaps(partOf[part], frames[i]) ? partOf[part].kind : 'body'
      const notes = [
        ...inFrame[i].map((one) => statementNote(one, shown.get(one.number) as Statement, nameOf(shown.get(one.number) as Statement))),
        ...otherIn[i].map(otherNote),
      ]
      const tag = kind === 'body' || kind === 'headline' ? '' : `<span class="part">${kind}</span> `
      const words = cut.map((segment) => segmentHtml(document.text, segment, firsts, labels)).join('')
      const margin = notes.length ? `<ol class="notes" aria-label="Notes on paragraph ${i + 1}">${notes.join('')}</ol>` : ''
      return `<div class="row"><p class="text ${kind}" dir="auto" id="p${i + 1}"><span class="count" aria-hidden="true">${i + 1}</span>${tag}${words}</p>${margin}</div>`
    })
    .join('\n')
}

/** What is thought or wanted is never called a statement. */
const nounOf = ({ attitude }: PublicAttribution): string => (attitude === 'communication' ? 'Statement' : 'Thought or wish')

const labelOf = (number: number, shown: Statement, nameOf: (statement: Statement) => string): string =>
  `${nounOf(shown.attribution)} ${number}: ${nameOf(shown)}${shown.cue ? `, “${shown.cue}”` : ''}, ${shown.labels.join(', ')}${shown.route === null ? '' : `, ${shown.route}`}${shown.unsure === null ? '' : `, ${shown.unsure}`}`

/** Things by the frame in which they stand; what stands between two goes to the one before. */
function bucket<T>(frames: readonly Span[], placed: readonly { readonly at: number; readonly item: T }[]): T[][] {
  const buckets: T[][] = frames.map(() => [])
  let i = 0
  for (const { at, item } of placed.toSorted((a, b) => a.at - b.at)) {
    while (i < frames.length - 1 && frames[i + 1].start <= at) i++
    buckets[i]?.push(item)
  }
  return buckets
}
