import { SOURCE_KINDS } from '../../model/attribution.ts'
import type { SourceRow } from '../../model/case.ts'
import type { PublicLayers } from '../../model/public-reading.ts'
import { decode, encode, id, layout, list, natural, record, type Shape, text, word } from './shape.ts'

/** A source of one document with how much rests on it. */
export type SourceSum = Omit<SourceRow, 'document'>

const sumsLayout: Shape<readonly SourceSum[]> = layout(() =>
  list(record<SourceSum>({ source: id('s'), name: text(), kind: word<string>(SOURCE_KINDS), attributions: natural(), communications: natural() })),
)

/** The sources of a reading with how much rests on each, so that the sources of a case can be asked for without its layers. */
export function sumsOf({ sources, attributions }: PublicLayers): SourceSum[] {
  const all = new Map<string, number>()
  const said = new Map<string, number>()
  for (const { sources: of, attitude } of attributions) {
    for (const source of new Set(of)) {
      all.set(source, (all.get(source) ?? 0) + 1)
      if (attitude === 'communication') said.set(source, (said.get(source) ?? 0) + 1)
    }
  }
  return sources.map(({ id, name, kind }) => ({ source: id, name, kind, attributions: all.get(id) ?? 0, communications: said.get(id) ?? 0 }))
}

export const encodeSums = (sums: readonly SourceSum[]): Uint8Array => encode(sumsLayout, sums)

/** The sums that `encodeSums` put into bytes. Throws a RangeError or SyntaxError for others. */
export const decodeSums = (bytes: Uint8Array): readonly SourceSum[] => decode(sumsLayout, bytes)
