import { type Block, blocksOf } from '../html/blocks.ts'
import { type Element, parsePage } from '../html/tree.ts'
import { elementsIn, plainText, rawText, type XmlElement } from './xml.ts'

/** What a text of a feed is where it does not say: plain, HTML, or whichever it looks like. */
export type Habit = 'text' | 'html' | 'guess'

/** HTML elements that hold text which a page would not show, and that a feed's entry may leave open: their text stays. Scripts and styles hold none. */
const SHOWN = /<(\/?)(object|iframe|noscript|textarea|noembed|noframes|map|svg|math|head|title|applet|frameset|frame|form|button)(?=[\s/>])/giu
const SHOWN_NAME = /^(?:object|iframe|noscript|textarea|noembed|noframes|map|svg|math|head|title|form|button)$/u
const VOID = new Set(['br', 'hr', 'img', 'input', 'link', 'meta', 'embed', 'wbr'])
const BLOCK_TAG = /<(?:p|br|div|li|ul|ol|h[1-6]|table|tr|td|blockquote|pre|section|article|hr|dl|dt|dd)\b/iu
const LONGEST_BASE64 = 20_000_000

const HTML_SIGN =
  /<\/[a-z][\w:-]*\s*>|<(?:a|abbr|applet|article|b|big|blockquote|body|br|center|code|div|dl|dt|em|embed|figure|font|form|frame|frameset|h[1-6]|head|hr|html|i|iframe|img|input|li|link|meta|object|ol|p|pre|q|script|section|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|tr|u|ul|video)(?:\s[^<>]*)?\/?>|&#?\w{2,10};/iu

/** Whether a text is HTML: it has an end tag, a start tag that is known, or a reference. */
export const looksLikeHtml = (text: string): boolean => HTML_SIGN.test(text)

const BLANK_LINE = /(?:\r?\n|\r)[^\S\r\n]*(?:\r?\n|\r)\s*/u
/** From this length of its lines on, a text without blank lines has a paragraph a line. */
const WRAPPED = 100

/** The paragraphs of a plain text: parted by blank lines, or, where there are none and lines are long, by lines. */
export function paragraphsOf(text: string): string[] {
  const byBlank = text.split(BLANK_LINE)
  if (byBlank.filter((one) => one.trim()).length > 1) return byBlank
  const lines = text.split(/\r?\n|\r/u)
  return lines.length > 1 && text.length / lines.length > WRAPPED ? lines : [text]
}

/** A plain text as elements, one a paragraph. */
export function plainTree(text: string): Element {
  const root: Element = { name: '#root', attributes: {}, children: [], parent: null }
  for (const paragraph of paragraphsOf(text)) if (paragraph.trim()) root.children.push({ name: 'p', attributes: {}, children: [paragraph], parent: root })
  return root
}

/** The tree of a piece of HTML; where it has no block, blank lines part its paragraphs. */
export function htmlTree(html: string): Element {
  const shown = html.replace(SHOWN, '<$1x-$2')
  return parsePage(BLOCK_TAG.test(shown) ? shown : shown.replace(/(?:\r?\n|\r)[^\S\r\n]*(?:\r?\n|\r)\s*/gu, '<p>')).root
}

/** Markup that stands in a file as elements of its own, as a tree of HTML; `renamed`: HTML's names for those of another vocabulary. */
export function inlineTree(element: XmlElement, renamed: ReadonlyMap<string, string> = new Map()): Element {
  const root: Element = { name: '#root', attributes: {}, children: [], parent: null }
  const fill = (from: XmlElement, into: Element): void => {
    for (const child of from.children) {
      if (typeof child === 'string') {
        into.children.push(child)
        continue
      }
      const name = renamed.get(child.name) ?? (SHOWN_NAME.test(child.name) ? `x-${child.name}` : child.name)
      const href = child.attributes.get('href')
      const made: Element = { name, attributes: href === undefined ? {} : { href }, children: [], parent: into }
      into.children.push(made)
      // Written as in HTML, without an end: what stands behind it is not in it.
      fill(child, VOID.has(name) ? into : made)
    }
  }
  fill(element, root)
  return root
}

/** Text in base64, or null where it is none. */
function unpacked(text: string): string | null {
  const packed = text.replace(/\s+/gu, '')
  if (!packed || packed.length > LONGEST_BASE64 || !/^[A-Za-z\d+/_-]+=*$/u.test(packed)) return null
  return new TextDecoder().decode(Buffer.from(packed, 'base64'))
}

/** A stated type that says nothing of text or of markup: such content is packed. */
const isPacked = (type: string): boolean => type.includes('/') && !/^text\/|[+/]xml$|html|xml/u.test(type)

/** HTML that was escaped once too often, as some programs write it: a whole paragraph whose every sign is a reference. */
const TWICE = /^\s*&lt;(?:p|div)\b[\s\S]*&lt;\/(?:p|div)&gt;\s*$/iu
const escapedOnce = (text: string): string =>
  text.includes('<') || !TWICE.test(text)
    ? text
    : text.replace(/&(lt|gt|quot|#39|apos|amp);/gu, (_, name) => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name as string] ?? "'")

/** What a text of a feed shows: as Atom types it (`type`, `mode`), else by habit; markup standing in the feed itself is markup. */
export function treeOf(element: XmlElement, habit: Habit): Element {
  const type = element.attributes.get('type')?.trim().toLowerCase() ?? ''
  const mode = element.attributes.get('mode')?.trim().toLowerCase() ?? ''
  const nested = elementsIn(element).length > 0
  const raw = nested ? '' : rawText(element)
  if (mode === 'base64' || (isPacked(type) && !nested)) {
    const text = unpacked(raw)
    if (text !== null) return /^(?:text|text\/plain)$/u.test(type) && !looksLikeHtml(text) ? plainTree(text) : htmlTree(text)
  }
  if (nested) return inlineTree(element)
  if (/html/u.test(type) || mode === 'escaped') return /^(?:text|text\/plain)$/u.test(type) && !looksLikeHtml(raw) ? plainTree(raw) : htmlTree(raw)
  if (type === 'text' || type === 'text/plain' || (type === '' && habit === 'text')) return plainTree(raw)
  return habit === 'html' || looksLikeHtml(raw) ? htmlTree(escapedOnce(raw)) : plainTree(raw)
}

/** The blocks that a text of a feed shows. */
export const blocksIn = (element: XmlElement, habit: Habit): Block[] => blocksOf(treeOf(element, habit))

/** A text of a feed as one line, or null where it shows nothing. */
export function lineIn(element: XmlElement | undefined, habit: Habit): string | null {
  if (!element) return null
  if (!elementsIn(element).length && !/[<&]/u.test(rawText(element)) && !element.attributes.has('mode') && !element.attributes.has('type')) return plainText(element)
  return (
    blocksIn(element, habit)
      .map(({ text }) => text)
      .join(' ')
      .replace(/\s+/gu, ' ')
      .trim() || null
  )
}
