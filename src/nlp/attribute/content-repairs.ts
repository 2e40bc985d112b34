import { hashWord } from '../../model/hash.ts'
import { PENN, tagSet } from '../../model/token.ts'
import { cueOf, phraseCueAt } from '../language/en/cue-lookup.ts'
import { hearsayAdverbs } from '../language/en/refinement-words.ts'
import { speechVerbs } from '../language/en/speech-verbs.ts'
import { wordSet } from '../language/en/word-sets.ts'
import { type Context, VERB } from './context.ts'
import { type Found, type Run, sizeOf } from './found.ts'
import { lastWord } from './phrase-end.ts'

/** A content, or a cue with its content, that the model cuts short though the sentence's shape says how far it goes. */
type ContentRepair = (context: Context, found: Found) => Found

const COMMA = PENN.indexOf(',')
const FINITE = tagSet('VBD', 'VBZ', 'VBP', 'MD')
const HEARSAY = wordSet(...hearsayAdverbs)
const IT = hashWord('it')
const THAT = hashWord('that')
const COLON = 58
const SPEECH = wordSet(...speechVerbs)
/** "That" stands no further than this behind a passive cue ("it was announced on Monday evening that"). */
const REACH = 7

/** "Krell allegedly hid the bell": the adverb alone is the cue, and the act with its subject is what is said of nobody named. */
const hearsay: ContentRepair = ({ tokens }, found) => {
  const { cue, source, content } = found
  let adverb = cue.first
  while (adverb <= cue.last && !HEARSAY.has(tokens.hash[adverb])) adverb++
  if (adverb > cue.last || sizeOf([cue]) === 1 || cueOf(tokens.hash[cue.head], 'verb')) return found
  const act: Run[] = [
    { first: cue.first, last: adverb - 1 },
    { first: adverb + 1, last: cue.last },
  ].filter(({ first, last }) => first <= last)
  const joined = [...source, ...act, ...content]
    .sort((a, b) => a.first - b.first)
    .reduce<Run[]>((runs, run) => {
      const before = runs.at(-1)
      if (before && before.last + 1 === run.first) runs[runs.length - 1] = { first: before.first, last: run.last }
      else runs.push(run)
      return runs
    }, [])
  return { ...found, cue: { ...cue, first: adverb, last: adverb, head: adverb }, source: [], content: joined, rule: 'hearsay-adverb' }
}

/** "It was announced on Monday that …": what was announced is not "it". */
const emptySubject: ContentRepair = (context, found) => {
  const { tokens } = context
  const { cue, content } = found
  if (content.length !== 1 || sizeOf(content) !== 1 || tokens.hash[content[0].first] !== IT || content[0].first > cue.first) return found
  const end = lastWord(context, cue.last)
  let that = cue.last + 1
  while (that < Math.min(end, cue.last + REACH) && tokens.hash[that] !== THAT) that++
  return tokens.hash[that] === THAT && that < end ? { ...found, content: [{ first: that, last: end }], rule: 'empty-subject' } : found
}

/** "The dome, according to a report, has leaked": the sentence goes on behind what stands between commas. */
const aroundPhrase: ContentRepair = (context, found) => {
  const { tokens, tags, quoteState } = context
  const { cue, source, content } = found
  const [before] = content
  if (content.length !== 1 || source.length !== 1 || before.last > cue.first || !phraseCueAt(tokens, cue.first)?.takes.includes('b')) return found
  const comma = source[0].last + 1
  const end = lastWord(context, cue.last)
  if (tags[comma] !== COMMA || comma + 1 >= end || !(VERB[tags[comma + 1]] || FINITE.has(tags[comma + 1]))) return found
  for (let i = before.first; i <= before.last; i++) if (FINITE.has(tags[i]) && quoteState[i] === 0) return found
  return { ...found, content: [before, { first: comma + 1, last: end }], rule: 'around-phrase' }
}

/** "Said Albany: “It leaks.”": the verb that opens the source is the cue, and the colon none. */
const verbBeforeSource: ContentRepair = ({ text, tokens, tags }, found) => {
  const { cue, source } = found
  const [only] = source
  if (source.length !== 1 || text.charCodeAt(tokens.start[cue.first]) !== COLON || only.first === only.last) return found
  // A verb that opens a sentence with a capital letter is taken for a name.
  if (!SPEECH.has(tokens.hash[only.first]) && !VERB[tags[only.first]]) return found
  if (!cueOf(tokens.hash[only.first], 'verb')?.takes.includes('c')) return found
  const verb = only.first
  return { ...found, cue: { ...cue, first: verb, last: verb, head: verb }, source: [{ first: verb + 1, last: only.last }], rule: 'verb-first' }
}

const repairs: readonly ContentRepair[] = [hearsay, emptySubject, aroundPhrase, verbBeforeSource]

/** A found attribution with all of its content, as far as the shape of its sentence tells. */
export const repairContent: ContentRepair = (context, found) => repairs.reduce((repaired, repair) => repair(context, repaired), found)
