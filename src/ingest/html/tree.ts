import { tokenize } from '../tokens.ts'

/** An element of a page's tree. Only attributes that say something of a text are kept; scripts, styles and pictures have no content here. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (Element | string)[]
  readonly parent: Element | null
}

/** A page: its tree, and the text of scripts that hold data (`application/ld+json`), unread. */
export interface Page {
  readonly root: Element
  readonly linkedData: readonly string[]
}

/** The deepest that elements nest; what is deeper stands on the last level, so that a bomb of open tags costs no more than its bytes. */
const DEEPEST = 400

const VOID = new Set('area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr'.split(' '))
const HEADINGS = 'h1 h2 h3 h4 h5 h6'.split(' ')
const CLOSES_PARAGRAPH = new Set([
  ...HEADINGS,
  ...'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form header hgroup hr main menu nav ol p pre section table ul li dd dt'.split(
    ' ',
  ),
])
const SIBLINGS: Readonly<Record<string, readonly string[]>> = {
  li: ['li'],
  dt: ['dt', 'dd'],
  dd: ['dt', 'dd'],
  tr: ['tr', 'td', 'th'],
  td: ['td', 'th'],
  th: ['td', 'th'],
  tbody: ['tbody', 'thead', 'tr', 'td', 'th'],
  tfoot: ['tbody', 'thead', 'tr', 'td', 'th'],
  option: ['option'],
  body: ['head'],
}
/** Elements that an end tag inside does not close from within: an unmatched `</div>` in a table's cell leaves the cell open. */
const BARRIERS = new Set(['td', 'th', 'table', 'caption', 'button', 'template', 'object'])
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark nobr q s samp small span strike strong sub sup time tt u var'.split(' '),
)
/** Elements whose content is no text of the page. */
const SILENT = new Set('script style noscript template svg math iframe object select textarea canvas audio video noembed noframes map datalist'.split(' '))
const KEPT = new Set(
  'id class href itemprop itemtype itemscope rel role name property content datetime lang charset type http-equiv hidden style aria-hidden aria-label data-testid data-component data-type data-block cite title alt xml:lang data-href data-tweet-id'.split(
    ' ',
  ),
)
const LONGEST_HINT = 300

/**
 * Builds the tree as tokens come. Every step costs at most the depth, which is bounded: time is linear in the page's length. (The library's own parser puts
 * open elements at the front of a list and looks for names along it, so that a megabyte of open tags takes minutes.)
 */
class Builder {
  readonly root: Element = { name: '#root', attributes: {}, children: [], parent: null }
  readonly linkedData: string[] = []
  private readonly html: string
  private readonly stack: Element[] = [this.root]
  private readonly open = new Map<string, number>()
  private tag = ''
  private attributes: Record<string, string> = {}
  private attribute = ''
  private value = ''
  /** How many elements are open beyond the deepest level. */
  private beyond = 0
  private script: string[] | null = null
  /** Told of each text of the tree, in order: where its source begins and ends. */
  private readonly place: ((text: string, start: number, end: number) => void) | null

  constructor(html: string, place: Builder['place'] = null) {
    this.html = html
    this.place = place
  }

  ontext(start: number, end: number): void {
    this.addText(this.html.slice(start, end), start, end)
  }
  ontextentity(point: number, end: number): void {
    // The tokenizer tells where a reference ends only.
    this.addText(String.fromCodePoint(point), this.html.lastIndexOf('&', end - 1), end)
  }
  oncdata(start: number, end: number, endOffset: number): void {
    this.addText(this.html.slice(start, end - endOffset), start, end - endOffset)
  }
  onattribname(start: number, end: number): void {
    const name = this.html.slice(start, Math.min(end, start + 40)).toLowerCase()
    this.attribute = KEPT.has(name) ? name : ''
    this.value = ''
  }
  onattribdata(start: number, end: number): void {
    if (this.attribute) this.value += this.html.slice(start, this.attribute === 'class' || this.attribute === 'style' ? Math.min(end, start + LONGEST_HINT) : end)
  }
  onattribentity(point: number): void {
    if (this.attribute) this.value += String.fromCodePoint(point)
  }
  onattribend(): void {
    if (this.attribute && !Object.hasOwn(this.attributes, this.attribute)) this.attributes[this.attribute] = this.value
  }
  onopentagname(start: number, end: number): void {
    this.tag = this.html.slice(start, Math.min(end, start + 60)).toLowerCase()
    this.attributes = {}
  }
  onopentagend(): void {
    this.openElement(false)
  }
  onselfclosingtag(): void {
    this.openElement(true)
  }
  onclosetag(start: number, end: number): void {
    this.close(this.html.slice(start, Math.min(end, start + 60)).toLowerCase())
  }
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  private get top(): Element {
    return this.stack[this.stack.length - 1]
  }

