import { tokenize } from '../tokens.ts'
import { declaredEntities, type Entities, expanded } from './references.ts'
import { vocabularyOf } from './vocabulary.ts'

/** An element of an XML file as it is found, well-formed or not. */
export interface XmlElement {
  /** Local name in small letters. */
  readonly name: string
  /** The short name of its vocabulary: `''` for the feed's own, `dc`, `media`, `xhtml`, … */
  readonly space: string
  /** By name in small letters, with the vocabulary before it where it has one (`rdf:about`, `xml:base`); values with references undone. */
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly (XmlElement | string)[]
  readonly parent: XmlElement | null
  /** Code units of the source from the start tag's `<` to behind the end tag. */
  readonly start: number
  readonly end: number
}

/** An element while it is built: its children come, and its end is known when it is closed. */
class OpenElement implements XmlElement {
  readonly name: string
  readonly space: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: (OpenElement | string)[] = []
  readonly parent: OpenElement | null
  readonly start: number
  end: number
  /** The prefixes that it and the elements around it declare. */
  readonly scope: Scope | null

  constructor(name: string, space: string, attributes: ReadonlyMap<string, string>, parent: OpenElement | null, start: number, scope: Scope | null) {
    this.name = name
    this.space = space
    this.attributes = attributes
    this.parent = parent
    this.start = start
    this.end = start
    this.scope = scope
  }
}

/** What prefixes stand for at an element, and around it. */
interface Scope {
  readonly own: ReadonlyMap<string, string>
  readonly outer: Scope | null
}

/** The deepest that elements nest; what is deeper stands on the last level, so that a bomb of open tags costs no more than its bytes. */
const DEEPEST = 200
const MOST_ATTRIBUTES = 60

/** Builds the tree as tokens come; a stray end tag is passed over, an open element ends with the one around it. Linear in the file's length. */
class Builder {
  readonly root = new OpenElement('#root', '', new Map(), null, 0, null)
  private readonly source: string
  private readonly siblings: ReadonlySet<string>
  private readonly entities: Entities
  private top = this.root
  private depth = 0
  private readonly open = new Map<string, number>()
  private beyond = 0
  private tagStart = 0
  private tag = ''
  private attributes: [string, string][] = []
  private attribute = ''
  private value = ''

  constructor(source: string, siblings: ReadonlySet<string>) {
    this.source = source
    this.siblings = siblings
    this.entities = declaredEntities(source)
  }

  private addText(text: string): void {
    const { children } = this.top
    const last = children.length - 1
    if (typeof children[last] === 'string') children[last] += text
    else children.push(text)
  }

