import type { Mission } from './crew.ts'
import type { Intake, Outcome } from './intake.ts'
import { plainAddress, type Visit, type Visiting } from './visiting.ts'

/** How far addresses lead on to others: a list of sitemaps, a sitemap, a page, and one more. */
const DEPTH = 4

const plural = (count: number): string => (count === 1 ? 'an address' : `${count.toLocaleString('en')} addresses`)

/**
 * Takes in what is behind some addresses and behind those that inputs named so far, and what they name in their turn, each address once. Offline, what inputs named is
 * left out and said to be; an address that the person asked for fails.
 */
export async function* followed(intake: Intake, visiting: Visiting, mission: Omit<Mission, 'tasks'>, asked: readonly Visit[], offline: boolean): AsyncGenerator<Outcome> {
  const seen = new Set<string>()
  let visits = asked
  for (let depth = 0; depth < DEPTH; depth++) {
    const named = intake.named()
    if (offline && named.length) yield { path: named[0].handle, skipped: `${plural(named.length)} that ${named[0].handle} names: nothing is fetched offline` }
    const fresh: Visit[] = []
    for (const visit of [...visits, ...(offline ? [] : named.map((one): Visit => ({ ...one, asked: false })))]) {
      const address = plainAddress(visit.address)
      if (seen.has(address)) continue
      seen.add(address)
      fresh.push(visit)
    }
    if (!fresh.length || mission.stopping.aborted) return
    yield* intake.takeIn({ ...mission, tasks: visiting.tasks(fresh) }, { inputs: fresh.length, bytes: 0, complete: true })
    visits = []
  }
  const left = intake.named().length
  if (left) yield { path: asked[0]?.address ?? '', skipped: `${plural(left)} named ${DEPTH} lists deep` }
}
