import { lineBlock } from '../feed/facts.ts'
import type { Block } from '../html/blocks.ts'
import type { Element } from '../html/tree.ts'

/** A mail's own words, apart from what it quotes or passes on and from the signature. */
export interface Sorted {
  readonly blocks: readonly Block[]
  /** Those that are not its own words. */
  readonly aside: ReadonlySet<Block>
  /** Whether what follows is passed on: the writer's own words are an introduction, or none. */
  readonly forwards: boolean
}

const FORWARDED =
  /^(?:[-_]{3,}\s*)?(?:begin )?(?:forwarded message|weitergeleitete nachricht|original message|ursprüngliche nachricht|message transféré|mensaje reenviado|messaggio inoltrato)(?:\s*[-_]{3,}|:)?/iu
const REPLIED =
  /^\s*(?:on|am|le|el|il|op|den)\s.{4,200}(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|skrev)\b.{0,80}:\s*$|^.{3,120}<[^<>@\s]+@[^<>\s]+>\s*(?:wrote|schrieb|a écrit|escribió|skrev)\s*:\s*$/iu
/** The lines that mail programs put over an earlier message, run together or one a block. */
const EARLIER_HEAD = /^(?:from|von|de|da|van|från)\s*:\s?\S.{0,300}?\s(?:sent|date|gesendet|datum|envoyé|enviado|inviato|verzonden|skickat|to|an)\s*:/isu
const SIGNATURE = /^--\s*$/u

const marksQuote = ({ name, attributes }: Element): boolean =>
  (name === 'blockquote' && (/cite/iu.test(attributes.type ?? '') || /quote/iu.test(attributes.class ?? ''))) ||
  /\b(?:gmail_quote|yahoo_quoted|moz-cite-prefix|OutlookMessageHeader)\b/u.test(attributes.class ?? '') ||
  /^(?:divRplyFwdMsg|appendonsend)$/u.test(attributes.id ?? '')

/** Whether an element stands within a quotation. What was found of each element is kept in `known`, so that a page costs no more than its elements. */
function isQuoted(element: Element, known: Map<Element, boolean>): boolean {
  const path: Element[] = []
  let at: Element | null = element
  while (at && !known.has(at)) {
    path.push(at)
    at = at.parent
  }
  let quoted = at ? (known.get(at) ?? false) : false
  for (const one of path.reverse()) {
    quoted ||= marksQuote(one)
    known.set(one, quoted)
  }
  return quoted
}

/** The paragraphs of a mail's plain text as blocks; quoted lines lose their marks, and their blocks are marked as a quotation. */
export function plainBlocks(text: string): Block[] {
  const blocks: Block[] = []
  let lines: string[] = []
  let quoted = false
  const end = () => {
    const paragraph = lines.join(' ').replace(/\s+/gu, ' ').trim()
    lines = []
    if (!paragraph) return
    const block = lineBlock(paragraph)
    blocks.push(quoted ? { ...block, element: { ...block.element, name: 'blockquote', attributes: { type: 'cite' } } } : block)
  }
  for (const line of text.split(/\r?\n/u)) {
    const isQuoted = /^\s?>/u.test(line)
    const bare = isQuoted ? line.replace(/^(?:\s?>)+ ?/u, '') : line
    const alone = REPLIED.test(line) || FORWARDED.test(line) || SIGNATURE.test(line)
    if (!bare.trim() || isQuoted !== quoted || alone) end()
    quoted = isQuoted
    lines.push(bare)
    if (alone) end()
  }
  end()
  return blocks
}

/** Sorts the blocks of a mail: what stands behind the mark of a reply, of a forwarded message or of a signature, or is quoted, is not its own. */
export function sorted(blocks: readonly Block[]): Sorted {
  const aside = new Set<Block>()
  const known = new Map<Element, boolean>()
  let behind = false
  let forwards = false
  for (const block of blocks) {
    const { text } = block
    const forwarded = FORWARDED.test(text) || (text.length < 1500 && EARLIER_HEAD.test(text))
    if (forwarded || SIGNATURE.test(text)) behind = true
    if (forwarded) forwards = true
    if (behind || REPLIED.test(text) || isQuoted(block.element, known)) aside.add(block)
  }
  return { blocks, aside, forwards }
}
