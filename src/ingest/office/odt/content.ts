import { Flow } from '../flow.ts'
import { TRACKED } from '../left-out.ts'
import type { ParagraphKind } from '../paragraph.ts'
import { readXml } from '../xml.ts'

/** What was left out of a text or is odd about it, counted. */
export interface Tally {
  insertions: number
  deletions: number
  comments: number
}

/** Elements whose content is no text of the document: changes taken out, comments, tables of contents, forms, words that describe a drawing. */
const SILENT = new Set(
  'text:tracked-changes office:annotation text:table-of-content text:illustration-index text:table-index text:alphabetical-index text:bibliography office:forms svg:title svg:desc text:note-citation text:ruby-text text:hidden-text text:hidden-paragraph office:scripts math:annotation'.split(
    ' ',
  ),
)
const DEEPEST = 20

/** What a style's name, as LibreOffice writes it in every language, says of a paragraph. */
function kindOfName(name: string): ParagraphKind | undefined {
  if (/^Title$/u.test(name)) return 'title'
  if (/^Subtitle$/u.test(name)) return 'subtitle'
  if (/^Heading(?:_20_\d+)?$/u.test(name)) return 'heading'
  return /^(?:Caption|Illustration|Figure|Drawing|Table)$/u.test(name) ? 'caption' : undefined
}

/** Points from a length ("14pt", "0.2in"), in half points as Word counts them; 0 for a share of another size. */
const halfPoints = (length: string | undefined) => (/^\d+(?:\.\d+)?pt$/u.test(length ?? '') ? Math.round(Number.parseFloat(length ?? '') * 2) : 0)

interface Style {
  readonly parent: string
  size: number
  hidden: boolean
}

/** Reads `content.xml` (or a flat file) into a flow. Styles stand before the text that uses them. */
class Content {
  readonly flow = new Flow()
  readonly notes = new Flow()
  readonly tally: Tally = { insertions: 0, deletions: 0, comments: 0 }
  private readonly styles: Map<string, Style>
  private readonly changes = new Map<string, 'insertion' | 'deletion' | 'format'>()
  private style: Style | undefined
  private silent = 0
  private inChange = ''
  private inBody = false
  private boxes = 0
  private noteDepth = 0
  private readonly sizes: number[] = []

  constructor(styles: Map<string, Style>) {
    this.styles = styles
  }

  private get sink(): Flow {
    return this.noteDepth ? this.notes : this.flow
  }

  open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (name === 'text:changed-region') this.inChange = attributes['text:id'] ?? attributes['xml:id'] ?? ''
    else if (this.inChange && (name === 'text:insertion' || name === 'text:deletion')) this.countChange(name)
    if (SILENT.has(name)) {
      if (name === 'office:annotation') this.tally.comments++
      this.silent++
    }
    if (this.silent) return
    if (name === 'style:style') {
      this.style = { parent: attributes['style:parent-style-name'] ?? '', size: 0, hidden: false }
      this.styles.set(attributes['style:name'] ?? '', this.style)
    } else if (name === 'style:text-properties' && this.style) {
      this.style.size = halfPoints(attributes['fo:font-size'])
      this.style.hidden = attributes['text:display'] === 'none'
    } else if (name === 'office:text') this.inBody = true
    if (this.inBody) this.openText(name, attributes)
  }

  private countChange(name: string): void {
    const kind = name === 'text:insertion' ? 'insertion' : 'deletion'
    if (this.changes.has(this.inChange)) return
    this.changes.set(this.inChange, kind)
    this.tally[kind === 'insertion' ? 'insertions' : 'deletions']++
  }

  private openText(name: string, attributes: Readonly<Record<string, string>>): void {
    const style = attributes['text:style-name'] ?? ''
    switch (name) {
      case 'text:p':
      case 'text:h':
        this.sink.startParagraph(this.kindOf(name, style))
        this.sizes.push(this.inherited(style, ({ size }) => size) ?? 0)
        break
      case 'text:span':
        this.sizes.push(this.inherited(style, ({ size }) => size) ?? this.size)
        break
      case 'text:a':
        this.sink.startLink(attributes['xlink:href'] ?? '')
        break
      case 'text:s':
        this.sink.add(' ', this.size)
        break
      case 'text:tab':
        this.sink.break('\t')
        break
      case 'text:line-break':
        this.sink.break('\n')
        break
      case 'text:change-start':
        if (this.changes.get(attributes['text:change-id'] ?? '') === 'insertion') this.sink.startMark(TRACKED)
        break
      case 'text:change-end':
        if (this.changes.get(attributes['text:change-id'] ?? '') === 'insertion') this.sink.endMark(TRACKED)
        break
      case 'text:note-body':
        this.noteDepth++
        break
      case 'draw:text-box':
        this.boxes++
        break
      case 'table:table-row':
        this.sink.startRow()
        break
      case 'table:table-cell':
        this.sink.startCell()
        break
    }
  }

  close = (name: string): void => {
    if (SILENT.has(name)) {
      if (this.silent) this.silent--
      return
    }
    if (name === 'text:changed-region') this.inChange = ''
    if (this.silent) return
    if (name === 'style:style') this.style = undefined
    if (!this.inBody) return
    if (name === 'text:p' || name === 'text:h') {
      this.sink.endParagraph()
      this.sizes.pop()
    } else if (name === 'text:span') this.sizes.pop()
    else if (name === 'text:a') this.sink.endLink()
    else if (name === 'text:note-body' && this.noteDepth) this.noteDepth--
    else if (name === 'draw:text-box' && this.boxes) this.boxes--
    else if (name === 'table:table-row') this.sink.endRow()
    else if (name === 'office:text') this.inBody = false
  }

  text = (text: string): void => {
    if (this.inBody && !this.silent) this.sink.add(text, this.size)
  }

  private get size(): number {
    return this.sizes[this.sizes.length - 1] ?? 0
  }

  private kindOf(name: string, style: string): ParagraphKind {
    if (this.noteDepth) return 'note'
    const named = kindOfName(style) ?? this.named(style)
    if (this.boxes) return named === 'caption' ? 'caption' : 'aside'
    return named ?? (name === 'text:h' ? 'heading' : 'text')
  }

  /** What the first style with a telling name says, of a style and those that it comes from. */
  private named(style: string): ParagraphKind | undefined {
    let at = style
    for (let depth = 0; at && depth < DEEPEST; depth++) {
      const kind = kindOfName(at)
      if (kind) return kind
      at = this.styles.get(at)?.parent ?? ''
    }
    return undefined
  }

  private inherited(style: string, answer: (style: Style) => number): number | undefined {
    let at = this.styles.get(style)
    for (let depth = 0; at && depth < DEEPEST; depth++) {
      const found = answer(at)
      if (found) return found
      at = this.styles.get(at.parent)
    }
    return undefined
  }
}

/** The paragraphs and notes of `content.xml`, with the styles of `styles.xml` where there is one, and whether the XML was well formed. */
export function readContent(xml: string, stylesXml: string | undefined) {
  const styles = new Map<string, Style>()
  if (stylesXml) readXml(stylesXml, new Content(styles))
  const content = new Content(styles)
  const sound = readXml(xml, content)
  content.flow.finish()
  content.notes.finish()
  return { paragraphs: content.flow.paragraphs, notes: content.notes.paragraphs, tally: content.tally, sound }
}
