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

/** Where the phrases stand in a text, in order of the text; each span reaches from the first word of a phrase to its last. */
export function locate(text: string, phrases: readonly Phrase[]): { readonly start: number; readonly end: number; readonly phrase: number }[] {
  const words = wordsOf(text)
  const found: { start: number; end: number; phrase: number }[] = []
  for (let i = 0; i < words.length; i++) {
    phrases.forEach(({ words: wanted, open }, phrase) => {
      const last = wanted.length - 1
      if (i + last >= words.length) return
      for (let j = 0; j <= last; j++) {
        const word = words[i + j].word
        if (word !== wanted[j] && !(open && j === last && word.startsWith(wanted[j]))) return
      }
      found.push({ start: words[i].start, end: words[i + last].end, phrase })
    })
  }
  return found
}
