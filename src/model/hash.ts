const PRIME = 0x01000193

/** The start of an FNV-1a hash. */
export const FNV_START = 0x811c9dc5 | 0

/** An FNV-1a hash with one more code unit. */
export const fnvStep = (hash: number, unit: number): number => Math.imul(hash ^ unit, PRIME)

/** A code unit as words are compared: ASCII and Latin-1 capitals made small, curly apostrophes straight. Other scripts stay as they are (their case is seldom met in English news). */
export function foldUnit(unit: number): number {
  if (unit < 0x80) return unit >= 65 && unit <= 90 ? unit + 32 : unit
  if (unit === 0x2019 || unit === 0x2018) return 39
  return unit >= 0xc0 && unit <= 0xde && unit !== 0xd7 ? unit + 32 : unit
}

/** The hash by which a word is known in `tokens.hash` and in every lexicon. */
export function hashWord(word: string): number {
  let hash = FNV_START
  for (let i = 0; i < word.length; i++) hash = fnvStep(hash, foldUnit(word.charCodeAt(i)))
  return hash
}
