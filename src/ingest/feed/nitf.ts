import { type Block, blocksOf } from '../html/blocks.ts'
import { inlineTree } from './construct.ts'
import { feedTime } from './times.ts'
import { elementsIn, plainText, type XmlElement } from './xml.ts'

/** HTML's names for the elements of NITF that hold text; those of media's particulars hold none that is shown. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['hl1', 'h1'],
  ['hl2', 'h2'],
  ['block', 'div'],
  ['body.content', 'div'],
  ['bq', 'blockquote'],
  ['media', 'figure'],
  ['media-caption', 'figcaption'],
  ['media-producer', 'template'],
  ['media-metadata', 'template'],
  ['media-object', 'template'],
  ['note', 'div'],
  ['nitf-table', 'div'],
])

/** What a text in NITF says, apart from the item around it. */
export interface NitfText {
  readonly headline: string | null
  readonly byline: string | null
  readonly dateline: string | null
  readonly place: string | null
  readonly date: string | null
  readonly summary: readonly Block[]
  readonly body: readonly Block[]
}

/** The first element of a name below another, outermost first; the tree's depth is bounded. */
export function findBelow(element: XmlElement, name: string): XmlElement | undefined {
  for (const child of elementsIn(element)) {
    const found = child.name === name ? child : findBelow(child, name)
    if (found) return found
  }
  return undefined
}

/** Reads a text in NITF, the News Industry Text Format, whose element stands at or below `element`. */
export function readNitf(element: XmlElement): NitfText {
  const head = findBelow(element, 'body.head')
  const content = findBelow(element, 'body.content') ?? findBelow(element, 'body') ?? element
  const within = (name: string) => (head ? findBelow(head, name) : undefined)
  const dateline = within('dateline')
  const abstract = within('abstract')
  const headline = within('hl1') ?? within('hedline')
  const date = dateline && findBelow(dateline, 'story.date')
  const end = findBelow(element, 'body.end')
  return {
    headline: plainText(headline),
    byline: plainText(within('byline')),
    dateline: plainText(dateline),
    place: plainText(dateline && findBelow(dateline, 'location')),
    date: feedTime(date?.attributes.get('norm')),
    summary: abstract ? blocksOf(inlineTree(abstract, NAMES)) : [],
    body: [content, ...(end ? [end] : [])].flatMap((part) => blocksOf(inlineTree(part, NAMES))),
  }
}
