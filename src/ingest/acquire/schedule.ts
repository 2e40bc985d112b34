/** An address that is visited again and again: what its server need not send twice, how often it is visited at present, and when next. Plain JSON. */
export interface Watched {
  readonly address: string
  readonly finalAddress: string | null
  readonly etag: string | null
  readonly lastModified: string | null
  /** When it was last fetched, ISO 8601; null before that. */
  readonly date: string | null
  /** Milliseconds from one visit to the next, before chance. */
  readonly interval: number
  /** When it is due, ISO 8601. */
  readonly next: string
  /** Visits that failed, since one did not. */
  readonly failures: number
  /** Whether its server said that it is gone for good: it is not visited any more. */
  readonly gone: boolean
}

/** The bounds of an interval, in milliseconds. */
export interface Pace {
  readonly min: number
  readonly max: number
}

/** What a visit brought. Seconds for `freshFor` and `retryAfter`, as servers state them. */
export interface Visit {
  readonly at: Date
  /** How many documents were new; null where the visit failed. */
  readonly came: number | null
  readonly gone?: boolean
  /** For how long the server says that the answer holds. */
  readonly freshFor?: number | null
  /** How long the host asks to be left alone. */
  readonly retryAfter?: number | null
  /** What the next visit is asked with; what is left out stays as it was. */
  readonly known?: Partial<Pick<Watched, 'finalAddress' | 'etag' | 'lastModified' | 'date'>>
}

/** From ten minutes to six hours. */
export const DEFAULT_PACE: Pace = { min: 600_000, max: 21_600_000 }

const FASTER = 0.5
const SLOWER = 1.5
/** Jitter: up to so much of the interval more or less, lest many addresses fall due at once forever. */
const SPREAD = 0.1
/** A host may ask for a week, no longer: what is watched is not to be lost by one header. */
const LONGEST_REST = 7 * 86_400_000

const within = (interval: number, { min, max }: Pace) => Math.min(max, Math.max(min, Number.isFinite(interval) ? interval : min))

/** An address that is watched from now on, due at once; it begins near the brisk end and finds its own interval. */
export const watch = (address: string, at: Date, pace: Pace = DEFAULT_PACE): Watched => ({
  address,
  finalAddress: null,
  etag: null,
  lastModified: null,
  date: null,
  interval: within(pace.min * 3, pace),
  next: at.toISOString(),
  failures: 0,
  gone: false,
})

/**
 * What becomes of an address after a visit: half the interval where something new came, half as much again where nothing did, twice as much for each failure in a
 * row, always within the pace. A server's word on how long its answer holds is kept up to the slow end of the pace, and a request to be left alone up to a week;
 * chance (0 to 1) only ever lengthens these two.
 */
export function afterVisit(watched: Watched, visit: Visit, chance: number, pace: Pace = DEFAULT_PACE): Watched {
  const { at, came, gone = false, freshFor, retryAfter, known = {} } = visit
  const failures = came === null ? watched.failures + 1 : 0
  const interval = within(watched.interval * (came === null ? 1 : came > 0 ? FASTER : SLOWER), pace)
  const spaced = came === null ? within(interval * 2 ** Math.min(failures, 20), pace) : interval
  const asked = Math.max(Math.min((freshFor ?? 0) * 1000, pace.max), Math.min((retryAfter ?? 0) * 1000, LONGEST_REST))
  const wait = Math.max(spaced * (1 - SPREAD + 2 * SPREAD * chance), asked + SPREAD * chance * Math.min(asked, spaced))
  return { ...watched, ...known, interval, failures, gone, next: new Date(at.getTime() + Math.round(wait)).toISOString() }
}

/**
 * The addresses that are due, the longest overdue first, and the milliseconds until the next of the others is (null where there is none). What is due later than any
 * visit can have put it, as after a clock was set back, is due.
 */
export function dueAt(watched: readonly Watched[], at: Date): { readonly due: readonly Watched[]; readonly wait: number | null } {
  const now = at.getTime()
  const live = watched.filter(({ gone }) => !gone).map((one) => ({ one, left: Date.parse(one.next) - now }))
  const isDue = (left: number) => !(left > 0 && left <= 2 * LONGEST_REST)
  const due = live.filter(({ left }) => isDue(left)).sort((a, b) => (a.left || 0) - (b.left || 0))
  const later = live.filter(({ left }) => !isDue(left)).map(({ left }) => left)
  return { due: due.map(({ one }) => one), wait: later.length ? Math.min(...later) : null }
}
