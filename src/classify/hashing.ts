/**
 * The hash of a feature: a template's number and up to three values mixed into 32 bits. 0 is kept for "no feature".
 * Three independent products and one fold: the processor works them side by side, and a reading asks for hundreds a word.
 */
export function featureKey(template: number, a: number, b = 0, c = 0): number {
  const mixed = Math.imul(a ^ Math.imul(template, 0x9e3779b1), 0xcc9e2d51) + Math.imul(b + template, 0x1b873593) + Math.imul(c + 0x2545f491, 0x85ebca6b)
  return (mixed ^ (mixed >>> 15)) | 0 || 1
}
