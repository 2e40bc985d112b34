import { Flow } from '../flow.ts'
import { TRACKED } from '../left-out.ts'
import type { ParagraphKind } from '../paragraph.ts'
import { readXml } from '../xml.ts'
import { attributeOf, localName, type Styles } from './styles.ts'

/** What was left out of a story or is odd about it, counted. */
export interface Tally {
  insertions: number
  deletions: number
  hidden: number
}

/** Elements whose content is no text of the document: deleted or moved away, a second copy for old programs, drawings' own words, instructions. */
const SILENT = new Set(['del', 'moveFrom', 'Fallback', 'delText', 'instrText', 'delInstrText', 'docPr', 'rt', 'sectPr'])
const ADDRESS = /^\s*HYPERLINK\s+"([^"]+)"/iu

const isOn = (value: string | undefined) => value === undefined || !/^(?:0|false|off|none)$/u.test(value)

/** Reads one story of a Word file (the document, its notes, a header) into a flow; `kind` is what its paragraphs are where no style says otherwise. */
class Story {
  readonly flow = new Flow()
  readonly tally: Tally = { insertions: 0, deletions: 0, hidden: 0 }
  private readonly styles: Styles
  private readonly targets: ReadonlyMap<string, string>
  private readonly kind: ParagraphKind
  /** How many silent elements are open. */
  private silent = 0
  private inText = false
  private inRun = false
  private boxes = 0
  private readonly paragraphSizes: number[] = []
  private runSize = 0
  private isHidden = false
  private skipped: boolean[] = []
  /** The field that is open: its instruction, until its result begins. */
  private instruction: string | null = null
  private inInstruction = false

  constructor(styles: Styles, targets: ReadonlyMap<string, string>, kind: ParagraphKind) {
    this.styles = styles
    this.targets = targets
    this.kind = kind
  }

  private get isSkipped(): boolean {
    return this.silent > 0 || this.isHidden || (this.skipped[this.skipped.length - 1] ?? false)
  }

  open = (qualified: string, attributes: Readonly<Record<string, string>>): void => {
    const name = localName(qualified)
    if (name === 'instrText') this.inInstruction = true
    if (SILENT.has(name)) {
      if (name === 'del' && this.silent === 0) this.tally.deletions++
      this.silent++
      return
    }
    if (this.silent) return
    switch (name) {
      case 'p':
        this.flow.startParagraph(this.boxes ? 'aside' : this.kind)
        this.paragraphSizes.push(0)
        this.skipped.push(false)
        break
      case 'pStyle':
        this.setStyle(attributeOf(attributes, 'val') ?? '')
        break
      case 'outlineLvl':
        if (Number(attributeOf(attributes, 'val')) < 9 && !this.boxes && this.kind === 'text') this.flow.setKind('heading')
        break
      case 'r':
        this.inRun = true
        this.runSize = 0
        this.isHidden = false
        break
      case 'sz':
        if (this.inRun) this.runSize = Number(attributeOf(attributes, 'val')) || 0
        break
      case 'vanish':
        if (this.inRun) this.isHidden = isOn(attributeOf(attributes, 'val'))
        break
      case 'rStyle':
        if (this.styles.isHidden(attributeOf(attributes, 'val') ?? '')) this.isHidden = true
        break
      case 't':
        this.inText = true
        break
      case 'tab':
        if (this.inRun && !this.isSkipped) this.flow.break('\t')
        break
      case 'br':
      case 'cr':
        if (this.inRun && !this.isSkipped) this.flow.break('\n')
        break
      case 'noBreakHyphen':
        if (!this.isSkipped) this.flow.add('-', this.size)
        break
      case 'ins':
      case 'moveTo':
        if (name === 'ins') this.tally.insertions++
        this.flow.startMark(TRACKED)
        break
      case 'hyperlink':
        this.flow.startLink(this.targets.get(attributeOf(attributes, 'id') ?? '') ?? '')
        break
      case 'fldSimple': {
        const url = ADDRESS.exec(attributeOf(attributes, 'instr') ?? '')?.[1]
        if (url) this.flow.startLink(url)
        break
      }
      case 'fldChar':
        this.field(attributeOf(attributes, 'fldCharType'))
        break
      case 'txbxContent':
        this.boxes++
        break
      case 'tr':
        this.flow.startRow()
        break
      case 'tc':
        this.flow.startCell()
        break
    }
  }

  close = (qualified: string): void => {
    const name = localName(qualified)
    if (name === 'instrText') this.inInstruction = false
    if (SILENT.has(name)) {
      if (this.silent) this.silent--
      return
    }
    if (this.silent) return
    if (name === 't') this.inText = false
    else if (name === 'r') {
      this.inRun = false
      this.isHidden = false
    } else if (name === 'p') {
      this.flow.endParagraph()
      this.paragraphSizes.pop()
      this.skipped.pop()
    } else if (name === 'ins' || name === 'moveTo') this.flow.endMark(TRACKED)
    else if (name === 'hyperlink' || name === 'fldSimple') this.flow.endLink()
    else if (name === 'txbxContent' && this.boxes) this.boxes--
    else if (name === 'tr') this.flow.endRow()
  }

  text = (text: string): void => {
    if (this.inInstruction && this.instruction !== null && this.instruction.length < 5000) this.instruction += text
    if (!this.inText || this.silent) return
    if (this.isHidden) this.tally.hidden += text.length
    else if (!this.isSkipped) this.flow.add(text, this.size)
  }

  private get size(): number {
    return this.runSize || this.paragraphSizes[this.paragraphSizes.length - 1] || 0
  }

  private setStyle(id: string): void {
    const kind = this.styles.kindOf(id)
    if (this.paragraphSizes.length) this.paragraphSizes[this.paragraphSizes.length - 1] = this.styles.sizeOf(id)
    if (kind === 'skip') this.skipped[this.skipped.length - 1] = true
    else if (kind && (kind === 'caption' || (!this.boxes && this.kind === 'text'))) this.flow.setKind(kind)
  }

  private field(type: string | undefined): void {
    if (type === 'begin') this.instruction = ''
    else if (type === 'separate') {
      const url = ADDRESS.exec(this.instruction ?? '')?.[1]
      if (url) this.flow.startLink(url)
      this.instruction = null
    } else if (type === 'end') {
      this.flow.endLink()
      this.instruction = null
    }
  }
}

/** The paragraphs of a story, what was left out of it, and whether its XML was well formed. */
export function readStory(xml: string, styles: Styles, targets: ReadonlyMap<string, string>, kind: ParagraphKind) {
  const story = new Story(styles, targets, kind)
  const sound = readXml(xml, story)
  story.flow.finish()
  return { paragraphs: story.flow.paragraphs, tally: story.tally, sound }
}
