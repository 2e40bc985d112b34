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
const BOLD = new Set(['b', 'strong'])

/** Gathers text into blocks as the tree is walked. */
class Walker {
  readonly blocks: Block[] = []
  private text = ''
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
    const text = this.text.trimEnd()
    if (text) {
      const links = this.links.filter((link) => link.start < text.length).map((link) => ({ ...link, end: Math.min(link.end, text.length) }))
      this.blocks.push({ element, text, links, linked: this.linked, bold: this.plain === 0 })
    }
    this.text = ''
    this.links = []
    this.linked = 0
    this.plain = 0
    if (open) this.linkStart = 0
  }

  addText(raw: string): void {
    const text = raw.replace(/[\s\u00ad\u200b\ufeff]+/gu, (space) => (/[^\u00ad\u200b\ufeff]/u.test(space) ? ' ' : ''))
    const joined = this.text === '' || /\s$/.test(this.text.slice(-1)) ? text.trimStart() : text
    if (!joined) return
    this.text += joined
    if (this.bold === 0 && joined.trim()) this.plain++
  }

  lineBreak(): void {
    this.text = this.text.trimEnd()
    if (this.text) this.text += '\n'
  }

  get endsInBreak(): boolean {
    return this.text.endsWith('\n')
  }

  startLink(url: string): void {
    this.linkStart = this.text.length
    this.url = url
  }

  endLink(): void {
    const end = this.text.trimEnd().length
    if (end > this.linkStart) {
      if (this.url) this.links.push({ start: this.linkStart, end, url: this.url })
      this.linked += end - this.linkStart
    }
    this.linkStart = -1
  }

  visit(element: Element, owner: Element): void {
    for (const child of element.children) {
      if (typeof child === 'string') this.addText(child)
      else if (child.name === 'br') {
        if (this.endsInBreak) this.flush(owner)
        else this.lineBreak()
      } else if (SILENT.has(child.name)) continue
      else if (BLOCK.has(child.name)) {
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
