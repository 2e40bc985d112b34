import type { AttributionParts } from '../../model/attribution.ts'
import type { Span } from '../../model/span.ts'
import { phraseCueAt } from '../language/en/cue-lookup.ts'
import { isRead } from '../language/languages.ts'
import { stage } from '../stage.ts'
import { confidenceOf } from './confidence.ts'
import { type Context, contextOf } from './context.ts'
import { type AttributionEngine, engineOf } from './engine.ts'
import { followQuotations } from './followed-quotes.ts'
import { type Found, type FoundCue, holds, type Run, sizeOf } from './found.ts'
import { findHeadlineSpeaker } from './headlines.ts'
import { findNominal } from './nominal.ts'
import { findNounClauses } from './noun-clauses.ts'
import { findPlain } from './plain-clauses.ts'
import { refine } from './refine.ts'
import { withCitations } from './relays.ts'
import { findByRules, partsOfPhrase } from './rules.ts'
import { findSigned } from './signed.ts'
import { findTagged } from './tagged-speech.ts'
import { withTurns } from './turns.ts'

/** The chance that an attribution is one. */
type Confidence = (found: Found) => number

const spansOf = ({ tokens }: Context, runs: readonly Run[]): Span[] => runs.map(({ first, last }) => ({ start: tokens.start[first], end: tokens.end[last] }))

/** Attributions that the model gives less chance than this are left out: most of them are none (set on dev). */
const LEAST_CHANCE = 0.08

/** An outermost cue with its source and content: as the model finds them, of a phrase like "according to" that it leaves without content by its place in the sentence. */
function rolesOf(engine: AttributionEngine, context: Context, cue: FoundCue, isCue: Uint8Array): Found | undefined {
  const roles = engine.findRoles(context, cue, isCue)
  if (roles.content.length) return { ...roles, cue, parent: -1, rule: 'model' }
  const parts = phraseCueAt(context.tokens, cue.first)?.takes.includes('b') ? partsOfPhrase(context, cue) : undefined
  return parts && { ...roles, source: roles.source.length ? roles.source : [parts.source], content: [parts.content], cue, parent: -1, rule: 'phrase' }
}

/** Outermost attributions: what the model finds as the rules correct it, with those that only rules see, in order of their cues. */
function findOutermost(engine: AttributionEngine, context: Context, scores: Int16Array, isCue: Uint8Array, confidence: Confidence): Found[] {
  const cues = engine.findCues(context, scores)
  for (const { first, last } of cues) isCue.fill(1, first, last + 1)
  const found: Found[] = []
  for (const cue of cues) {
    const attribution = rolesOf(engine, context, cue, isCue)
    if (!attribution) continue
    const refined = confidence(attribution) < LEAST_CHANCE ? undefined : refine(context, attribution)
    if (refined) found.push(refined)
    else isCue.fill(0, cue.first, cue.last + 1)
  }
  found.push(...findSigned(context, found, isCue))
  found.push(...findTagged(context, found, isCue))
  found.push(...findHeadlineSpeaker(context, found))
  const nominal = findNominal(context, found, isCue)
  for (const { cue } of nominal) isCue.fill(1, cue.first, cue.last + 1)
  const clauses = findNounClauses(context, [...found, ...nominal], isCue)
  clauses.push(...findPlain(context, [...found, ...nominal, ...clauses], isCue))
  for (const { cue } of clauses) isCue.fill(1, cue.first, cue.last + 1)
  const followed = followQuotations(context, [...found, ...nominal, ...clauses])
  const inOrder = withTurns(context, followed).sort((a, b) => a.cue.first - b.cue.first)
  return withCitations(context, inOrder)
}

/** How far around an attribution another may stand whose content holds it. */
const NEAR = 8

