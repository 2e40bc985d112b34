import { hashWord } from '../../model/hash.ts'
import type { Layers } from '../../model/layers.ts'
import type { Withholding } from '../../model/observation.ts'
import type { Span } from '../../model/span.ts'
import { PENN, RELATIONS, SHAPE } from '../../model/token.ts'
import { type WithholdingGroup, withholdingClasses, withholdingPhrases } from '../language/en/withholding-phrases.ts'
import { wordSet } from '../language/en/word-sets.ts'
import { stage } from '../stage.ts'
import { clauseAround } from './clause.ts'
import { PhraseFinder, type PhraseMatch } from './phrase-pattern.ts'

type Read = Pick<Layers, 'tokens' | 'sentences' | 'tags' | 'tree' | 'parts'>
type Phrase = Pick<WithholdingGroup, 'kind' | 'subject' | 'after'> & { readonly rule: string }

const finder = new PhraseFinder<Phrase>(
  withholdingPhrases.flatMap(({ patterns, ...group }) => patterns.map(([pattern]) => [pattern, { ...group, rule: `withheld: ${pattern}` }] as const)),
  withholdingClasses,
)

/** Auxiliaries and adverbs between a subject and the phrase. */
const BEFORE_VERB = wordSet(
  "has have had is are was were also immediately so still both long 's did do does would could , never repeatedly have been remain remains remained stay stays stayed simply then later initially again otherwise largely mostly",
)
const CONJUNCTION = wordSet('and but or yet')
const QUESTION = wordSet('whether how what when where why who which')
const SUBJECTLESS = wordSet('it there this that which who whom what')
const OPENS_MATTER = wordSet('to that on about , for')
const BY = wordSet('by')
const ADJUNCT = wordSet('by until since when while as on in at with after before because')
/** A holder or matter of more words than this is taken for a misreading of the clause. */
const LONGEST = 28

function spanOf({ tokens: { start, end, shape } }: Read, from: number, to: number): Span | null {
  let [a, b] = [from, to]
  while (a < b && !(shape[a] & (SHAPE.letter | SHAPE.digit))) a++
  while (b > a && !(shape[b - 1] & (SHAPE.letter | SHAPE.digit))) b--
  return a < b && b - a <= LONGEST ? { start: start[a], end: end[b - 1] } : null
}

/** What stands before the phrase in its clause, without the auxiliaries that lead up to it. */
function subjectOf(read: Read, from: number, first: number): Span | null {
  const { hash } = read.tokens
  const asks = QUESTION.has(hash[from])
  let to = first
  while (to > from && (BEFORE_VERB.has(hash[to - 1]) || (!asks && leadsUp(read, to - 1)))) to--
  if (to - from === 1 && SUBJECTLESS.has(hash[from]) && hash[from] !== IT) return null
  return spanOf(read, from, to)
}
const IT = hashWord('it')

/** Whether the tags make a word an adverb or a verb: no subject ends with one. */
const leadsUp = ({ tags }: Read, i: number): boolean => tags.length > 0 && LEADING[tags[i]] === 1
const LEADING = Uint8Array.from(PENN, (tag) => (tag.startsWith('RB') || tag.startsWith('VB') || tag === 'MD' || tag === 'TO' ? 1 : 0))

/** The subject that a verb shares with one before it ("took the blame but did not say why"), by the tree. */
function sharedSubject(read: Read, first: number, end: number): Span | null {
  const { head, relation } = read.tree
  const begin = Math.max(read.sentences.first[read.sentences.of[first]], first - LONGEST)
  let verb = end - 1
  for (let steps = 0; steps < 6; steps++) {
    let left = -1
    for (let i = begin; i < first; i++) if (head[i] === verb && SUBJECT.has(relation[i])) left = i
    if (left >= 0) return subtree(read, left, begin, first)
    for (let i = first; i < end; i++) if (head[i] === head[verb]) verb = i
    if (head[verb] < begin) return null
    verb = head[verb]
  }
  return null
}
const SUBJECT = new Set(['nsubj', 'nsubjpass'].map((name) => RELATIONS.indexOf(name as (typeof RELATIONS)[number])))

