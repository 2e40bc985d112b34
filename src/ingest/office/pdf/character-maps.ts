/** Encodings of Asian fonts whose codes a decoder of the platform knows, by a part of the map's name. */
const CODES: readonly (readonly [pattern: RegExp, label: string])[] = [
  [/^GBK?2?K?-|^GBKp?-|^GBpc-|^GB-EUC/u, 'gb18030'],
  [/^(?:B5pc|ETen-B5|ETenms-B5|HKscs-B5)/u, 'big5'],
  [/RKSJ/u, 'shift_jis'],
  [/^EUC-/u, 'euc-jp'],
  [/^KSC/u, 'euc-kr'],
]
const PER_BLOCK = 100

const hex = (value: number, digits: number) => `<${value.toString(16).padStart(digits, '0')}>`

/** The map of one code to the character of the same number, two bytes each: what maps of Unicode are. */
const IDENTITY = `1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n1 begincidrange\n<0000> <ffff> 0\nendcidrange\n`

/** The same, from the numbers that the maps above give to the text. */
const TO_TEXT = `1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n1 beginbfrange\n<0000> <ffff> <0000>\nendbfrange\n`

function legacyMap(label: string): string {
  const decoder = new TextDecoder(label, { fatal: true })
  const lines: string[] = []
  const add = (bytes: readonly number[]) => {
    try {
      const text = decoder.decode(new Uint8Array(bytes))
      const point = text.codePointAt(0) ?? 0
      if ([...text].length === 1 && point < 0x10000) lines.push(`${hex(bytes.length === 1 ? bytes[0] : bytes[0] * 256 + bytes[1], bytes.length * 2)} ${point}`)
    } catch {
      // The code stands for nothing.
    }
  }
  const singles: number[] = []
  const leads: number[] = []
  for (let lead = 0; lead < 256; lead++) {
    const before = lines.length
    add([lead])
    if (lines.length > before) singles.push(lead)
    else leads.push(lead)
  }
  for (const lead of leads) for (let trail = 0x40; trail < 0xff; trail++) add([lead, trail])
  const ranges = [...singles.map((code) => `${hex(code, 2)} ${hex(code, 2)}`), ...leads.map((lead) => `${hex(lead * 256 + 0x40, 4)} ${hex(lead * 256 + 0xfe, 4)}`)]
  return blocks('codespacerange', ranges) + blocks('cidchar', lines)
}

function blocks(kind: string, lines: readonly string[]): string {
  let text = ''
  for (let at = 0; at < lines.length; at += PER_BLOCK) {
    const block = lines.slice(at, at + PER_BLOCK)
    text += `${block.length} begin${kind}\n${block.join('\n')}\nend${kind}\n`
  }
  return text
}

/**
 * The character map of this name for Asian fonts that embed none: one that says of each code which character of Unicode it is, made from the decoders of the platform
 * instead of the 2 MB of tables that Adobe publishes, since only the text is wanted and no glyph is drawn. Null where the name tells of glyphs only (`Adobe-Japan1-0`).
 */
export function characterMap(name: string): string | null {
  const body = /^Adobe-\w+-UCS2$/u.test(name) ? TO_TEXT : /^Uni/u.test(name) ? IDENTITY : legacyOf(name)
  if (body === null) return null
  const vertical = /-V$/u.test(name) ? '/WMode 1 def\n' : ''
  return `/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /${name} def\n/CMapType 1 def\n${vertical}${body}endcmap\nend\nend\n`
}

function legacyOf(name: string): string | null {
  const label = CODES.find(([pattern]) => pattern.test(name))?.[1]
  return label ? legacyMap(label) : null
}
