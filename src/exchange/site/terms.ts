const UNSPACED = '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}'
const RULES = {
  accents: '(?<=[\\p{sc=Latin}\\p{sc=Greek}\\p{sc=Cyrillic}])\\p{M}+',
  run: '[\\p{L}\\p{N}\\p{M}]+',
  piece: `[${UNSPACED}]+|[^${UNSPACED}]+`,
  unspaced: `[${UNSPACED}]`,
} as const
/** Longer terms are no words. */
const LONGEST = 40

/**
 * The words under which the site's search keeps a text, and finds it again, as a page's script: letters without case and accents; of scripts that put no blank between
 * words (Chinese, Japanese, Korean, Thai, Lao, Khmer, Burmese), every pair of neighbors. `termsOf` has the same rules, and a test holds the two to one another.
 */
export const TERMS_SCRIPT = `function termsOf(text) {
  const terms = [];
  for (const [run] of text.normalize('NFKD').toLowerCase().replace(/${RULES.accents}/gu, '').normalize('NFC').matchAll(/${RULES.run}/gu)) {
    for (const [piece] of run.matchAll(/${RULES.piece}/gu)) {
      const units = [...piece];
      if (units.length > 1 && /${RULES.unspaced}/u.test(units[0])) for (let i = 1; i < units.length; i++) terms.push(units[i - 1] + units[i]);
      else terms.push(units.slice(0, ${LONGEST}).join(''));
    }
  }
  return terms;
}`

const ACCENTS = new RegExp(RULES.accents, 'gu')
const LETTERS = new RegExp(RULES.run, 'gu')
const PIECES = new RegExp(RULES.piece, 'gu')
const IS_UNSPACED = new RegExp(RULES.unspaced, 'u')

/** The terms of a text, in order, as `TERMS_SCRIPT` makes them in a browser. */
export function termsOf(text: string): string[] {
  const terms: string[] = []
  const folded = text.normalize('NFKD').toLowerCase().replace(ACCENTS, '').normalize('NFC')
  for (const [run] of folded.matchAll(LETTERS)) {
    for (const [piece] of run.matchAll(PIECES)) {
      const units = [...piece]
      if (units.length > 1 && IS_UNSPACED.test(units[0])) for (let i = 1; i < units.length; i++) terms.push(units[i - 1] + units[i])
      else terms.push(units.slice(0, LONGEST).join(''))
    }
  }
  return terms
}

/** In which of so many files a term stands: by its first letter, so that the beginning of a word finds its file. */
export const SHARDS = 64
export const shardOf = (term: string): number => (term.codePointAt(0) ?? 0) % SHARDS
