import { HearsayError } from '../../model/error.ts'
import type { Address } from './address.ts'
import { backOff, httpStatus, isBusy, retryAfter } from './back-off.ts'
import { type Answer, type ExchangeLimits, type Exchanger, type Headers, headerOf } from './exchange.ts'
import { unreachable } from './failures.ts'
import { LONGEST_WAIT, type Turns } from './turns.ts'
import type { Budget } from './waiting.ts'

/** What asking needs: connections, turns, and what is lent. */
export interface Asking {
  readonly exchanger: Exchanger
  readonly turns: Turns
  readonly userAgent: string
  readonly now: () => Date
  readonly chance: () => number
}

/** One question: what to ask for, how much may come back, how patiently it is asked. */
export interface Question {
  readonly address: Address
  readonly accept: string
  readonly acceptEncoding: string
  /** Validators of the copy that the caller has. */
  readonly validators: Headers
  readonly maxBytes: number
  readonly cut?: boolean
  readonly tries: number
  /** Milliseconds for which the host rests afterwards. */
  readonly pause: number
  readonly signal: AbortSignal
  readonly budget: Budget
}

/** An answer, and the one that continued it where its transfer was cut. */
export interface Asked {
  readonly answer: Answer
  readonly continued: { readonly answer: Answer; readonly at: number } | null
}

const PASSING = new Set(['ECONNRESET', 'ETIMEDOUT', 'EAI_AGAIN', 'EPIPE'])

const isPassing = (error: unknown): error is HearsayError =>
  error instanceof HearsayError && error.code === 'ingest/unreachable' && PASSING.has(String((error.details as { reason?: string }).reason))

const hostHeader = ({ host, port, secure }: Address) => {
  const name = host.includes(':') ? `[${host}]` : host
  return port === (secure ? 443 : 80) ? name : `${name}:${port}`
}

/** What every request says, and no more: no cookie, no referrer, no language. */
const headersOf = ({ address, accept, acceptEncoding, validators }: Question, userAgent: string, more: Headers = []): Headers => [
  ['Host', hostHeader(address)],
  ['Connection', 'keep-alive'],
  ['User-Agent', userAgent],
  ['Accept', accept],
  ['Accept-Encoding', acceptEncoding],
  ...(address.authorization ? [['Authorization', address.authorization] as const] : []),
  ...validators,
  ...more,
]

/** What makes sure that the rest is one of the same body: a strong ETag, else the time of the last change; null where the server gives neither or takes no ranges. */
function continuity({ headers, body, status, truncated }: Answer): string | null {
  if (truncated !== 'disconnect' || status !== 200 || !body.length || headerOf(headers, 'accept-ranges')?.toLowerCase() === 'none') return null
  const etag = headerOf(headers, 'etag')
  return etag?.startsWith('"') ? etag : headerOf(headers, 'last-modified')
}

/** Whether an answer is the rest of a body that was cut at `at`. */
function isRest(answer: Answer, first: Answer, at: number): boolean {
  const range = /^bytes (\d+)-(\d+)\/(\d+|\*)$/i.exec(headerOf(answer.headers, 'content-range') ?? '')
  const length = headerOf(first.headers, 'content-length')
  const etag = headerOf(answer.headers, 'etag')
  return (
    answer.status === 206 &&
    answer.truncated === null &&
    range !== null &&
    Number(range[1]) === at &&
    (range[3] === '*' || Number(range[2]) + 1 === Number(range[3])) &&
    (length === null || range[3] === '*' || length === range[3]) &&
    (etag === null || etag === headerOf(first.headers, 'etag'))
  )
}

/**
 * Asks until there is an answer that is worth having: a busy host (429, 502 to 504) or a connection that broke is tried again after a while that grows, or that the host
 * named; a body that was cut is continued once where it broke off. Every try waits for the host's turn.
 * Errors: those of an exchange, `ingest/http-status` for a host that stays busy or wants longer than anybody waits.
 */
export async function ask(question: Question, { exchanger, turns, userAgent, now, chance }: Asking): Promise<Asked> {
  const { address, maxBytes, cut, tries, pause, signal, budget } = question
  const once = (headers: Headers, most: number) =>
    turns.take(address.host, pause, signal, () => {
      const limits = (stop: AbortSignal): ExchangeLimits => ({ maxBytes: most, cut, signal: stop, now })
      return budget.spend((stop) => exchanger.exchange(address, headers, limits(stop)))
    })
  for (let tried = 1; ; tried++) {
    let failure: HearsayError
    let wanted = 0
    try {
      const answer = await once(headersOf(question, userAgent), maxBytes)
      if (answer.truncated === 'disconnect') {
        const validator = continuity(answer)
        if (validator !== null) {
          const at = answer.body.length
          const rest = await once(
            headersOf({ ...question, validators: [] }, userAgent, [
              ['Range', `bytes=${at}-`],
              ['If-Range', validator],
            ]),
            maxBytes - at,
          )
          if (isRest(rest, answer, at)) return { answer, continued: { answer: rest, at } }
          if (rest.status === 200 && rest.truncated === null) return { answer: rest, continued: null }
        }
        const cutOff = Object.assign(new Error(`it broke off after ${answer.body.length} bytes`), { code: 'ECUT' })
        failure = unreachable(address.href, cutOff)
      } else if (isBusy(answer.status)) {
        failure = httpStatus(answer, now())
        wanted = (retryAfter(answer.headers, now()) ?? 0) * 1000
      } else return { answer, continued: null }
    } catch (error) {
      if (!isPassing(error)) throw error
      failure = error
    }
    turns.rest(address.host, Math.max(wanted, tried < tries ? backOff(tried, chance) : 0))
    if (tried >= tries || wanted > LONGEST_WAIT) throw failure
  }
}
