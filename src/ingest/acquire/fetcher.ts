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
  /** Milliseconds that one fetch may spend on the wire over all its hops and tries; waits for a turn and between tries are not counted. Default 60,000. */
  readonly deadline?: number
  /** The least milliseconds between the end of one exchange with a host and the begin of the next. Default 1,000; a crawl-delay goes before it. */
  readonly pause?: number
  /** The most tries of one exchange where a host answers 429 or 503, or not at all. Default 4. */
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

/** Connects to an address (never a name) and a port, and says to which peer it came to be connected. */
export type Dial = (address: string, port: number, signal: AbortSignal) => Promise<{ readonly socket: import('node:net').Socket; readonly peer: string }>

/** What is worth keeping from one run to the next, as JSON: robots.txt files (24 hours at most) and hosts that asked to be left alone until some time. */
export interface FetchState {
  readonly robots: readonly { readonly origin: string; readonly at: string; readonly verdict: 'rules' | 'all' | 'none'; readonly text: string }[]
  readonly rests: readonly { readonly host: string; readonly until: string }[]
}

/** What is known of an address from the last time, so that a server need not send it again. */
export interface Conditions {
  readonly etag?: string | null
  readonly lastModified?: string | null
  /** When it was fetched, for the record of a 304. */
  readonly date?: string | null
  readonly signal?: AbortSignal
}

/** One exchange on the way: a redirect, or the last one. */
export interface Hop {
  readonly address: string
  readonly status: number
}

/** What a fetch brought. Addresses are without credentials and fragments. */
export interface Fetched {
  /** As asked, written as an address is written. */
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
  /** Seconds for which the server says that the answer holds (Cache-Control max-age, Expires), or null. */
  readonly freshFor: number | null
  readonly hops: readonly Hop[]
  /** What a person may want to know: https was left for http, a transfer was cut and continued. */
  readonly notes: readonly string[]
  /** WARC 1.1 records, each a gzip member, for every hop in order: request, response (or revisit), and what was noted of them. */
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
