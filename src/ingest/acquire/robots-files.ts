import { HearsayError } from '../../model/error.ts'
import { type Address, readAddress } from './address.ts'
import { decodeBody } from './decoding.ts'
import { type Answer, headerOf } from './exchange.ts'
import { MOST_ROBOTS, type RobotsRules, readRobots, robotsText } from './robots.ts'

/** A robots.txt as it is kept: its rules, or what follows from there being none (`all`) or from its being out of reach (`none`, with the reason as text). */
export interface KeptRobots {
  readonly origin: string
  /** When it was fetched, ISO 8601. */
  readonly at: string
  readonly verdict: 'rules' | 'all' | 'none'
  readonly text: string
}

/** The robots.txt of every origin, fetched when it is first needed. */
export interface RobotsFiles {
  /** The seconds to let pass between requests, or null. Throws `ingest/robots-refused` where the file forbids the address or cannot be had, and what kept a host from being reached at all. */
  check(address: Address, signal: AbortSignal): Promise<number | null>
  /** Files worth keeping for a later run. */
  state(): KeptRobots[]
}

export interface RobotsOptions {
  readonly token: string
  readonly now: () => Date
  readonly kept: readonly KeptRobots[]
  /** Asks for a robots.txt itself, politely and guarded, no robots.txt being asked for that. */
  readonly ask: (address: Address) => Promise<Answer>
}

const DAY = 86_400_000
/** A file out of reach is asked for again after so long. */
const SHORT = 120_000
const MOST_REDIRECTS = 5
const MOST_ORIGINS = 2_000
/** What is kept for a later run: small files, the latest ones. */
const MOST_KEPT = { files: 200, characters: 32_768 }

interface Entry extends KeptRobots {
  readonly rules: RobotsRules | null
  readonly failure: HearsayError | null
}

export function openRobotsFiles({ token, now, kept, ask }: RobotsOptions): RobotsFiles {
  const entries = new Map<string, Entry>()
  const coming = new Map<string, Promise<Entry>>()

  const entry = (robots: KeptRobots, failure: HearsayError | null = null): Entry => ({
    ...robots,
    rules: robots.verdict === 'rules' ? readRobots(robots.text, token) : null,
    failure,
  })
  for (const one of kept) if (one.verdict !== 'none') entries.set(one.origin, entry(one))

  async function load(origin: string): Promise<Entry> {
    const at = now().toISOString()
    let address = readAddress(`${origin}/robots.txt`)
    try {
      for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
        const answer = await ask(address)
        const { status, headers, body } = answer
        const target = status >= 300 && status < 400 ? headerOf(headers, 'location') : null
        if (target !== null) {
          address = readAddress(target, address)
          continue
        }
        if (status >= 200 && status < 300) {
          // A longer file is cut where the standard lets it be cut; so is one that grows when it is unpacked.
          const bytes = await decodeBody(address.href, body, headerOf(headers, 'content-encoding'), 4 * MOST_ROBOTS)
          return entry({ origin, at, verdict: 'rules', text: robotsText(bytes) })
        }
        if (status >= 500 || status === 429) return entry({ origin, at, verdict: 'none', text: `its server answers ${status}` })
        return entry({ origin, at, verdict: 'all', text: '' })
      }
      return entry({ origin, at, verdict: 'all', text: '' })
    } catch (error) {
      if (!(error instanceof HearsayError)) throw error
      const { status } = error.details as { status?: number }
      const isOwn = address.origin === origin && error.code !== 'ingest/http-status' && error.code !== 'ingest/bad-answer'
      return entry({ origin, at, verdict: 'none', text: status ? `its server answers ${status}` : error.message }, isOwn ? error : null)
    }
  }

  async function entryOf(origin: string): Promise<Entry> {
    const held = entries.get(origin)
    const age = held ? now().getTime() - Date.parse(held.at) : Number.NaN
    if (held && age >= 0 && age < (held.verdict === 'none' ? SHORT : DAY)) return held
    const running = coming.get(origin) ?? load(origin).finally(() => coming.delete(origin))
    coming.set(origin, running)
    const fresh = await running
    // A file that is out of reach for now still says what it said last (RFC 9309, 2.4).
    const best = fresh.verdict === 'none' && held && held.verdict !== 'none' && !fresh.failure ? held : fresh
    entries.delete(origin)
    entries.set(origin, best)
    if (entries.size > MOST_ORIGINS) entries.delete(entries.keys().next().value!)
    return best
  }

  return {
    async check(address, signal) {
      const { rules, verdict, text, failure } = await entryOf(address.origin)
      signal.throwIfAborted()
      if (failure) throw failure
      if (verdict === 'none') {
        throw new HearsayError(
          'ingest/robots-refused',
          `${address.href} is not fetched: the robots.txt of ${address.host} cannot be had (${text}), which forbids everything until it can`,
          {
            hint: 'Try again later, or save the page with a browser, and add the file.',
          },
        )
      }
      if (rules && !rules.allows(address.target)) {
        throw new HearsayError('ingest/robots-refused', `${address.href} is not fetched: the robots.txt of ${address.host} forbids it to robots`, {
          hint: 'Save the page with a browser, and add the file.',
        })
      }
      return rules?.crawlDelay ?? null
    },
    state: () =>
      [...entries.values()]
        .filter(({ verdict, text }) => verdict !== 'none' && text.length <= MOST_KEPT.characters)
        .slice(-MOST_KEPT.files)
        .map(({ origin, at, verdict, text }) => ({ origin, at, verdict, text })),
  }
}
