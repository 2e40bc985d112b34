import type { Element } from './tree.ts'

/** A stretch of a block that links somewhere, in code units of the block's text. */
export interface BlockLink {
  readonly start: number
  readonly end: number
  readonly url: string
}

/** A paragraph, heading, item or cell of a page: text that a reader sees as one stretch, white space made single, line breaks kept. */
export interface Block {
  /** The nearest element around the text that is no inline one. */
  readonly element: Element
  readonly text: string
  readonly links: readonly BlockLink[]
  /** How many characters of the text are inside links. */
  readonly linked: number
  /** Whether all of it is in bold. */
  readonly bold: boolean
}

const BLOCK = new Set(
  'address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p picture pre section summary table tbody td tfoot th thead tr ul amp-carousel'.split(
    ' ',
  ),
)
const SILENT = new Set('script style noscript template svg math iframe object select textarea canvas audio video noembed head title input meta link img'.split(' '))
/** Whether a table's cell holds a few words and no block: a figure or a name, not a page laid out as a table. */
const isFlat = (cell: Element) => {
  let length = 0
  const fits = (element: Element): boolean =>
    element.children.every((child) => {
      if (typeof child === 'string') length += child.length
      return length < 100 && (typeof child === 'string' || (!BLOCK.has(child.name) && child.name !== 'br' && fits(child)))
    })
  return fits(cell)
}

const BOLD = new Set(['b', 'strong'])

const UNSEEN = /[\u00ad\u200b\ufeff]/u
const LAST = /[^\s]/u

/** Gathers text into blocks as the tree is walked. Pieces are joined once a block: joining as they come costs the square of a long block's length. */
class Walker {
  readonly blocks: Block[] = []
  private pieces: string[] = []
  private length = 0
  /** Length without white space at the end. */
  private solid = 0
  private links: BlockLink[] = []
  private linked = 0
  private plain = 0
  private linkStart = -1
  private url = ''
  private bold = 0

  /** Ends the block that is being gathered, which belongs to `element`. */
  flush(element: Element): void {
    const open = this.linkStart >= 0
    if (open) this.endLink()
    if (this.solid > 0) {
      const text = this.pieces.join('').slice(0, this.solid)
      this.blocks.push({ element, text, links: this.links, linked: this.linked, bold: this.plain === 0 })
    }
    this.pieces = []
    this.length = 0
    this.solid = 0
    this.links = []
    this.linked = 0
    this.plain = 0
    if (open) this.linkStart = 0
  }

  addText(raw: string): void {
    // The marks that show nothing are seldom; asking about each space of a long text costs ten times the rest.
    const text = UNSEEN.test(raw) ? raw.replace(/[\s\u00ad\u200b\ufeff]+/gu, (space) => (/[^\u00ad\u200b\ufeff]/u.test(space) ? ' ' : '')) : raw.replace(/\s+/gu, ' ')
    const joined = this.length > this.solid || this.length === 0 ? text.trimStart() : text
    if (!joined) return
    this.push(joined)
    if (this.bold === 0 && LAST.test(joined)) this.plain++
  }

  private push(text: string): void {
    this.pieces.push(text)
    const solid = text.trimEnd().length
    if (solid > 0) this.solid = this.length + solid
    this.length += text.length
  }

  /** A line break: the second in a row ends the block. */
  lineBreak(owner: Element): void {
    if (this.length === 0) return
    if (this.pieces.at(-1) === '\n') {
      this.flush(owner)
      return
    }
    if (this.length > this.solid) {
      const last = this.pieces.pop() ?? ''
      const kept = last.trimEnd()
      this.length -= last.length - kept.length
      if (kept) this.pieces.push(kept)
    }
    this.push('\n')
  }

  startLink(url: string): void {
    this.linkStart = this.length
    this.url = url
  }

  endLink(): void {
    if (this.solid > this.linkStart) {
      if (this.url) this.links.push({ start: this.linkStart, end: this.solid, url: this.url })
      this.linked += this.solid - this.linkStart
    }
    this.linkStart = -1
  }

  visit(element: Element, owner: Element): void {
    for (const child of element.children) {
      if (typeof child === 'string') this.addText(child)
      else if (child.name === 'br') this.lineBreak(owner)
      else if (SILENT.has(child.name)) continue
      else if ((child.name === 'td' || child.name === 'th') && isFlat(child)) {
        // The cells of a row read as one line.
        this.addText(' ')
        this.visit(child, owner)
        this.addText(' ')
      } else if (BLOCK.has(child.name)) {
        this.flush(owner)
        this.visit(child, child)
        this.flush(child)
      } else if (child.name === 'a' && this.linkStart < 0) {
        this.startLink(child.attributes.href ?? '')
        this.visit(child, owner)
        if (this.linkStart >= 0) this.endLink()
      } else if (BOLD.has(child.name)) {
        this.bold++
        this.visit(child, owner)
        this.bold--
      } else this.visit(child, owner)
    }
  }
}

/** Every block of a page, in order. The depth of the tree is bounded, so that recursion is. */
export function blocksOf(root: Element): Block[] {
  const walker = new Walker()
  walker.visit(root, root)
  walker.flush(root)
  return walker.blocks
}
