/** Hashes of features: a template's number and up to three values mixed into 32 bits. 0 is kept for "no feature". */
export function featureKey(template: number, a: number, b = 0, c = 0): number {
  let h = Math.imul(template ^ 0x9e3779b1, 0x85ebca6b)
  h = Math.imul(h ^ a, 0xcc9e2d51)
  h = Math.imul((h ^ (h >>> 15)) ^ b, 0x1b873593)
  h = Math.imul((h ^ (h >>> 13)) ^ c, 0x85ebca6b)
  h ^= h >>> 16
  return h === 0 ? 1 : h
}
