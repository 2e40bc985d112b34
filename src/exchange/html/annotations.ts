import type { PublicAttribution, PublicReading } from '../../model/public-reading.ts'
import { hull, type Span } from '../../model/span.ts'
import { UNSURE } from '../wording.ts'

/** A stretch of the article that is marked in place: a part of the statement with that number, or what another layer says of it. */
export interface Annotation extends Span {
  readonly kind: 'source' | 'cue' | 'content' | 'inference' | 'evaluation' | 'gap' | 'contested' | 'scare'
  /** The statement's number, in the order of the text; 0 for what is no statement's. */
  readonly number: number
  /** How many statements it stands in. */
  readonly depth: number
  /** False for what is thought or wanted and not said. */
  readonly said: boolean
  /** True where the reading is more likely wrong than right. */
  readonly unsure: boolean
}

/** An attribution and the number by which the page names it. */
export interface Numbered {
  readonly attribution: PublicAttribution
  readonly number: number
  readonly depth: number
}

/** The attributions of a reading, numbered as they begin in the text. */
export function numbered({ layers }: PublicReading): Numbered[] {
  const begins = ({ source, cue, content }: PublicAttribution) => hull([...source, ...cue, ...content])?.start ?? 0
  const depths = new Map<string, number>()
  for (const { id, nestedIn } of layers.attributions) depths.set(id, nestedIn === undefined ? 0 : (depths.get(nestedIn) ?? 0) + 1)
  const ordered = layers.attributions.toSorted((a, b) => begins(a) - begins(b) || (depths.get(a.id) ?? 0) - (depths.get(b.id) ?? 0))
  return ordered.map((attribution, i) => ({ attribution, number: i + 1, depth: depths.get(attribution.id) ?? 0 }))
}

/** Everything that is marked in the article itself. */
export function annotations({ layers }: PublicReading, statements: readonly Numbered[]): Annotation[] {
  const own = { number: 0, depth: 0, said: false, unsure: false }
  const parts = statements.flatMap(({ attribution, number, depth }) => {
    const said = attribution.attitude === 'communication'
    const unsure = attribution.confidence < UNSURE
    return (['content', 'source', 'cue'] as const).flatMap((kind) =>
      attribution[kind].map(({ start, end }): Annotation => ({ start, end, kind, number, depth, said, unsure })),
    )
  })
  const voices = layers.voice.flatMap(({ start, end, voice }): Annotation[] =>
    voice === 'inference' || voice === 'evaluation' ? [{ start, end, kind: voice, ...own }] : [],
  )
  const others = (kind: Annotation['kind'], spans: readonly Span[]) => spans.map(({ start, end }): Annotation => ({ start, end, kind, ...own }))
  return [...parts, ...voices, ...others('gap', layers.gaps), ...others('contested', layers.contested), ...others('scare', layers.scareQuotes)]
}