/** The outermost of the candidates, each with those whose cues its content holds: said within said, so that they are none of the outermost. */
function groupByOutermost(candidates: readonly Found[]): { outer: Found; within: Found[] }[] {
  const holder = candidates.map((inner, i) => {
    for (let o = Math.max(0, i - NEAR); o < Math.min(candidates.length, i + NEAR); o++) {
      if (o !== i && holds(candidates[o].content, inner.cue) && !holds(inner.content, candidates[o].cue)) return o
    }
    return -1
  })
  const groups = new Map<number, { outer: Found; within: Found[] }>()
  for (const [i, outer] of candidates.entries()) if (holder[i] < 0) groups.set(i, { outer, within: [] })
  for (const [i, inner] of candidates.entries()) {
    let root = i
    for (let steps = 0; steps < NEAR && holder[root] >= 0; steps++) root = holder[root]
    if (root !== i) groups.get(root)?.within.push(inner)
  }
  return [...groups.values()]
}

/** Outermost attributions, then those said within their contents; a parent always stands before its children. */
export function findAll(engine: AttributionEngine, context: Context, confidence: Confidence = () => 1): Found[] {
  const isCue = new Uint8Array(context.tokens.length)
  const scores = engine.cueScores(context)
  const candidates = findOutermost(engine, context, scores, isCue, confidence)
  const found: Found[] = []
  for (const { outer, within } of groupByOutermost(candidates)) {
    const top = found.length
    found.push(outer)
    if (outer.cites) found.push({ ...outer.cites, parent: top })
    const inner = engine.findNestedCues(context, scores, outer.content).filter((cue) => !isCue[cue.first])
    for (const { first, last } of inner) isCue.fill(1, first, last + 1)
    for (const candidate of [...inner.map((cue) => ({ cue, known: undefined })), ...within.map((known) => ({ cue: known.cue, known }))]) {
      const { cue, known } = candidate
      const bounds = outer.content.find((run) => holds([run], cue))
      if (!bounds) continue
      const roles = engine.findRoles(context, cue, isCue, bounds)
      const attribution: Found = { ...roles, cue, parent: top, rule: 'model' }
      const refined = roles.content.length ? refine(context, attribution) : undefined
      if (refined) found.push(refined)
      // What was found before anybody knew in whose words it stands, and is not found again within them.
      else if (known && [...known.source, ...known.content].every((run) => holds([bounds], run))) found.push({ ...known, parent: top })
    }
    settleParents(found, top)
  }
  return found
}

/** Hangs each attribution from `top` on upon the smallest content that holds its cue, larger contents first so that parents precede their children. */
function settleParents(found: Found[], top: number): void {
  const inner = found.splice(top + 1).sort((a, b) => sizeOf(b.content) - sizeOf(a.content) || a.cue.first - b.cue.first)
  for (const child of inner) {
    let parent = top
    for (let p = top + 1; p < found.length; p++) if (holds(found[p].content, child.cue) && sizeOf(found[p].content) < sizeOf(found[parent].content)) parent = p
    found.push({ ...child, parent })
  }
}

/** The attributions of a text: cues first, then the source and content of each, then what is said within what is said. */
export const attribute = stage({
  adds: 'parts',
  needs: ['tokens', 'sentences', 'quotation', 'tags', 'tree'],
  version: 10,
  run: ({ text, language }, layers, { model }) => {
    if (!isRead(language)) return []
    const engine = model ? engineOf(model) : null
    const context = contextOf(text, layers, engine ? engine.knowledge : new Map())
    const weights = model?.columns.get('confidence')
    const confidence: Confidence = (found) => found.measured ?? confidenceOf(weights, found.cue, found, found.parent >= 0)
    return (engine ? findAll(engine, context, confidence) : findByRules(context)).map(
      (found, i): AttributionParts => ({
        id: `a${i + 1}`,
        source: spansOf(context, found.source),
        cue: spansOf(context, [found.cue]),
        content: spansOf(context, found.content),
        ...(found.parent < 0 ? {} : { nestedIn: `a${found.parent + 1}` }),
        confidence: confidence(found),
        rule: found.rule,
      }),
    )
  },
})
