import type { Layers } from '../../model/layers.ts'
import type { Voice, VoiceSpan } from '../../model/observation.ts'
import { SHAPE } from '../../model/token.ts'
import { stage } from '../stage.ts'
import { type Segment, segmentsOf, tokenParts } from './own-segments.ts'
import type { VoiceHit } from './voice-features.ts'
import { type Chances, judgedOf, voiceModelOf } from './voice-model.ts'

/** A clause is the outlet's own view from this chance on; chosen on the training articles, each read by a classifier that had not seen it. */
export const VIEW_THRESHOLD = 0.55
/** Where a strong phrase of the lexicon agrees, less will do. */
export const PHRASE_THRESHOLD = 0.35

interface Told {
  readonly voice: Voice
  readonly because?: string
}
const REPORT: Told = { voice: 'report' }

/** By the lexicon alone: a strong phrase decides. */
function byPhrases(hits: readonly VoiceHit[], wordsOf: (hit: VoiceHit) => string): Told {
  const hit = hits.find((h) => h.strong)
  return hit ? { voice: hit.voice, because: wordsOf(hit) } : REPORT
}

function byChances(chances: Chances, hits: readonly VoiceHit[], wordsOf: (hit: VoiceHit) => string): Told {
  const view = 1 - chances[0]
  const hit = hits.find((h) => h.strong)
  if (view < (hit ? PHRASE_THRESHOLD : VIEW_THRESHOLD)) return REPORT
  const voice = chances[1] > chances[2] ? 'inference' : 'evaluation'
  return { voice, because: hit ? `model, ${wordsOf(hit)}` : 'model' }
}

/** Clauses of one voice in a row become one span: of a sentence, or, of attributed and reported text, of a paragraph. Marks at the end go with what they end. */
function joined({ tokens }: Pick<Layers, 'tokens'>, segments: readonly Segment[], told: readonly Told[]): VoiceSpan[] {
  const found: (VoiceSpan & { sentence: number; paragraph: number })[] = []
  for (const [s, { from, to, sentence }] of segments.entries()) {
    const { voice, because } = told[s]
    const paragraph = tokens.paragraph[from]
    const before = found.at(-1)
    const end = tokens.end[to - 1]
    const view = voice === 'inference' || voice === 'evaluation'
    const onlyMarks = isMarks(tokens, from, to)
    if (before && before.paragraph === paragraph && (onlyMarks || (before.voice === voice && (view ? before.sentence === sentence : true)))) {
      found[found.length - 1] = { ...before, end, because: before.because ?? because }
    } else found.push({ start: tokens.start[from], end, voice, because, sentence, paragraph })
  }
  return found.map(({ start, end, voice, because }) => (because ? { start, end, voice, because } : { start, end, voice }))
}

function isMarks({ shape }: Layers['tokens'], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (shape[i] & (SHAPE.letter | SHAPE.digit)) return false
  return true
}

const boundsOf = ({ start, end }: Layers['tokens'], { from, to }: Segment) => ({ start: start[from], end: end[to - 1] })

/** Whose assertion each stretch of the body is: attributed inside the content of an outermost attribution, else reported, inferred or judged by the outlet, clause by clause. */
export const voice = stage({
  adds: 'voice',
  needs: ['tokens', 'sentences', 'tags', 'parts', 'paragraphs', 'quotation', 'withholdings'],
  version: 2,
  run: (document, read, { model }) => {
    const { withholdings: withheld } = read
    const of = tokenParts(document, read)
    const segments = segmentsOf(read, of)
    const judged = judgedOf(read, of, segments)
    const told = segments.map((s): Told => (s.attributed ? { voice: 'attributed' } : REPORT))
    const classifier = model ? voiceModelOf(model) : null
    const chances = classifier?.read(read, of, segments, judged)
    const wordsOf = ({ first, end }: VoiceHit): string => document.text.slice(read.tokens.start[first], read.tokens.end[end - 1])
    let w = 0
    for (const [k, { index, hits }] of judged.entries()) {
      const { start, end } = boundsOf(read.tokens, segments[index])
      while (w < withheld.length && withheld[w].end <= start) w++
      // That something is withheld or unknown is reported, not inferred, unless the words say more.
      if (w < withheld.length && withheld[w].start < end && !hits.some((h) => h.strong)) continue
      told[index] = chances ? byChances(chances[k], hits, wordsOf) : byPhrases(hits, wordsOf)
    }
    return joined(read, segments, told)
  },
})
