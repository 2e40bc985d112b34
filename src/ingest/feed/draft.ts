import type { Hyperlink, Part, PartKind } from '../../model/document.ts'
import type { Finding } from '../../model/finding.ts'
import type { Block } from '../html/blocks.ts'
import { trustedLanguage } from '../language.ts'
import type { Draft } from '../reader.ts'
import { type Dateline, datelineOf } from '../text/dateline.ts'
import { tailKindOf } from '../text/tail.ts'
import { webAddress } from './addresses.ts'
import { blockKind } from './block-kind.ts'
import type { EntryFacts } from './facts.ts'
import { writersOf } from './names.ts'

/** Puts a text together, noting where each stretch and each link stands; paragraphs of the body that follow one another are one stretch. */
class Assembly {
  readonly parts: Part[] = []
  readonly hyperlinks: Hyperlink[] = []
  private readonly pieces: string[] = []
  private length = 0
  private readonly base: string | null

  constructor(base: string | null) {
    this.base = base
  }

  add(kind: PartKind, { text, links }: Pick<Block, 'text' | 'links'>): void {
    const shown = text.trim()
    if (!shown) return
    if (this.length) {
      this.pieces.push('\n\n')
      this.length += 2
    }
    const start = this.length
    const shift = start - (text.length - text.trimStart().length)
    this.pieces.push(shown)
    this.length += shown.length
    const last = this.parts.at(-1)
    if (kind === 'body' && last?.kind === 'body') this.parts[this.parts.length - 1] = { ...last, end: this.length }
    else this.parts.push({ kind, start, end: this.length })
    for (const link of links) {
      const url = webAddress(link.url, this.base)
      if (url && link.end > link.start) this.hyperlinks.push({ start: shift + link.start, end: shift + link.end, url })
    }
  }

  get text(): string {
    return this.pieces.join('')
  }
}

const folded = (text: string): string =>
  text
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()
const MOST_COMPARED = 4000
const LONGEST_TITLE = 1000
/** How much longer a summary is than the text when it is the text, and the other a teaser. */
const LONGER = 1.3
const lengthOf = (blocks: readonly Block[]) => blocks.reduce((sum, { text }) => sum + text.length, 0)
/** The words of the first few thousand characters. */
function wordsOf(blocks: readonly Block[]): string {
  let text = ''
  for (const block of blocks) {
    if (text.length > MOST_COMPARED) break
    text += `${block.text.slice(0, MOST_COMPARED)} `
  }
  return folded(text.slice(0, MOST_COMPARED))
}

/** Whether the short text of an entry is the beginning of the long one, perhaps cut off (`… [&#8230;]`, `Continue reading`), or within it. */
function isWithin(short: readonly Block[], long: readonly Block[]): boolean {
  const words = wordsOf(short.slice(0, 40))
  const cut = words.replace(/\s(?:read more|continue reading|more|the post)\b.*$/u, '')
  return !words || wordsOf(long).includes(cut.length > 40 ? cut : words)
}

const CUT = /(?:…|\.{3}|\[(?:…|\.{3})\])\s*$/u
const READ_ON = /^(?:continue reading|read more|read the (?:full|whole))\b/iu

/** What is to be said of a text that is not all of it, or is none. */
function notesOf(text: string, parts: readonly Part[]): Finding[] {
  const last = parts.findLast(({ kind }) => kind === 'body')
  if (!last) return [{ rule: 'no-body', spans: [], message: 'It carries no text of its own' }]
  const readsOn = parts.some(({ kind, start, end }) => kind === 'other' && READ_ON.test(text.slice(start, Math.min(end, start + 40))))
  return readsOn || CUT.test(text.slice(Math.max(last.start, last.end - 20), last.end))
    ? [{ rule: 'teaser', spans: [], message: 'Only the beginning of the text is there' }]
    : []
}

