import { wordSet } from '../language/en/word-sets.ts'
import type { Candidate, Read } from './candidates.ts'
import type { Cast, Figure } from './cast.ts'
import type { NounLinks } from './noun-links.ts'
import { THE } from './word-kinds.ts'

const BOTH = wordSet('both two')
/** Nouns that two persons just named may be called by. */
const PERSONS = wordSet(
  'both two pair duo men women candidates leaders lawmakers senators ministers presidents rivals politicians contenders hopefuls nominees frontrunners front-runners',
)
const LATTER = wordSet('latter')

/** Makes a source stand for several figures: its candidate for the first, a twin of it for each other one. */
export function both(cast: Cast, twins: Candidate[], sources: Candidate[][], c: Candidate, figures: readonly Figure[], because: string): void {
  cast.link(c, figures[0], because, 0.7)
  for (const figure of figures.slice(1)) {
    const twin: Candidate = { ...c, roles: [], figure: -1 }
    cast.link(twin, figure, because, 0.7)
    twins.push(twin)
    if (c.source < 0) continue
    // The same words may head several sources; they stand close together in the list of attributions.
    for (let a = c.source; a < Math.min(sources.length, c.source + 12); a++) if (sources[a].includes(c)) sources[a].push(twin)
  }
}

/** Links "both men", "the two", "the latter" to the persons named last; false for any other noun phrase. */
export function linkPair({ tokens }: Read, cast: Cast, nouns: NounLinks, twins: Candidate[], sources: Candidate[][], c: Candidate): boolean {
  const { hash } = tokens
  if (c.source < 0) return false
  if (LATTER.has(hash[c.head])) {
    const last = nouns.latestPersons(1)
    if (!last.length) return false
    cast.link(c, last[0], 'the one named last', 0.7)
    return true
  }
  if (!PERSONS.has(hash[c.head])) return false
  const numbered = BOTH.has(hash[c.head]) || (c.first < c.head && (BOTH.has(hash[c.first]) || (hash[c.first] === THE && BOTH.has(hash[c.first + 1]))))
  if (!numbered || c.head - c.first > 3) return false
  const two = nouns.latestPersons(2)
  if (two.length < 2 || two[0] === two[1]) return false
  both(cast, twins, sources, c, [two[1], two[0]], 'the two named last')
  return true
}
