import { tokenize } from '../tokens.ts'

/** The entities that a file declares for itself, by name; together they add no more to its text than they may. */
export class Entities {
  private readonly texts: ReadonlyMap<string, string>
  private left = MOST_EXPANDED

  constructor(texts: ReadonlyMap<string, string>) {
    this.texts = texts
  }

  /** The text that stands for a name: undefined where the file declares none, null where no more may be added. */
  find(name: string): string | null | undefined {
    const text = this.texts.get(name)
    if (text === undefined) return undefined
    this.left -= text.length
    return this.left < 0 ? null : text
  }
}

const MOST_ENTITIES = 500
const LONGEST_SUBSET = 100_000
/** The most characters that a file's own entities may add up to: past that their references stay as they are. */
const MOST_EXPANDED = 2_000_000
const XML: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
/** What browsers make of the numbers 128 to 159, which no text means: the characters of windows-1252. */
const C1 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178'

/** A text whose control characters of the second block are read as browsers read their numbers. Length and places stay. */
export const withoutC1 = (text: string): string => text.replace(/[\u0080-\u009f]/gu, (unit) => C1[unit.charCodeAt(0) - 0x80])

const characterOf = (point: number): string => {
  if (point >= 0x80 && point < 0xa0) return C1[point - 0x80]
  return point === 0 || point > 0x10ffff || (point >= 0xd800 && point < 0xe000) ? '\ufffd' : String.fromCodePoint(point)
}

const known = new Map<string, string>()

/** The character that HTML means by a name, or undefined: feeds use them and declare none. The parser of pages is asked, whose table is the whole one. */
function htmlCharacter(name: string): string | undefined {
  const cached = known.get(name)
  if (cached !== undefined) return cached || undefined
  let found = ''
  const none = () => {}
  const callbacks = {
    ontext: (start: number, end: number) => {
      found = end > start ? '' : found
    },
    ontextentity: (point: number) => {
      found += String.fromCodePoint(point)
    },
    onattribdata: none,
    onattribentity: none,
    onattribend: none,
    onattribname: none,
    oncdata: none,
    onclosetag: none,
    oncomment: none,
    ondeclaration: none,
    onend: none,
    onopentagend: none,
    onopentagname: none,
    onprocessinginstruction: none,
    onselfclosingtag: none,
  }
  tokenize(`&${name};`, { decodeEntities: true }, callbacks)
  if (known.size < 5000) known.set(name, found)
  return found || undefined
}

/**
 * The entities of a file's internal subset whose text is plain or one character: one that holds another is left undone, so that none multiplies.
 * External ones are never fetched.
 */
export function declaredEntities(source: string): Entities {
  const from = source.slice(0, LONGEST_SUBSET).search(/<!DOCTYPE[^[>]{0,1000}\[/iu)
  if (from < 0) return new Entities(new Map())
  const entities = new Map<string, string>()
  const subset = source.slice(from, from + LONGEST_SUBSET)
  for (const [, name, double, single] of subset
    .slice(0, subset.search(/\]\s*>|$(?![\s\S])/u))
    .matchAll(/<!ENTITY\s+([\w.-]{1,60})\s+(?:"([^"]{0,1000})"|'([^']{0,1000})')/gu)) {
    if (entities.size >= MOST_ENTITIES) break
    const text = double ?? single
    if (!entities.has(name) && (!text.includes('&') || /^&#\w{1,8};$/u.test(text))) entities.set(name, text)
  }
  const none = new Entities(new Map())
  return new Entities(new Map([...entities].map(([name, text]) => [name, expanded(text, none)])))
}

const REFERENCE = /&(?:#(\d{1,8})|#[xX]([\dA-Fa-f]{1,7})|([A-Za-z][\w.-]{0,60}));/gu

/** A text with its references undone once: numbers, the names of XML, those that the file declares, those of HTML. What is none of these stays as it is. */
export function expanded(text: string, entities: Entities): string {
  if (!text.includes('&')) return text
  return text.replace(REFERENCE, (all, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
    if (name === undefined) return characterOf(decimal ? Number(decimal) : Number.parseInt(hex ?? '0', 16))
    if (Object.hasOwn(XML, name)) return XML[name]
    const own = entities.find(name)
    return own === undefined ? (htmlCharacter(name) ?? all) : (own ?? all)
  })
}