  ontext(start: number, end: number): void {
    this.addText(expanded(this.source.slice(start, end), this.entities))
  }
  oncdata(start: number, end: number, endOffset: number): void {
    this.addText(this.source.slice(start, end - endOffset))
  }
  onopentagname(start: number, end: number): void {
    this.tagStart = start - 1
    this.tag = this.source.slice(start, Math.min(end, start + 100))
    this.attributes = []
  }
  onattribname(start: number, end: number): void {
    this.attribute = this.source.slice(start, Math.min(end, start + 100)).toLowerCase()
    this.value = ''
  }
  onattribdata(start: number, end: number): void {
    this.value += this.source.slice(start, end)
  }
  onattribend(): void {
    if (this.attributes.length < MOST_ATTRIBUTES) this.attributes.push([this.attribute, expanded(this.value, this.entities)])
  }
  onopentagend(): void {
    this.begin()
  }
  onselfclosingtag(end: number): void {
    if (this.depth >= DEEPEST) return
    this.begin()
    this.endOf(this.tag.toLowerCase(), end + 1)
  }
  onclosetag(start: number, end: number): void {
    const close = this.source.indexOf('>', end)
    this.endOf(
      this.source
        .slice(start, Math.min(end, start + 100))
        .trimEnd()
        .toLowerCase(),
      close < 0 ? this.source.length : close + 1,
    )
  }
  ontextentity(): void {}
  onattribentity(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  private begin(): void {
    const tag = this.tag.toLowerCase()
    if (this.siblings.has(tag.slice(tag.indexOf(':') + 1)) && this.open.get(tag)) this.endOf(tag, this.tagStart)
    if (this.depth >= DEEPEST) {
      this.beyond++
      return
    }
    const declares = this.attributes.filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'))
    const scope = declares.length ? { own: new Map(declares.map(([name, uri]) => [name.slice(6), uri])), outer: this.top.scope } : this.top.scope
    const colon = tag.indexOf(':')
    const prefix = colon < 0 ? '' : tag.slice(0, colon)
    const attributes = new Map<string, string>()
    for (const [name, value] of this.attributes) {
      const at = name.indexOf(':')
      const space = at < 0 || name.startsWith('xmlns') ? '' : name.startsWith('xml:') ? 'xml' : vocabularyOf(name.slice(0, at), uriOf(scope, name.slice(0, at)))
      const key = at < 0 ? name : space ? `${space}${name.slice(at)}` : name.slice(at + 1)
      if (!attributes.has(key)) attributes.set(key, value)
    }
    const space = vocabularyOf(prefix, uriOf(scope, prefix))
    const element = new OpenElement(tag.slice(colon + 1), space, attributes, this.top, this.tagStart, scope)
    this.top.children.push(element)
    this.top = element
    this.tags.push(tag)
    this.depth++
    this.open.set(tag, (this.open.get(tag) ?? 0) + 1)
  }

  /** The tags of the open elements as they were written, outermost first. */
  private readonly tags: string[] = []

  private endOf(tag: string, end: number): void {
    if (this.beyond > 0 && !this.open.get(tag)) {
      this.beyond--
      return
    }
    if (!this.open.get(tag)) return
    while (this.depth > 0) {
      const last = this.tags.at(-1)
      this.pop(end)
      if (last === tag) return
    }
  }

  private pop(end: number): void {
    const tag = this.tags.pop() ?? ''
    this.open.set(tag, (this.open.get(tag) ?? 1) - 1)
    this.top.end = end
    this.top = this.top.parent ?? this.root
    this.depth--
  }

  finish(): XmlElement {
    while (this.depth > 0) this.pop(this.source.length)
    this.root.end = this.source.length
    return this.root
  }
}

function uriOf(scope: Scope | null, prefix: string): string | undefined {
  for (let at = scope; at; at = at.outer) {
    const uri = at.own.get(prefix)
    if (uri !== undefined) return uri
  }
  return undefined
}

/**
 * The tree of an XML file; never throws. `siblings`: local names of elements that cannot hold one another, so that the next one ends one that was left open.
 * External entities are never fetched; a file's own are undone where they are plain text.
 */
export function parseXml(source: string, siblings: ReadonlySet<string> = new Set()): XmlElement {
  const builder = new Builder(source, siblings)
  tokenize(source, { xmlMode: true, decodeEntities: false }, builder)
  return builder.finish()
}

/** The element children of one, in order. */
export const elementsIn = (element: XmlElement): XmlElement[] => element.children.filter((child): child is XmlElement => typeof child !== 'string')

/** The first child of a name; `space` as in `XmlElement`. */
export const childOf = (element: XmlElement | undefined, name: string, space = ''): XmlElement | undefined =>
  element && elementsIn(element).find((child) => child.name === name && child.space === space)

/** All text below an element, as it is; a line break is a space. The depth of the tree is bounded, so that recursion is. */
export function rawText(element: XmlElement): string {
  let text = ''
  for (const child of element.children) text += typeof child === 'string' ? child : (child.name === 'br' ? ' ' : '') + rawText(child)
  return text
}

/** All text below an element with white space made single, or null where there is none. */
export const plainText = (element: XmlElement | undefined): string | null => (element && rawText(element).replace(/\s+/gu, ' ').trim()) || null

/** The nearest value of an attribute on an element or around it. */
export function inherited(element: XmlElement, attribute: string): string | undefined {
  for (let at: XmlElement | null = element; at; at = at.parent) {
    const value = at.attributes.get(attribute)
    if (value !== undefined) return value
  }
  return undefined
}
