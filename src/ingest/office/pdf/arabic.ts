/**
 * Arabic letters by the shape that they have in a word: many PDFs hold shapes in place of letters, and gaps between them that are no spaces. Letters stand in the block
 * U+FE80–U+FEFC one after the other, those that join on one side with two shapes (alone, at the end), those that join on both with four (and at the beginning, within).
 */
const SHAPES = [1, 2, 2, 2, 2, 4, 2, 4, 2, 4, 4, 4, 4, 4, 2, 2, 2, 2, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 2, 2, 4, 2, 2, 2, 2]
const FIRST = 0xfe80

/** For each shape of the block, whether it joins what is before it, and what is after it. */
const JOINS: readonly { readonly before: boolean; readonly after: boolean }[] = SHAPES.flatMap((count) =>
  Array.from({ length: count }, (_, shape) => ({ before: shape === 1 || shape === 3, after: shape >= 2 })),
)

/** Whether no space can stand between two stretches of text: a shape at the seam joins over it. */
export const areJoined = (before: string, after: string): boolean =>
  JOINS[before.charCodeAt(before.length - 1) - FIRST]?.after === true || JOINS[after.charCodeAt(0) - FIRST]?.before === true

/** Shapes as the letters that they are, Latin ligatures and marks as they stand in columns from top to bottom among them; nothing else changes. */
export const unshaped = (text: string): string =>
  text.replace(/[\ufb00-\ufb06\ufb13-\ufb17\ufb1d-\ufdff\ufe10-\ufe19\ufe30-\ufe44\ufe47\ufe48\ufe70-\ufefc]+/gu, (shapes) => shapes.normalize('NFKC'))
