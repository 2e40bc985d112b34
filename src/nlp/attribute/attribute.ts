import type { AttributionParts } from '../../model/attribution.ts'
import type { Span } from '../../model/span.ts'
import { stage } from '../stage.ts'
import { confidenceOf } from './confidence.ts'
import { type Context, contextOf } from './context.ts'
import { type AttributionEngine, engineOf } from './engine.ts'
import { type Found, holds, type Run, sizeOf } from './found.ts'
import { findByRules } from './rules.ts'

const spansOf = ({ tokens }: Context, runs: readonly Run[]): Span[] => runs.map(({ first, last }) => ({ start: tokens.start[first], end: tokens.end[last] }))

/** Outermost attributions, then those said within their contents; a parent always stands before its children. */
export function findAll(engine: AttributionEngine, context: Context): Found[] {
  const isCue = new Uint8Array(context.tokens.length)
  const scores = engine.cueScores(context)
  const cues = engine.findCues(context, scores)
  for (const { first, last } of cues) isCue.fill(1, first, last + 1)
  const outermost: Found[] = []
  for (const cue of cues) {
    const roles = engine.findRoles(context, cue, isCue)
    if (roles.content.length) outermost.push({ ...roles, cue, parent: -1, rule: 'model' })
  }
  const found: Found[] = []
  for (const outer of outermost) {
    const top = found.length
    found.push(outer)
    const inner = engine.findNestedCues(context, scores, outer.content).filter((cue) => !isCue[cue.first])
    for (const { first, last } of inner) isCue.fill(1, first, last + 1)
    for (const cue of inner) {
      const bounds = outer.content.find((run) => holds([run], cue)) as Run
      const roles = engine.findRoles(context, cue, isCue, bounds)
      if (roles.content.length) found.push({ ...roles, cue, parent: top, rule: 'model' })
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
  needs: ['tokens', 'sentences', 'quotation', 'tags', 'tree', 'entities'],
  version: 1,
  run: ({ text }, layers, { model }) => {
    const engine = model ? engineOf(model) : null
    const context = contextOf(text, layers, engine ? engine.knowledge : new Map())
    return (engine ? findAll(engine, context) : findByRules(context)).map((found, i): AttributionParts => ({
      id: `a${i + 1}`,
      source: spansOf(context, found.source),
      cue: spansOf(context, [found.cue]),
      content: spansOf(context, found.content),
      ...(found.parent < 0 ? {} : { nestedIn: `a${found.parent + 1}` }),
      confidence: found.rule === 'model' ? confidenceOf(model?.columns.get('confidence'), found.cue, found, found.parent >= 0) : found.cue.chance,
      rule: found.rule,
    }))
  },
})
