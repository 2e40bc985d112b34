import { HearsayError } from '../../model/error.ts'
import { type Address, readAddress } from './address.ts'
import { type Asked, type Asking, ask, type Question } from './asking.ts'
import { freshFor, httpStatus } from './back-off.ts'
import { decodeBody } from './decoding.ts'
import { type Headers, headerOf, openExchanger } from './exchange.ts'
import { exchangeRecords } from './exchange-records.ts'
import { badAnswer } from './failures.ts'
import { openGuard } from './guard.ts'
import { type Dial, systemDial, systemResolve } from './line.ts'
import { readProxy } from './proxy.ts'
import { MOST_ROBOTS } from './robots.ts'
import { type KeptRobots, openRobotsFiles } from './robots-files.ts'
import { openTurns } from './turns.ts'
import { openBudget, orAborted, sleep as systemSleep } from './waiting.ts'

/** How a fetcher is opened. What a test would want to hold still is lent: clock, sleep, chance, names and connections. */
export interface FetcherOptions {
  /** What every request says of who asks: `userAgentOf(version)`. */
  readonly userAgent: string
  /** A proxy that the user named, `http://…` or `https://…`, name and password allowed. Nothing in the environment ever names one. */
  readonly proxy?: string
  /** Hosts that `--allow-host` named, `host` or `host:port`, exempt from the guard against inner addresses. Without a port: 80 and 443. */
  readonly allowHosts?: readonly string[]
  /** Forbids everything: each fetch fails with `ingest/offline` before a name is looked up. */
  readonly offline?: boolean
  /** The most bytes of one body, as it comes and once its compression is undone. Default 64 MB. */
  readonly maxBytes?: number
  /** Milliseconds that one fetch may spend on the wire over all its steps and tries; waits for a turn and between tries are not counted. Default 60,000. */
  readonly deadline?: number
  /** The least milliseconds between the end of one exchange with a host and the begin of the next. Default 1,000; a longer crawl-delay goes before it. */
  readonly pause?: number
  /** The most tries of one exchange where a host is busy or breaks off. Default 4. */
  readonly tries?: number
  readonly now?: () => Date
  /** Waits; rejects with the signal's reason once it is aborted. */
  readonly sleep?: (milliseconds: number, signal?: AbortSignal) => Promise<void>
  /** A number from 0 to 1, exclusive, for the jitter between tries. */
  readonly chance?: () => number
  /** What `Fetcher.state` of an earlier fetcher gave. */
  readonly state?: FetchState
  /** The addresses of a name; every one is checked before any is connected to. */
  readonly resolve?: (host: string) => Promise<readonly string[]>
  /** A connection to exactly this address. */
  readonly dial?: Dial
  /** Certificates (PEM) of authorities to trust instead of the system's. */
  readonly authorities?: readonly string[]
}

/** What is worth keeping from one run to the next, as JSON: robots.txt files (24 hours at most) and hosts that asked to be left alone until some time. */
export interface FetchState {
  readonly robots: readonly KeptRobots[]
  readonly rests: readonly { readonly host: string; readonly until: string }[]
}

/** What is known of an address from the last time, so that a server need not send it again. */
export interface Conditions {
  readonly etag?: string | null
  readonly lastModified?: string | null
  /** The address that gave them (`finalAddress`), the only one that is told of them; without it, the address that is asked for. */
  readonly finalAddress?: string | null
  /** When that was, ISO 8601: for the record of a 304. */
  readonly date?: string | null
  readonly signal?: AbortSignal
}

/** One exchange on the way: a redirect, or the last one. */
export interface Step {
  readonly address: string
  readonly status: number
}

/** What a fetch brought. Addresses are without credentials and fragments. */
export interface Fetched {
  /** As asked, in the one spelling of the URL standard. */
  readonly address: string
  readonly finalAddress: string
  readonly status: number
  /** The header as it came, or null. */
  readonly contentType: string | null
  /** The body, its compression undone; empty where `notModified`. */
  readonly bytes: Uint8Array
  /** 304: what the caller has is what there is. */
  readonly notModified: boolean
  readonly etag: string | null
  readonly lastModified: string | null
  /** When the last answer began, by the lent clock, ISO 8601 UTC. */
  readonly date: string
  /** Seconds for which the server says that the answer holds (Cache-Control, Expires), or null. */
  readonly freshFor: number | null
  readonly steps: readonly Step[]
  /** What a person may want to know: https was left for http, a transfer was cut and continued. */
  readonly notes: readonly string[]
  /** WARC 1.1 records, each a gzip member, for every step in order: request, response (or revisit), and what was noted of them. `warcFile` makes a file of them. */
  readonly exchanges: readonly Uint8Array[]
}

