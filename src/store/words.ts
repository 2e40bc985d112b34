/** A word as it is searched for, and where it stands in the text, in UTF-16 units. */
export interface Word {
  readonly word: string
  readonly start: number
  readonly end: number
}

/** Letters, digits and their marks; the soft hyphen and joiners stand within a word and are no part of it. */
const RUN = /[\p{L}\p{N}\p{M}\u00ad\u200c\u200d\u2060]+/gu
const UNSEEN = /[\u00ad\u200c\u200d\u2060]/g
const PLAIN = /^[\u0021-\u007e]*$/
/** Scripts that set no blanks between words, or set them between more than words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u
/** Accents, and the vowel points of Hebrew and Arabic. Marks of other scripts are letters to their readers and stay. */
const ACCENTS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g
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
    .replace(/[ßæœøđðłıþ]/g, (letter) => LIGATURES[letter])
    .normalize('NFC')
    .toLowerCase()
    .slice(0, LONGEST)
}

const segmenter = new Intl.Segmenter('und', { granularity: 'word' })

/** Whether a run of letters is of a script that must be segmented. */
export const isUnspaced = (run: string): boolean => !PLAIN.test(run) && UNSPACED.test(run)

/** The words of a text in order. Chinese, Japanese, Korean, Thai and their like are segmented by the platform's dictionaries; the rest are runs of letters and digits. */
export function* wordsOf(text: string): Iterable<Word> {
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (!isUnspaced(run)) {
      const word = foldWord(run)
      if (word) yield { word, start: index, end: index + run.length }
      continue
    }
    for (let from = 0; from < run.length; from += STRETCH) {
      for (const { segment, index: at, isWordLike } of segmenter.segment(run.slice(from, from + STRETCH))) {
        const word = isWordLike ? foldWord(segment) : ''
        if (word) yield { word, start: index + from + at, end: index + from + at + segment.length }
      }
    }
  }
}

/** A text as the index takes it: its words, a blank between them. */
export function indexed(text: string): string {
  let words = ''
  for (const { word } of wordsOf(text)) words += words ? ` ${word}` : word
  return words
}