/** The contiguous words under a token of the tree that touch it. */
function subtree(read: Read, top: number, begin: number, end: number): Span | null {
  const { head } = read.tree
  const under = (i: number): boolean => {
    let at = i
    for (let steps = 0; steps < 12 && at >= begin && at < end; steps++) {
      if (at === top) return true
      at = head[at]
    }
    return false
  }
  let [from, to] = [top, top + 1]
  while (from > begin && under(from - 1)) from--
  while (to < end && under(to)) to++
  return spanOf(read, from, to)
}

/** "… by both towns" after a phrase of a matter: who withholds it. */
function agentOf(read: Read, end: number, to: number): Span | null {
  const { hash } = read.tokens
  for (let i = end; i < Math.min(to, end + 2); i++) if (BY.has(hash[i])) return spanOf(read, i + 1, adjunctFrom(read, i + 1, to))
  return null
}

function adjunctFrom({ tokens: { hash } }: Read, from: number, to: number): number {
  for (let i = from; i < to; i++) if (ADJUNCT.has(hash[i])) return i
  return to
}

/** "I don't know him": a turn of talk, and no news of something not known. */
const isAside = (hash: Int32Array, { value, first }: PhraseMatch<Phrase>): boolean =>
  value.kind === 'unknown' && first > 0 && (TALKER.has(hash[first - 1]) || (first > 1 && TALKER.has(hash[first - 2])))
const TALKER = wordSet('i you we')

function withholdingOf(read: Read, { value, first, end }: PhraseMatch<Phrase>, within: Span | undefined): Withholding {
  const { tokens } = read
  let { from, to } = clauseAround(read, first, end)
  // What is said to be withheld begins where the saying of it ends: "Roe said / there was no word".
  if (within) while (from < first && tokens.start[from] < within.start) from++
  if (value.subject === 'neither' && end - first > 1) from = first
  const shares = from < first && CONJUNCTION.has(tokens.hash[first - 1])
  const shared = shares ? sharedSubject(read, first, end) : null
  if (shares) from = first
  // "Whether she won them, who live far off, is unknown": the question is the clause's subject, whatever commas stand in it.
  const begin = read.sentences.first[read.sentences.of[first]]
  if (value.subject === 'matter' && QUESTION.has(tokens.hash[begin]) && first - begin <= LONGEST) from = begin
  const subject = subjectOf(read, from, first)
  let matterFrom = end
  while (matterFrom < to && OPENS_MATTER.has(tokens.hash[matterFrom])) matterFrom++
  const after = value.after ? spanOf(read, matterFrom, to) : null
  const dummy = first - from <= 1 && (first === from || SUBJECTLESS.has(tokens.hash[from]))
  return {
    start: tokens.start[from],
    end: tokens.end[to - 1],
    kind: value.kind,
    holder: value.subject === 'holder' ? (shared ?? subject) : value.subject === 'matter' ? agentOf(read, end, to) : null,
    what: value.subject === 'matter' && !dummy ? subject : after,
    rule: value.rule,
  }
}

/** Statements that something is withheld or not known, by phrases of the lexicon; of two in one clause the first counts. */
export const withholdings = stage({
  adds: 'withholdings',
  needs: ['tokens', 'sentences', 'tags', 'tree', 'parts'],
  version: 1,
  run: (_, read) => {
    const found: Withholding[] = []
    const contents = read.parts
      .filter((p) => p.nestedIn === undefined)
      .flatMap(({ content }) => content)
      .sort((a, b) => a.start - b.start)
    let c = 0
    for (const match of finder.matches(read.tokens, 0, read.tokens.length)) {
      const last = read.sentences.first[read.sentences.of[match.first] + 1]
      if (match.end > last || isAside(read.tokens.hash, match)) continue
      while (c < contents.length && contents[c].end <= read.tokens.start[match.first]) c++
      const at = read.tokens.start[match.first]
      const next = withholdingOf(read, match, c < contents.length && contents[c].start <= at ? contents[c] : undefined)
      const before = found.at(-1)
      if (!before || before.end <= next.start) found.push(next)
    }
    return found
  },
})