/** Fetches addresses politely and safely. Calls may be made at once: each host is asked one thing at a time, several hosts in parallel. */
export interface Fetcher extends AsyncDisposable {
  /**
   * Fetches an address, redirects followed.
   * Errors: `ingest/offline`, `ingest/bad-address`, `ingest/forbidden-address`, `ingest/robots-refused`, `ingest/redirects`, `ingest/unreachable`,
   * `ingest/timed-out`, `ingest/too-large`, `ingest/http-status` (details: `status`, `retryAfter` in seconds), `ingest/bad-answer`.
   */
  fetch(address: string, conditions?: Conditions): Promise<Fetched>
  state(): FetchState
}

/** The word by which a robots.txt means this program. */
const ROBOTS_TOKEN = 'hearsay'
const MOST_REDIRECTS = 10
const ROBOTS_DEADLINE = 20_000
/** A crawl-delay past two minutes would be a refusal in the dress of a number; it is honored up to there. */
const LONGEST_DELAY = 120_000
const ACCEPT = 'text/html,application/xhtml+xml,application/atom+xml,application/rss+xml,application/feed+json,application/pdf;q=0.9,application/xml;q=0.9,*/*;q=0.8'

/** The name under which requests are made, with the program's version; `contact` (an address of a page or of mail) tells a server's owner whom to ask. */
export const userAgentOf = (version: string, contact?: string): string => `hearsay/${version} (${contact ? `+${contact}; ` : ''}reader of news; local research tool)`

const redirects = (asked: Address, why: string, hint = 'See in a browser where it leads; some pages need cookies, which are not kept here.') =>
  new HearsayError('ingest/redirects', `${asked.href} leads ${why}`, { hint })

/** Where a redirect leads, or null where the answer is none. */
function redirectOf(asked: Address, { answer }: Asked): Address | null {
  const target = [301, 302, 303, 307, 308].includes(answer.status) ? headerOf(answer.headers, 'location') : null
  if (target === null) return null
  // Header bytes beyond ASCII are UTF-8 wherever they mean anything.
  const written = Buffer.from(target, 'latin1').toString('utf8')
  const url = URL.parse(written, answer.address.href)
  if (url && !/^https?:$/.test(url.protocol)) throw redirects(asked, `to a ${url.protocol} address, and only http and https are fetched`)
  return readAddress(written, answer.address)
}

/** Validators that are fit to be sent: what a case file holds may come from a stranger. */
function validatorsOf({ etag, lastModified }: Conditions): Headers {
  const isFit = (value: string | null | undefined): value is string => !!value && /^[\x20-\x7e\x80-\xff]{1,1024}$/.test(value)
  return [...(isFit(etag) ? [['If-None-Match', etag] as const] : []), ...(isFit(lastModified) ? [['If-Modified-Since', lastModified] as const] : [])]
}

