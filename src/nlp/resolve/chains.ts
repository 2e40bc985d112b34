import type { AttributionParts, AttributionValues } from '../../model/attribution.ts'
import type { Chain, Hop, HopRole } from '../../model/chain.ts'
import { hashWord } from '../../model/hash.ts'
import type { Source } from '../../model/source.ts'
import { outletRows } from '../language/en/outlets.ts'
import { stage } from '../stage.ts'

const DEEPEST = 8
const OUTLETS = new Set(
  outletRows
    .replace(/\n/g, '')
    .split('|')
    .flatMap((row) => row.split(' '))
    .map((name) => hashWord(name.replaceAll('_', ' '))),
)
const AGENCY = /\b(?:agency|agence|agentur)\b/i
const OUTLET = /\b(?:news|times|post|journal|tribune|herald|gazette|guardian|telegraph|daily|magazine|newspaper|radio|tv|television|broadcaster|press|weekly)\b/i
const POST = /\b(?:tweets?|posts?|facebook|instagram|telegram|twitter)\b/i

/** What a source does in a chain, by its kind and its name. */
function roleOf({ kind, name }: Source, { attitude }: AttributionValues): HopRole {
  if (POST.test(name)) return 'post'
  if (kind === 'document') return 'document'
  if (kind === 'named-organization') {
    const bare = name.replace(/^the\s+/i, '')
    if (AGENCY.test(bare) && !/\b(?:intelligence|security|protection|environmental|space|drug|energy)\b/i.test(bare)) return 'agency'
    return OUTLET.test(bare) || OUTLETS.has(hashWord(bare)) ? 'outlet' : 'issuer'
  }
  return attitude ? 'speaker' : 'issuer'
}

/** The stations of each statement: whoever uttered it, then each relay in whose content it is told, outward. A hearer is none. */
export const chains = stage({
  adds: 'chains',
  needs: ['tokens', 'parts', 'values', 'resolution'],
  version: 2,
  run: (_, { parts, values, resolution }): readonly Chain[] => {
    const indexOf = new Map(parts.map(({ id }, i) => [id, i]))
    const byId = new Map(resolution.sources.map((source) => [source.id, source]))
    return parts.map((p, i) => ({ attribution: p.id, hops: hopsOf(parts, values, i, indexOf, resolution.of, byId) }))
  },
})

function hopsOf(
  parts: readonly AttributionParts[],
  values: readonly AttributionValues[],
  i: number,
  indexOf: ReadonlyMap<string, number>,
  of: readonly (readonly string[])[],
  byId: ReadonlyMap<string, Source>,
): Hop[] {
  const hops: Hop[] = []
  let at: number | undefined = i
  for (let depth = 0; at !== undefined && depth < DEEPEST; depth++) {
    const span = parts[at].source[0]
    const ids = of[at] ?? []
    for (const id of ids) {
      const source = byId.get(id)
      // Who says of himself what he thinks is one station.
      if (!source || hops[hops.length - 1]?.source === id) continue
      hops.push({ source: id, role: roleOf(source, values[at]), ...(span ? { span } : {}) })
    }
    if (!ids.length) hops.push({ source: null, role: depth ? 'issuer' : 'speaker', gap: span ? 'the text does not show who this is' : 'nobody is named' })
    const { nestedIn }: AttributionParts = parts[at]
    at = nestedIn === undefined ? undefined : indexOf.get(nestedIn)
  }
  return hops
}