/** Cuts the first stretch of the body into its dateline and the rest. */
function cutDateline(text: string, parts: Part[]): Dateline | null {
  const at = parts.findIndex(({ kind }) => kind === 'body')
  if (at < 0) return null
  const part = parts[at]
  const dateline = datelineOf(text.slice(part.start, part.end))
  const start = part.start + (dateline?.length ?? 0)
  if (!dateline || start >= part.end) return null
  parts.splice(at, 1, { kind: 'dateline', start: part.start, end: part.start + text.slice(part.start, start).trimEnd().length }, { ...part, start })
  return dateline
}

/** What of a long text is shown below the headline: not the headline again, alone or with the outlet's name, as feeds that only list others' reports have it. */
function behindTitle(blocks: readonly Block[], { title, outlet }: EntryFacts): readonly Block[] {
  const titles = title ? [folded(title), folded(`${title} ${outlet ?? ''}`)] : []
  const first = blocks.findIndex(({ text }) => text.length > LONGEST_TITLE || !titles.includes(folded(text)))
  return first < 0 ? [] : blocks.slice(first)
}

/** Puts the parts of an entry's text together, in the order in which a reader meets them. */
function assembled(facts: EntryFacts): Assembly {
  const [short, long] = lengthOf(facts.body) * LONGER >= lengthOf(facts.summary) ? [facts.summary, facts.body] : [facts.body, facts.summary]
  const assembly = new Assembly(facts.base ?? facts.url)
  const line = (kind: PartKind, text: string | null) => assembly.add(kind, { text: text ?? '', links: [] })
  line('headline', facts.title)
  if (!isWithin(short, long)) for (const block of short) assembly.add('standfirst', block)
  line('byline', facts.byline)
  line('dateline', facts.dateline)
  const shown = behindTitle(long, facts)
  const kinds = new Map(shown.map((block): [Block, PartKind | null] => [block, facts.aside.has(block) ? 'other' : blockKind(block)]))
  const own = shown.filter((block) => kinds.get(block) === null)
  let last = own.length
  while (last > 1 && last > own.length - 4 && tailKindOf(own[last - 1].text)) last--
  const tail = new Set(own.slice(last))
  const kindOf = (block: Block): PartKind => kinds.get(block) ?? (tail.has(block) ? tailKindOf(block.text) : null) ?? 'body'
  for (const block of shown) assembly.add(kindOf(block), block)
  const captions = new Set(shown.filter((block) => kinds.get(block) === 'caption').map(({ text }) => folded(text)))
  for (const block of facts.captions) if (!captions.has(folded(block.text))) assembly.add('caption', block)
  return assembly
}

/** A document from what an entry says of itself: headline, standfirst where the short text says something else than the long one, body, captions, what else it carries. */
export function draftOf(facts: EntryFacts): Draft {
  const assembly = assembled(facts)
  const { text, parts } = assembly
  const dateline = cutDateline(text, parts)
  const { authors, credits } = writersOf(facts.writers, [facts.outlet])
  const named = [...credits, ...facts.credits.filter((name) => !credits.includes(name))]
  const body = parts.find(({ kind }) => kind === 'body')
  const read = {
    title: facts.title,
    outlet: facts.outlet,
    place: facts.place ?? dateline?.place ?? null,
    url: facts.url,
    published: facts.published,
    modified: facts.modified,
  }
  const from = { place: facts.place ? undefined : 'dateline', authors: undefined, ...facts.readFrom }
  const readFrom = Object.entries(from).filter(
    ([field, where]) => where !== undefined && (field === 'authors' ? authors.length > 0 : read[field as keyof typeof read] !== null),
  )
  return {
    text,
    language: trustedLanguage(facts.language, body ? text.slice(body.start, body.end) : text),
    ...read,
    authors,
    credits: dateline?.agency && !named.some((name) => folded(name).includes(folded(dateline.agency ?? ''))) ? [...named, dateline.agency] : named,
    genre: null,
    labels: facts.labels,
    hasByline: authors.length + named.length > 0,
    hasDate: facts.published !== null || facts.modified !== null || dateline?.dated === true,
    parts,
    hyperlinks: assembly.hyperlinks,
    markup: [],
    readFrom: Object.fromEntries(readFrom) as Record<string, string>,
    notes: [...facts.notes, ...notesOf(text, parts)],
  }
}
