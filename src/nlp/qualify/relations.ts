import type { AttributionParts } from '../../model/attribution.ts'
import { hashWord } from '../../model/hash.ts'
import type { DateMention, RelationAssertion } from '../../model/observation.ts'
import type { Span } from '../../model/span.ts'
import { wordSet } from '../language/en/word-sets.ts'
import { stage } from '../stage.ts'
import { Actors, type Read } from './actors.ts'
import { tokenAt } from './ascription.ts'
import { type Found, nounRelations } from './noun-relations.ts'
import { verbRelations } from './verb-relations.ts'

const AT_PLACE = wordSet('in at near outside')
/** A place or time belongs to a relation where it stands no more than this many tokens behind it. */
const NEAR = 8
/** Classes of relations that are mostly a matter of words. */
const SPOKEN = new Set(['SUPPORT', 'ACCUSE', 'DEMAND', 'THREATEN', 'REJECT', 'AGREE', 'CONSULT'])
const THE = hashWord('the')

/** For each token the index of the innermost attribution whose content holds it, or -1. */
function holders({ tokens, parts }: Read): Int32Array {
  const holder = new Int32Array(tokens.length).fill(-1)
  const spans: { span: Span; part: number; length: number }[] = parts.flatMap(({ content }, part) =>
    content.map((span) => ({ span, part, length: lengthOf(parts[part]) })),
  )
  // Longer contents first, so that the inner of two writes over the outer.
  spans.sort((a, b) => b.length - a.length)
  for (const { span, part } of spans) for (let i = tokenAt(tokens, span.start); i < tokens.length && tokens.start[i] < span.end; i++) holder[i] = part
  return holder
}

/** For each token the index of the attribution whose cue holds it, or -1. */
function cuers({ tokens, parts }: Read): Int32Array {
  const cuer = new Int32Array(tokens.length).fill(-1)
  for (const [part, { cue }] of parts.entries())
    for (const { start, end } of cue) for (let i = tokenAt(tokens, start); i < tokens.length && tokens.start[i] < end; i++) cuer[i] = part
  return cuer
}

/** Whether a relation only repeats an attribution: its verb is the cue and more is said than whom it concerns ("thanked the crew for …", not "endorsed Ada Vale"). */
function isSaid({ tokens, parts }: Read, { relation, first, end }: Found, part: number): boolean {
  if (part < 0 || !SPOKEN.has(relation)) return false
  const [from, to] = [tokens.start[first], tokens.end[end - 1]]
  return parts[part].content.some((span) => span.end > to + 2 || span.start < from)
}

const lengthOf = ({ content }: AttributionParts): number => content.reduce((sum, { start, end }) => sum + end - start, 0)

/** When a relation held, as the text says near it: an ISO date, or two with a slash between; undefined where nothing is said or made out. */
function timeOf({ tokens, dates }: Read, { first, end }: Found, sentenceEnd: number): string | undefined {
  const from = tokens.start[first]
  const to = tokens.end[Math.min(sentenceEnd, end + NEAR) - 1]
  const date = dates.find((d: DateMention) => d.start >= from && d.end <= to)
  if (!date?.from || !date.to) return undefined
  return date.from === date.to ? date.from : `${date.from}/${date.to}`
}

/** Where it happened: a place behind "in", "at", "near" or "outside" close to it. */
function placeOf({ tokens }: Read, actors: Actors, { end, object }: Found, sentenceEnd: number): string | undefined {
  for (let i = end; i < Math.min(sentenceEnd - 1, end + NEAR); i++) {
    if (!AT_PLACE.has(tokens.hash[i])) continue
    const entity = actors.entityOf(tokens.hash[i + 1] === THE && i + 2 < sentenceEnd ? i + 2 : i + 1)
    if (entity?.type !== 'place') return undefined
    const name = actors.textOf(entity)
    return name === object ? undefined : name
  }
  return undefined
}

/**
 * What the text asserts of two actors, by verbs and by nouns, each with the innermost attribution whose content holds the word that states it.
 * A relation is a class near PLOVER's in capitals (`SANCTION`) or a verb's lemma (`acquire`). What is negated or merely possible is left out.
 */
export const relations = stage({
  adds: 'relations',
  needs: ['tokens', 'sentences', 'tags', 'tree', 'parts', 'entities', 'mentions', 'dates'],
  version: 3,
  run: ({ text }, read) => {
    const { tokens, sentences, parts } = read
    const found: RelationAssertion[] = []
    if (!read.entities.length) return found
    const actors = new Actors(text, read)
    const holder = holders(read)
    const cuer = cuers(read)
    for (let s = 0; s < sentences.length; s++) {
      const [start, end] = [sentences.first[s], sentences.first[s + 1]]
      if (!actors.anyIn(start, end)) continue
      const seen = new Set<string>()
      for (const relation of [...nounRelations(read, actors, start, end), ...verbRelations(read, actors, start, end)].sort((a, b) => a.first - b.first)) {
        const key = `${relation.subject}\n${relation.relation}\n${relation.object}`
        if (seen.has(key)) continue
        seen.add(key)
        if (isSaid(read, relation, cuer[relation.trigger])) continue
        const part = holder[relation.trigger]
        const time = timeOf(read, relation, end)
        const place = placeOf(read, actors, relation, end)
        found.push({
          subject: relation.subject,
          relation: relation.relation,
          object: relation.object,
          span: { start: tokens.start[relation.first], end: tokens.end[relation.end - 1] },
          attribution: part < 0 ? null : parts[part].id,
          ...(time && { time }),
          ...(place && { place }),
        })
      }
    }
    return found
  },
})
