const FIRST_SYLLABLE = 0xac00
const LAST_SYLLABLE = 0xd7a3

/** The second bytes that extended syllables have: letters' places, and those above ASCII up to `last`. */
const trails = (last: number): number[] => {
  const bytes: number[] = []
  for (let byte = 0x41; byte <= last; byte++) if (byte <= 0x5a || (byte >= 0x61 && byte <= 0x7a) || byte >= 0x81) bytes.push(byte)
  return bytes
}

/** Made at the first use: most readers never meet the encoding. */
let extended: ReadonlyMap<number, string> | null = null

/**
 * The syllables that browsers read in EUC-KR and Node's own decoder does not (it knows the 2,350 of the standard, and pages are written in windows-949): by their two bytes.
 * They are all others in the order of Unicode, which fills the free places row by row.
 */
function syllables(): ReadonlyMap<number, string> {
  if (extended) return extended
  const decoder = new TextDecoder('euc-kr')
  const standard = new Set<string>()
  for (let lead = 0xb0; lead <= 0xc8; lead++) for (let trail = 0xa1; trail <= 0xfe; trail++) standard.add(decoder.decode(Uint8Array.of(lead, trail)))
  const places: number[] = []
  for (let lead = 0x81; lead <= 0xc6; lead++) for (const trail of trails(lead <= 0xa0 ? 0xfe : 0xa0)) places.push((lead << 8) | trail)
  const table = new Map<number, string>()
  let next = 0
  for (let point = FIRST_SYLLABLE; point <= LAST_SYLLABLE; point++) {
    const syllable = String.fromCharCode(point)
    if (!standard.has(syllable)) table.set(places[next++], syllable)
  }
  // Two signs that came into the standard later.
  table.set(0xa2e6, '€').set(0xa2e7, '®')
  extended = table
  return table
}

/** The text of bytes in EUC-KR with the syllables of windows-949, as browsers read it. */
export function decodeKorean(bytes: Uint8Array): string {
  const decoder = new TextDecoder('euc-kr')
  const pieces: string[] = []
  let from = 0
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at]
    if (lead < 0x81) continue
    const syllable = syllables().get((lead << 8) | bytes[at + 1])
    if (syllable) {
      pieces.push(decoder.decode(bytes.subarray(from, at)), syllable)
      from = at + 2
      at++
    } else if (lead >= 0xa1 && bytes[at + 1] >= 0xa1) at++
  }
  return pieces.join('') + decoder.decode(bytes.subarray(from))
}
