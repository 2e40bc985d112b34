/** A word as it is searched for, and where it stands in the text, in UTF-16 units. */
export interface Word {
  readonly word: string
  readonly start: number
  readonly end: number
}

/** Letters, digits and their marks; the soft hyphen and joiners stand within a word and are no part of it. */
const PART = /^[\p{L}\p{N}\p{M}\u00ad\u200c\u200d\u2060]$/u
const UNSEEN = /[\u00ad\u200c\u200d\u2060]/g
const PLAIN = /^[\u0021-\u007e]*$/
/** Scripts that set no blanks between words, or set them between more than words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u
/** Accents, and the vowel points of Hebrew and Arabic. Marks of other scripts are letters to their readers and stay. */
const ACCENTS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g
/** What a sign is taken apart into and no word has: “㈱” is “(株)”. */
const LOOSE = /[^\p{L}\p{N}\p{M}]/gu
const LIGATURES: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', ı: 'i', þ: 'th' }
/** What is longer is no word of any language; a text without a blank must not become one term of a megabyte. */
const LONGEST = 64
/** Units that are handed to the segmenter at once. */
const STRETCH = 2000

/** A word without case, accents and variant forms: what two spellings of the same word have in common. */
export function foldWord(word: string): string {
  if (PLAIN.test(word)) return word.toLowerCase().slice(0, LONGEST)
  return word
    .replace(UNSEEN, '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .replace(LOOSE, '')
    .replace(/[ßæœøđðłıþ]/g, (letter) => LIGATURES[letter])
    .normalize('NFC')
    .toLowerCase()
    .slice(0, LONGEST)
}

const segmenter = new Intl.Segmenter('und', { granularity: 'word' })

/** Whether a run of letters is of a script that must be segmented. */
export const isUnspaced = (run: string): boolean => !PLAIN.test(run) && UNSPACED.test(run)

/** Whether each unit below U+10000 is part of a word: 0 not asked yet, 1 no, 2 yes. A table, because asking a pattern for each letter costs ten times the rest. */
const asked = new Uint8Array(0x10000)

/** How many units from `at` on are one sign that is part of a word; 0 where it is none. */
function partAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  if (unit >= 0xd800 && unit < 0xdc00) return PART.test(String.fromCodePoint(text.codePointAt(at)!)) ? 2 : 0
  let answer = asked[unit]
  if (!answer) answer = asked[unit] = PART.test(String.fromCharCode(unit)) ? 2 : 1
  return answer - 1
}

/** The words of a run of letters in a script without blanks. */
function segmented(run: string, at: number, words: Word[]): void {
  for (let from = 0; from < run.length; from += STRETCH) {
    for (const { segment, index, isWordLike } of segmenter.segment(run.slice(from, from + STRETCH))) {
      const word = isWordLike ? foldWord(segment) : ''
      const start = at + from + index
      if (word) words.push({ word, start, end: start + segment.length })
    }
  }
}

/** The words of a text in order. Chinese, Japanese, Korean, Thai and their like are segmented by the platform's dictionaries; the rest are runs of letters and digits. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (let at = 0; at < text.length; ) {
    let end = at
    for (let length = 0; end < text.length && (length = partAt(text, end)); ) end += length
    if (end > at) {
      const run = text.slice(at, end)
      if (isUnspaced(run)) segmented(run, at, words)
      else {
        const word = foldWord(run)
        if (word) words.push({ word, start: at, end })
      }
    }
    at = end + 1
  }
  return words
}

/** Words as the index takes them: a blank between two. */
export const indexedWords = (words: readonly Word[]): string => words.map(({ word }) => word).join(' ')

/** A text as the index takes it. */
export const indexed = (text: string): string => indexedWords(wordsOf(text))