  private addText(text: string, start: number, end: number): void {
    if (this.script) {
      this.script.push(text)
      return
    }
    const { children, name } = this.top
    if (SILENT.has(name)) return
    if (this.place) this.place(text, start, end)
    const last = children.length - 1
    if (typeof children[last] === 'string') children[last] += text
    else children.push(text)
  }

  private openElement(selfClosing: boolean): void {
    const name = this.tag
    this.closeImplied(name)
    const attributes = this.attributes
    if (this.stack.length > DEEPEST) {
      if (!VOID.has(name) && !selfClosing) this.beyond++
      return
    }
    const element: Element = { name, attributes, children: [], parent: this.top }
    if (!SILENT.has(this.top.name)) this.top.children.push(element)
    if (VOID.has(name) || (selfClosing && SILENT.has(name) && name === 'svg')) return
    this.stack.push(element)
    this.open.set(name, (this.open.get(name) ?? 0) + 1)
    if (name === 'script' && /ld\+json/i.test(attributes.type ?? '')) this.script = []
  }

  private pop(): void {
    const { name } = this.stack.pop() as Element
    this.open.set(name, (this.open.get(name) ?? 1) - 1)
    if (name === 'script' && this.script) {
      this.linkedData.push(this.script.join(''))
      this.script = null
    }
  }

  /** Closes what a start tag ends without saying so: a paragraph before a block, a list's item before the next. */
  private closeImplied(name: string): void {
    if (CLOSES_PARAGRAPH.has(name) && this.open.get('p')) {
      let at = this.stack.length - 1
      while (at > 0 && INLINE.has(this.stack[at].name)) at--
      if (this.stack[at].name === 'p') while (this.stack.length > at) this.pop()
    }
    const siblings = SIBLINGS[name]
    if (siblings) {
      let at = this.stack.length - 1
      while (at > 0 && INLINE.has(this.stack[at].name)) at--
      while (at > 0 && siblings.includes(this.stack[at].name)) {
        while (this.stack.length > at) this.pop()
        at--
      }
    }
    if (name === 'a' && this.top.name === 'a') this.pop()
  }

  private close(name: string): void {
    if (this.beyond > 0 && !this.open.get(name)) {
      this.beyond--
      return
    }
    if (!this.open.get(name)) {
      if (name === 'br') this.top.children.push({ name: 'br', attributes: {}, children: [], parent: this.top })
      return
    }
    const isInline = INLINE.has(name)
    for (let at = this.stack.length - 1; at > 0; at--) {
      const open = this.stack[at].name
      if (open === name) {
        while (this.stack.length > at) this.pop()
        return
      }
      if (isInline ? !INLINE.has(open) : BARRIERS.has(open) && !/^(?:table|tbody|thead|tfoot|tr|td|th|body|html|template|object|button)$/.test(name)) return
    }
  }

  finish(): Page {
    while (this.stack.length > 1) this.pop()
    return { root: this.root, linkedData: this.linkedData }
  }
}

/** Parses a page. Never throws; `place` is told of each text of the tree in order. */
export function parsePage(html: string, place: Builder['place'] = null): Page {
  const builder = new Builder(html, place)
  tokenize(html, { decodeEntities: true }, builder)
  return builder.finish()
}

/** Every element below one, in the order of the page, without recursion. */
export function* elementsOf(root: Element): Generator<Element> {
  const stack: Element[] = [root]
  for (let element = stack.pop(); element; element = stack.pop()) {
    yield element
    for (let i = element.children.length - 1; i >= 0; i--) {
      const child = element.children[i]
      if (typeof child !== 'string') stack.push(child)
    }
  }
}

/** The text of an element with white space made single, at most `most` characters. */
export function flatText(element: Element, most = 5000): string {
  let text = ''
  const visit = (node: Element | string): void => {
    if (text.length > most) return
    if (typeof node === 'string') text += node
    else if (node.name === 'br') text += ' '
    else if (!SILENT.has(node.name)) for (const child of node.children) visit(child)
  }
  visit(element)
  return text.replace(/\s+/gu, ' ').trim()
}
