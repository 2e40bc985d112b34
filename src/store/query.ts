import { isUnspaced, type Word, wordsOf } from './words.ts'

/** Words that must stand side by side; one word is a phrase of its own. */
export interface Phrase {
  readonly words: readonly string[]
  /** Whether the last word may go on. */
  readonly open: boolean
}

/** Phrases that a query may have: what a person types has few, and each costs a walk through the index. */
const MOST = 24

/**
 * What a person typed, as phrases that must all be found: words, "words side by side" (any quotation marks), and beginnings* of words. Where a script sets no blanks
 * between words, a run is a phrase whose last word may go on, since the ends of words are the platform's guess. Whatever is typed is a query; one without any word has no phrase.
 */
export function phrasesOf(typed: string): Phrase[] {
  const phrases: Phrase[] = []
  const add = (stretch: string, asOne: boolean, goesOn: boolean) => {
    const words = wordsOf(stretch)
    if (!words.length) return
    const lastUnspaced = isUnspaced(stretch.slice(words[words.length - 1].start, words[words.length - 1].end))
    if (asOne) phrases.push({ words: words.map(({ word }) => word), open: goesOn || lastUnspaced })
    else for (const run of runsOf(words)) phrases.push({ words: run.map(({ word }) => word), open: goesOn || isUnspaced(stretch.slice(run[0].start, run[0].end)) })
  }
  for (const [, quoted, plain, star] of typed.slice(0, 4000).matchAll(/["“”„«»「」]([^"“”„«»「」]*)["“”„«»「」]|([^\s"“”„«»「」*]+)(\*?)/gu)) {
    if (quoted !== undefined) add(quoted, true, false)
    else add(plain, false, star === '*')
  }
  return phrases.slice(0, MOST)
}

/** Words of one stretch without a blank, by what touches: those of an unspaced script belong together, "well-known" is two. */
function runsOf(words: readonly Word[]): Word[][] {
  const runs: Word[][] = []
  for (const word of words) {
    const last = runs[runs.length - 1]
    if (last && last[last.length - 1].end === word.start) last.push(word)
    else runs.push([word])
  }
  return runs
}

/** The phrases in the language of FTS5. Words are letters and digits alone and stand in quotation marks: nothing typed is ever taken for an operator. */
export const matchOf = (phrases: readonly Phrase[]): string => phrases.map(({ words, open }) => `"${words.join(' ')}"${open ? ' *' : ''}`).join(' AND ')

/** Where a phrase of a query stands in a text. */
export interface Place {
  readonly start: number
  readonly end: number
  /** Which of the phrases, by its index. */
  readonly phrase: number
}

/** A text in which letters and digits are those of ASCII and all else parts words: most news in English, whose only other signs are quotation marks, dashes and signs of money. */
const SIMPLE = /^[\u0000-\u007f\u00a0-\u00a9\u00ab\u00ae-\u00b1\u00b6\u00b7\u00bb\u00bf\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2122]*$/
const SIMPLE_WORD = /^[a-z0-9]{1,63}$/

/** A phrase as a pattern for texts that are simple; undefined where it has other words. */
function patternOf({ words, open }: Phrase): RegExp | undefined {
  if (!words.every((word) => SIMPLE_WORD.test(word))) return undefined
  return new RegExp(`(?<![a-z0-9])${words.join('[^a-z0-9]+')}${open ? '[a-z0-9]*' : '(?![a-z0-9])'}`, 'gi')
}

/** The same answer as by walking the words, in a tenth of the time; undefined where the text or a phrase is not simple. */
function locateSimply(text: string, phrases: readonly Phrase[]): Place[] | undefined {
  if (!SIMPLE.test(text)) return undefined
  const found: Place[] = []
  for (const [phrase, one] of phrases.entries()) {
    const pattern = patternOf(one)
    if (!pattern) return undefined
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      found.push({ start: match.index, end: match.index + match[0].length, phrase })
      // The next one may begin within this one: “had had had” has “had had” twice.
      pattern.lastIndex = match.index + one.words[0].length
    }
  }
  return found.sort((a, b) => a.start - b.start || a.phrase - b.phrase)
}

/** The places of phrases, word by word: for every script. */
export function locateByWords(text: string, phrases: readonly Phrase[]): Place[] {
  const words = wordsOf(text)
  const found: Place[] = []
  for (let i = 0; i < words.length; i++) {
    phrases.forEach(({ words: wanted, open }, phrase) => {
      const last = wanted.length - 1
      if (i + last >= words.length) return
      for (let j = 0; j <= last; j++) {
        const { word } = words[i + j]
        if (word !== wanted[j] && !(open && j === last && word.startsWith(wanted[j]))) return
      }
      found.push({ start: words[i].start, end: words[i + last].end, phrase })
    })
  }
  return found
}

/** Where the phrases stand in a text, in order of the text; each span reaches from the first word of a phrase to its last. */
export const locate = (text: string, phrases: readonly Phrase[]): Place[] => locateSimply(text, phrases) ?? locateByWords(text, phrases)
