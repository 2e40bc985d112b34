import type { Hyperlink, Part, PartKind } from '../../model/document.ts'
import type { Finding } from '../../model/finding.ts'
import { overlaps, type Span } from '../../model/span.ts'
import { isPersonName } from '../head/names.ts'
import { isPlainlyEnglish, languageOf, languageTag } from '../language.ts'
import type { Draft } from '../reader.ts'
import { titleOf } from '../text/headline.ts'
import { isOutletNameAlone, readOutletLine } from '../text/outlet-line.ts'
import { readPlain } from '../text.ts'
import type { Paragraph, ParagraphKind, Properties, Taken } from './paragraph.ts'

const BREAK = '\n\n'
const IN_FLOW: ReadonlySet<ParagraphKind> = new Set(['title', 'subtitle', 'heading', 'text'])
const PART_OF: Partial<Record<ParagraphKind, PartKind>> = { caption: 'caption', note: 'other', aside: 'other' }
/** Titles that a program made up: the name of a file, of a program, of nothing. */
const MADE_UP =
  /^(?:microsoft (?:word|powerpoint|excel)\b|untitled|unbenannt|sans titre|sin título|без имени|document ?\d*$|dokument ?\d*$|presentation ?\d*$|slide \d+$|page \d+$|layout \d+$|print$|about:blank$|https?:|file:|[a-z]:\\)|\.(?:docx?|odt|rtf|pdf|indd|qxp|qxd|tex|html?|txt|pages|pub|fm|ps|eps)(?:"|\))?$/iu

/** A title that the file states and a person wrote, or null. */
export function statedTitle(title: string | null | undefined): string | null {
  const words = title?.replace(/\s+/gu, ' ').trim() ?? ''
  return words.length > 3 && words.length <= 300 && /\p{L}{2}.*[\s\p{L}]/u.test(words) && !MADE_UP.test(words) && !/^\S*[_\d]\S*$/u.test(words) ? words : null
}

/** Puts paragraphs one after the other, a blank line between, with the links and marks of each in their places. */
class Assembly {
  text = ''
  readonly hyperlinks: Hyperlink[] = []
  readonly marks: (Span & { rule: string })[] = []
  private readonly pieces: string[] = []
  private length = 0

  add({ text, links, marks }: Paragraph): Span {
    if (this.length) this.push(BREAK)
    const start = this.length
    this.push(text)
    for (const link of links) this.hyperlinks.push({ start: start + link.start, end: start + link.end, url: link.url })
    for (const mark of marks) this.marks.push({ start: start + mark.start, end: start + mark.end, rule: mark.rule })
    return { start, end: this.length }
  }

  private push(piece: string): void {
    this.pieces.push(piece)
    this.length += piece.length
  }

  joined(): string {
    return this.pieces.join('')
  }
}

const shifted = <Spanned extends Span>(spans: readonly Spanned[], by: number): Spanned[] => spans.map((one) => ({ ...one, start: one.start + by, end: one.end + by }))

/** The most lines above a headline that are a masthead's, and the longest: what is more is another article. */
const LEAD_LINES = 8
const LONGEST_LEAD = 200

/** What stands above the headline of a printed page: a masthead, a date; each line a part of its own. */
function readLead(lines: readonly { readonly text: string; readonly span: Span }[]) {
  const head = lines.slice(0, LEAD_LINES).filter(({ text }) => text.length <= LONGEST_LEAD)
  const found = head.map(({ text }) => readOutletLine(text.replaceAll('\t', ', ')))
  const named = lines.length <= LEAD_LINES && found.some((line) => line?.published) ? head.find(({ text }) => isOutletNameAlone(text)) : undefined
  return {
    outlet: found.find((line) => line?.outlet)?.outlet ?? named?.text ?? null,
    published: found.find((line) => line?.published)?.published ?? null,
    parts: lines.map(({ text, span }): Part => ({ kind: text.length > LONGEST_LEAD ? 'body' : 'other', ...span })),
  }
}

/** Reads the running text; where the headline stands below more than a head's lines, what is above it is set apart. */
function readFlow(flow: string, title: Span | null, lead: readonly { readonly text: string; readonly span: Span }[]): Draft {
  const whole = readPlain(flow, (line) => title !== null && line.start === title.start)
  const { head: _head, ...draft } = whole
  if (!title || draft.parts.some(({ kind, start }) => kind === 'headline' && start === title.start)) return draft
  const { head: _below, ...below } = readPlain(flow.slice(title.start), (line) => line.start === 0)
  const above = readLead(lead)
  return {
    ...below,
    text: flow,
    outlet: below.outlet ?? above.outlet,
    published: below.published ?? above.published,
    hasDate: below.hasDate || above.published !== null,
    parts: [...above.parts, ...shifted(below.parts, title.start)],
    hyperlinks: shifted(below.hyperlinks, title.start),
  }
}

/** The parts with `span` taken out of the body and made a part of its own. */
function recast(parts: readonly Part[], span: Span, kind: PartKind, text: string): Part[] {
  return parts.flatMap((part): Part[] => {
    if (part.kind !== 'body' || !overlaps(part, span) || part.start > span.start || part.end < span.end) return [part]
    const rest = text.slice(span.end, part.end)
    const before = text.slice(part.start, span.start).trimEnd()
    return [
      ...(before ? [{ ...part, end: part.start + before.length }] : []),
      { kind, ...span },
      ...(rest.trim() ? [{ ...part, start: span.end + (rest.length - rest.trimStart().length) }] : []),
    ]
  })
}

/** A running head without the number of the page, read for the outlet and the day that it may print. */
function readRunningHeads(lines: readonly string[]) {
  let outlet: string | null = null
  let published: string | null = null
  for (const line of lines) {
    const bare = line
      .replace(/\s*[|·•–—-]?\s*(?:page|seite|p\.|s\.)?\s*\d{1,4}(?:\s*(?:of|von|\/)\s*\d{1,4})?\s*$|^\d{1,4}\s*[|·•–—-]?\s+(?!\p{L}+ \d{4})/iu, '')
      .replace(/[\t\n]+/gu, ', ')
    const found = readOutletLine(line.replace(/[\t\n]+/gu, ', ')) ?? readOutletLine(bare)
    outlet ??= found?.outlet || null
    published ??= found?.published ?? null
  }
  return { outlet, published }
}

const day = (time: string) => time.slice(0, 10)

/** What the file says of its own making: kept as a finding, since none of it is when the report was published. */
function makingOf({ made, saved, author }: Properties, isNamed: boolean): Finding[] {
  const says = [made && `made on ${day(made)}`, saved && saved !== made && `last saved on ${day(saved)}`, author && !isNamed && `by “${author.slice(0, 100)}”`].filter(
    Boolean,
  )
  return says.length
    ? [{ rule: 'file-properties', spans: [], message: `The file says that it was ${says.join(', ')}; that is not taken for the report's own date or byline` }]
    : []
}

/** Links of the file and addresses that stand in its text, in order; where both are, the link. */
function merged(links: readonly Hyperlink[], addresses: readonly Hyperlink[]): Hyperlink[] {
  const sorted = [...links].sort((a, b) => a.start - b.start)
  let at = 0
  const others = addresses.filter((one) => {
    while (at < sorted.length && sorted[at].end <= one.start) at++
    return at >= sorted.length || !overlaps(sorted[at], one)
  })
  return [...sorted, ...others].sort((a, b) => a.start - b.start)
}

const webAddress = (url: string | null | undefined) => (url && /^https?:/iu.test(url) && URL.canParse(url) ? url : null)

/** The language that a file declares, unless its text is plainly of another one: a program's default is English whatever is written with it. */
function languageIn(stated: string | null | undefined, text: string): string | null {
  const declared = languageTag(stated)
  if (!declared || (declared.split('-')[0] === 'en') === isPlainlyEnglish(text.slice(0, 4000))) return declared
  const detected = languageOf(text)
  return detected && detected !== declared.split('-')[0] ? detected : declared
}

/** Puts a document together: running text first, then captions, then notes and what stands apart; what the words do not say comes from the file's properties. */
export function draftOf({ paragraphs, properties, runningHeads, notes }: Taken): Draft {
  const assembly = new Assembly()
  const flow = paragraphs.filter(({ kind }) => IN_FLOW.has(kind)).map((paragraph) => ({ paragraph, text: paragraph.text, span: assembly.add(paragraph) }))
  const titleAt = flow.findIndex(({ paragraph }) => paragraph.kind === 'title')
  const title = flow[titleAt]?.span ?? null
  const flowText = assembly.joined()
  const read = readFlow(flowText, title, flow.slice(0, Math.max(0, titleAt)))
  let parts: Part[] = [...read.parts]
  const subtitle = flow[titleAt + 1]
  if (titleAt >= 0 && subtitle?.paragraph.kind === 'subtitle') parts = recast(parts, subtitle.span, 'standfirst', flowText)
  for (const kind of ['caption', 'note', 'aside'] as const)
    for (const paragraph of paragraphs) if (paragraph.kind === kind) parts.push({ kind: PART_OF[kind] ?? 'other', ...assembly.add(paragraph) })
  const text = assembly.joined()
  const heads = readRunningHeads(runningHeads)
  const named = properties.author && isPersonName(properties.author) && !read.hasByline && !read.authors.length ? properties.author : null
  const linked = assembly.hyperlinks.filter(({ start, end, url }) => end > start && webAddress(url) !== null)
  const published = read.published ?? properties.published ?? heads.published
  const language = languageIn(properties.language, flowText)
  const from = (field: 'outlet' | 'published', head: string | null) => (read[field] ? null : properties[field] ? 'file metadata' : head && 'running head')
  const readFrom = Object.entries({
    title: read.title || title || !statedTitle(properties.title) ? null : 'file properties',
    outlet: from('outlet', heads.outlet),
    published: from('published', heads.published),
    authors: named && 'file properties',
    url: !read.url && webAddress(properties.url) ? 'foot of the printed page' : null,
    language: language && 'file properties',
  }).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return {
    ...read,
    text,
    parts,
    readFrom: { ...read.readFrom, ...Object.fromEntries(readFrom) },
    title: read.title ?? (title ? titleOf(flowText.slice(title.start, title.end)) : statedTitle(properties.title)),
    outlet: read.outlet ?? properties.outlet ?? heads.outlet,
    url: read.url ?? webAddress(properties.url),
    published,
    hasDate: read.hasDate || published !== null,
    authors: named ? [named] : read.authors,
    language,
    hyperlinks: merged(linked, read.hyperlinks),
    notes: [
      ...(text ? [] : [{ rule: 'empty', spans: [], message: 'There is no text' }]),
      ...notes.map((note) => ({ ...note, spans: [...note.spans, ...assembly.marks.filter(({ rule }) => rule === note.rule).map(({ start, end }) => ({ start, end }))] })),
      ...makingOf(properties, named !== null || read.authors.includes(properties.author ?? '')),
    ],
  }
}
