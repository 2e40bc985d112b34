import type { ParagraphKind } from '../paragraph.ts'
import { readXml } from '../xml.ts'

/** What the styles of a Word file mean: by style, what a paragraph of it is, and `skip` for tables of contents. */
export interface Styles {
  readonly kindOf: (style: string) => ParagraphKind | 'skip' | undefined
  /** Size of type in half points, 0 where none is stated. */
  readonly sizeOf: (style: string) => number
  readonly isHidden: (style: string) => boolean
}

interface Style {
  name: string
  basedOn: string
  outline: boolean
  size: number
  hidden: boolean
}

const DEEPEST = 20

function kindOfName(name: string): ParagraphKind | 'skip' | undefined {
  if (/^title$/iu.test(name)) return 'title'
  if (/^subtitle$/iu.test(name)) return 'subtitle'
  if (/^heading \d$/iu.test(name)) return 'heading'
  if (/^caption$/iu.test(name)) return 'caption'
  if (/^(?:toc|table of figures|index)\b/iu.test(name)) return 'skip'
  return /^(?:footnote|endnote) text$/iu.test(name) ? 'note' : undefined
}

/** The local name of a qualified one: the prefix is a file's own choice. */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** An attribute by its local name. */
export function attributeOf(attributes: Readonly<Record<string, string>>, local: string): string | undefined {
  for (const name in attributes) if (localName(name) === local) return attributes[name]
  return undefined
}

/** Reads `word/styles.xml`; names are English ones in every language of Word. */
export function readStyles(xml: string | undefined): Styles {
  const styles = new Map<string, Style>()
  let style: Style | undefined
  if (xml)
    readXml(xml, {
      open: (qualified, attributes) => {
        const name = localName(qualified)
        if (name === 'style') {
          style = { name: '', basedOn: '', outline: false, size: 0, hidden: false }
          styles.set(attributeOf(attributes, 'styleId') ?? '', style)
        } else if (style) {
          const value = attributeOf(attributes, 'val') ?? ''
          if (name === 'name') style.name = value
          else if (name === 'basedOn') style.basedOn = value
          else if (name === 'outlineLvl') style.outline = Number(value) < 9
          else if (name === 'sz') style.size = Number(value) || 0
          else if (name === 'vanish') style.hidden = !/^(?:0|false|off)$/u.test(value)
        }
      },
      close: (qualified) => {
        if (localName(qualified) === 'style') style = undefined
      },
      text: () => {},
    })
  /** The first answer of a style or of those that it is based on; a circle of styles ends at a depth that no real file has. */
  const inherited = <Answer>(id: string, answer: (style: Style) => Answer | undefined): Answer | undefined => {
    let at = styles.get(id)
    for (let depth = 0; at && depth < DEEPEST; depth++) {
      const found = answer(at)
      if (found !== undefined) return found
      at = styles.get(at.basedOn)
    }
    return undefined
  }
  return {
    kindOf: (id) => inherited(id, ({ name, outline }) => kindOfName(name) ?? (outline ? 'heading' : undefined)) ?? kindOfName(id.replace(/(\d)$/u, ' $1')),
    sizeOf: (id) => inherited(id, ({ size }) => size || undefined) ?? 0,
    isHidden: (id) => inherited(id, ({ hidden }) => hidden || undefined) ?? false,
  }
}
