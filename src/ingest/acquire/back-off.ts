import { HearsayError } from '../../model/error.ts'
import { type Answer, type Headers, headerOf } from './exchange.ts'

/** Answers of a host that is busy or being mended: worth another try. */
export const isBusy = (status: number): boolean => status === 429 || (status >= 502 && status <= 504)

const MOST_SECONDS = 366 * 86_400

/** Seconds of a header that holds a number of them or a date, from `now`; null where it holds neither. Never negative, and at most a year. */
function secondsOf(value: string | null, now: Date): number | null {
  if (value === null) return null
  const seconds = /^\d{1,12}$/.test(value) ? Number(value) : /[a-z]{3}/i.test(value) ? (Date.parse(value) - now.getTime()) / 1000 : Number.NaN
  return Number.isNaN(seconds) ? null : Math.min(MOST_SECONDS, Math.max(0, Math.ceil(seconds)))
}

/** The seconds for which a host asks to be left alone, or null. */
export const retryAfter = (headers: Headers, now: Date): number | null => secondsOf(headerOf(headers, 'retry-after'), now)

/** The seconds for which a server says that its answer holds: Cache-Control before Expires; null where it does not say. */
export function freshFor(headers: Headers, now: Date): number | null {
  const control = headerOf(headers, 'cache-control')?.toLowerCase()
  if (control && /\bno-(?:store|cache)\b/.test(control)) return 0
  const age = control && /\bmax-age="?(\d{1,12})/.exec(control)
  if (age) return Math.min(MOST_SECONDS, Number(age[1]))
  return secondsOf(headerOf(headers, 'expires'), new Date(Date.parse(headerOf(headers, 'date') ?? '') || now))
}

const FIRST_WAIT = 1_000
const LAST_WAIT = 60_000

/** Milliseconds before try `tried + 1`: twice as long each time up to a minute, the upper half of it by chance, lest many who were refused at once come back at once. */
export const backOff = (tried: number, chance: () => number): number => Math.min(LAST_WAIT, FIRST_WAIT * 2 ** (tried - 1)) * (0.5 + chance() / 2)

const SAID: Readonly<Record<number, [string, string]>> = {
  401: ['wants a name and a password', 'Save the page with a browser where you are signed in, and add the file.'],
  402: ['wants to be paid', 'Save the page with a browser where you are signed in, and add the file.'],
  403: ['refuses the page', 'Save the page with a browser, and add the file.'],
  404: ['has no such page', 'Check the address; an archive of the web may have a copy.'],
  407: ['is reached through a proxy that wants a name and a password', 'Name the proxy as http://name:password@host:port.'],
  410: ['says that the page is gone for good', 'An archive of the web may have a copy.'],
  429: ['is asked too often', 'Wait; the same command goes on from here.'],
  451: ['may not show the page for legal reasons', 'An archive of the web may have a copy.'],
}

/** An answer that is no page, as an error; `retryAfter` in its details is in seconds. */
export function httpStatus(answer: Answer, now: Date): HearsayError {
  const { status, address, headers } = answer
  const [why, hint] = SAID[status] ?? (status >= 500 ? ['failed', 'Try again later.'] : ['answers with no page', 'See in a browser what it shows.'])
  return new HearsayError('ingest/http-status', `${address.href} answers ${status}: ${address.host} ${why}`, {
    hint,
    details: { status, retryAfter: retryAfter(headers, now) },
  })
}
