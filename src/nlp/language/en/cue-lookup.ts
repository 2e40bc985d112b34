import { hashWord } from '../../../model/hash.ts'
import type { Tokens } from '../../../model/token.ts'
import { cueNouns } from './cue-nouns.ts'
import { cuePhrases, phraseVerbs } from './cue-phrases.ts'
import { cueVerbs } from './cue-verbs.ts'
import type { Cue, CueForm, CueGroup, CuePart } from './cues.ts'
import { verbForms, withS } from './inflect.ts'

const byHash = new Map<number, Cue[]>()
interface PhraseEntry {
  readonly words: readonly number[]
  readonly cue: Cue
}
const byFirstWord = new Map<number, PhraseEntry[]>()

function enter(word: string, cue: Cue): void {
  const hash = hashWord(word)
  const known = byHash.get(hash)
  if (!known) byHash.set(hash, [cue])
  else if (!known.some((c) => c.lemma === cue.lemma && c.part === cue.part)) known.push(cue)
}

const formsOfVerbs = new Map<string, readonly string[]>()
const learnForms = (entry: string): void => {
  const { base, third, past, participle, gerund } = verbForms(entry)
  formsOfVerbs.set(base, [...new Set([base, third, past, participle, gerund, ...(base === 'be' ? ['are', 'were'] : [])])])
}

for (const { cues, ...values } of [...cueVerbs, ...cueNouns]) {
  for (const [entry, takes] of cues) {
    const lemma = entry.split(' ')[0]
    const cue = (form: CueForm): Cue => ({
      lemma,
      form,
      part: values.part,
      attitude: values.attitude,
      certainty: values.certainty,
      distance: values.distance,
      takes: takes.replace('w', ''),
      weak: takes.includes('w'),
      length: 1,
    })
    if (values.part === 'verb') {
      const forms = verbForms(entry)
      learnForms(entry)
      // The past goes before the participle: a form that is both is entered once, as the past.
      for (const form of ['base', 'third', 'past', 'participle', 'gerund'] as const) enter(forms[form], cue(form))
    } else if (values.part === 'noun') {
      enter(lemma, cue('singular'))
      enter(withS(lemma), cue('plural'))
    } else enter(lemma, cue('word'))
  }
}
for (const entry of phraseVerbs) learnForms(entry)

for (const { cues, ...values } of cuePhrases) {
  for (const [pattern, takes] of cues) {
    const words = pattern.split(' ')
    const slot = /^\{(\w+)\}$/.exec(words[0])
    const firsts = slot ? (formsOfVerbs.get(slot[1]) ?? [slot[1]]) : [words[0]]
    const lemma = pattern.replace(/[{}]/g, '')
    const cue: Cue = {
      lemma,
      form: 'word',
      part: 'phrase',
      attitude: values.attitude,
      certainty: values.certainty,
      distance: values.distance,
      takes: takes.replace('w', ''),
      weak: takes.includes('w'),
      length: words.length,
    }
    for (const first of firsts) {
      const entry = { words: [first, ...words.slice(1)].map(hashWord), cue }
      byFirstWord.set(entry.words[0], [...(byFirstWord.get(entry.words[0]) ?? []), entry])
    }
  }
}
for (const list of byFirstWord.values()) list.sort((a, b) => b.words.length - a.words.length)

const NONE: readonly Cue[] = []

/** Every cue that the word with this hash (`tokens.hash`) can be, verbs before nouns; none for a word that is no cue. */
export const cuesOf = (hash: number): readonly Cue[] => byHash.get(hash) ?? NONE

/** The cue that the word with this hash most likely is; `part` picks among a verb and a noun of the same form ("claims"). */
export function cueOf(hash: number, part?: CuePart): Cue | undefined {
  const found = byHash.get(hash)
  return found && ((part && found.find((c) => c.part === part)) ?? found[0])
}

/** The longest phrase of several words that begins at token `at`; undefined where none does. */
export function phraseCueAt({ hash, length }: Pick<Tokens, 'hash' | 'length'>, at: number): Cue | undefined {
  for (const { words, cue } of byFirstWord.get(hash[at]) ?? []) {
    let i = 0
    while (i < words.length && at + i < length && hash[at + i] === words[i]) i++
    if (i === words.length) return cue
  }
  return undefined
}

/** Every group of cues, for tests and documentation. */
export const cueGroups: readonly CueGroup[] = [...cueVerbs, ...cueNouns, ...cuePhrases]