/** Opens a fetcher. Errors: `ingest/bad-address` for a proxy or an allowed host that is none. */
export function openFetcher(options: FetcherOptions): Fetcher {
  const { offline = false, maxBytes = 64 * 1024 * 1024, deadline = 60_000, pause = 1_000, tries = 4, chance = Math.random, state } = options
  const { now = () => new Date(), sleep = systemSleep, resolve = systemResolve, dial = systemDial, authorities } = options
  const userAgent = options.userAgent.replace(/[^\x20-\x7e]/g, '?')
  const proxy = options.proxy === undefined ? null : readProxy(options.proxy)
  const guard = openGuard(options.allowHosts ?? [], proxy !== null)
  const exchanger = openExchanger({ guard, proxy, resolve, dial, authorities, userAgent })
  const turns = openTurns(
    { now, sleep },
    state?.rests.map(({ host, until }) => ({ host, until: Date.parse(until) })).filter(({ until }) => !Number.isNaN(until)),
  )
  const asking: Asking = { exchanger, turns, userAgent, now, chance }
  const closing = new AbortController()
  const patient = { tries, pause, accept: ACCEPT, acceptEncoding: 'gzip, br, zstd', maxBytes }

  const robots = openRobotsFiles({
    token: ROBOTS_TOKEN,
    now,
    kept: state?.robots ?? [],
    async ask(address) {
      guard.checkHost(address)
      const budget = openBudget(address.href, Math.min(deadline, ROBOTS_DEADLINE), closing.signal)
      const question: Question = {
        ...patient,
        address,
        tries: Math.min(tries, 2),
        maxBytes: MOST_ROBOTS + 1,
        cut: true,
        accept: 'text/plain,*/*;q=0.5',
        acceptEncoding: 'identity',
        validators: [],
        signal: closing.signal,
        budget,
      }
      return (await ask(question, asking)).answer
    },
  })

  async function fetched(asked: Address, last: Asked, more: Pick<Fetched, 'steps' | 'notes' | 'exchanges'>): Promise<Fetched> {
    const { answer, continued } = last
    const { status, headers, address, date } = answer
    const packed = continued ? Buffer.concat([answer.body, continued.answer.body]) : answer.body
    return {
      address: asked.href,
      finalAddress: address.href,
      status,
      contentType: headerOf(headers, 'content-type'),
      bytes: status === 304 ? new Uint8Array() : await decodeBody(address.href, packed, headerOf(headers, 'content-encoding'), maxBytes),
      notModified: status === 304,
      etag: headerOf(headers, 'etag'),
      lastModified: headerOf(headers, 'last-modified'),
      date,
      freshFor: freshFor(headers, now()),
      ...more,
    }
  }

  return {
    async fetch(text, conditions = {}) {
      if (offline)
        throw new HearsayError('ingest/offline', 'nothing is fetched: --offline forbids it', { hint: 'Leave --offline out, or save the page, and add the file.' })
      const asked = readAddress(text)
      const signal = conditions.signal ? AbortSignal.any([conditions.signal, closing.signal]) : closing.signal
      const budget = openBudget(asked.href, deadline, signal)
      const told = conditions.finalAddress ? readAddress(conditions.finalAddress).href : asked.href
      const visited = new Set<string>()
      const steps: Step[] = []
      const notes: string[] = []
      const exchanges: Uint8Array[] = []
      let address = asked
      for (;;) {
        signal.throwIfAborted()
        guard.checkHost(address)
        visited.add(address.href)
        const delay = await orAborted(robots.check(address, signal), signal)
        const validators = address.href === told ? validatorsOf(conditions) : []
        const rest = Math.max(pause, Math.min(LONGEST_DELAY, (delay ?? 0) * 1000))
        const result = await ask({ ...patient, address, validators, pause: rest, signal, budget }, asking)
        const { answer, continued } = result
        steps.push({ address: address.href, status: answer.status })
        const next = redirectOf(asked, result)
        if (next || answer.status === 304 || (answer.status >= 200 && answer.status < 300))
          exchanges.push(...exchangeRecords(answer, { ...(continued ? { continued } : {}), knownSince: conditions.date ?? null }))
        if (!next) {
          if (answer.status === 304 ? !validators.length : answer.status === 206) throw badAnswer(address.href, `it answers ${answer.status}, which was not asked for`)
          if (answer.status !== 304 && (answer.status < 200 || answer.status >= 300)) throw httpStatus(answer, now())
          if (continued) notes.push(`the transfer broke off after ${continued.at} bytes and was continued`)
          return await fetched(asked, result, { steps, notes, exchanges })
        }
        if (visited.has(next.href)) throw redirects(asked, `in a circle, back to ${next.href}`)
        if (steps.length > MOST_REDIRECTS) throw redirects(asked, `from one address to the next, more than ${MOST_REDIRECTS} times`)
        if (address.secure && !next.secure) notes.push(`${address.href} leads from https to http: what came could be changed on the way`)
        address = next
      }
    },
    state: () => ({ robots: robots.state(), rests: turns.rests().map(({ host, until }) => ({ host, until: new Date(until).toISOString() })) }),
    async [Symbol.asyncDispose]() {
      closing.abort(new HearsayError('ingest/unreachable', 'fetching was stopped', { hint: 'the same command goes on from here' }))
      exchanger[Symbol.dispose]()
    },
  }
}
