/** Words that stand before a hyphen of their own more often than a line's end parts them, and after one. */
const BEFORE = new Set(
  'self ex vice soft ill free well long short high low mid half part full so all cross far left right hard anti non two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety'.split(
    ' ',
  ),
)
const AFTER = new Set(
  'year year-old old day month week time term based led backed wing scale called up off out in the to of on than elect general owned run minute hour'.split(' '),
)
/** A hyphen before one of these stands for what follows later: "pre- and post-war". */
const JOINS = /^(?:and|or|to|und|oder|bis|et|ou|y|o|e|och|og|en)$/iu

/** The words of a document as they stand within lines, where no line's end parts them. */
export class SeenWords {
  private readonly seen = new Set<string>()

  add(line: string): void {
    const words = line.toLowerCase().match(/[\p{L}\p{M}\p{N}]+(?:[-\u2010\u2011’'][\p{L}\p{M}\p{N}]+)*/gu) ?? []
    // The last word may be cut off.
    for (const [i, word] of words.entries()) if (i < words.length - 1 || !/[-\u2010\u00ad]$/u.test(line)) this.seen.add(word.replace(/[\u2010\u2011]/gu, '-'))
  }

  has(word: string): boolean {
    return this.seen.has(word.toLowerCase())
  }
}

/**
 * What stands between a line's text and the next: how much of the first is cut (a hyphen that only parts a word) and what joins them. A hyphen stays where the joined
 * word is nowhere else and the one with the hyphen is, where both halves are words of the document, or where they are of a kind that takes one. A dash that stands against a word stays so.
 */
export function joint(before: string, after: string, seen: SeenWords): { readonly cut: number; readonly joiner: string } {
  if (before.endsWith('\u00ad')) return { cut: 1, joiner: '' }
  if (/\S[–—]$/u.test(before) && !/^[–—]/u.test(after)) return { cut: 0, joiner: '' }
  const ends = /([\p{L}\p{M}\p{N}]+)[-\u2010]$/u.exec(before)
  if (!ends) return { cut: 0, joiner: ' ' }
  const first = ends[1]
  const second = /^[\p{L}\p{M}\p{N}]+(?:[-\u2010][\p{L}\p{M}\p{N}]+)*/u.exec(after)?.[0] ?? ''
  if (!second) return { cut: 0, joiner: ' ' }
  if (JOINS.test(second)) return { cut: 0, joiner: ' ' }
  // "point-of-" goes on with another hyphen.
  if (/\p{L}[-\u2010]\p{L}+[-\u2010]$/u.test(before)) return { cut: 1, joiner: '-' }
  if (!/^\p{Ll}/u.test(second) || /\p{N}$/u.test(first)) return { cut: 1, joiner: '-' }
  if (seen.has(first + second)) return { cut: 1, joiner: '' }
  if (seen.has(`${first}-${second}`)) return { cut: 1, joiner: '-' }
  if (BEFORE.has(first.toLowerCase()) || AFTER.has(second)) return { cut: 1, joiner: '-' }
  return { cut: 1, joiner: first.length > 2 && second.length > 2 && seen.has(first) && seen.has(second) ? '-' : '' }
}
