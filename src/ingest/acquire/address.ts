import { HearsayError } from '../../model/error.ts'

/** An address that may be asked for, as the URL standard reads it: every spelling of a number is dotted, every letter of a host is ASCII. */
export interface Address {
  /** Without credentials and fragment: what is shown, kept and compared. */
  readonly href: string
  readonly origin: string
  readonly secure: boolean
  /** Lower case, without brackets and without a final dot. */
  readonly host: string
  readonly port: number
  /** Path and query, as they are asked for. */
  readonly target: string
  /** The `Authorization` header that the address's own credentials make; it goes to this origin only and is never kept. */
  readonly authorization: string | null
}

const MOST_CHARACTERS = 8_192

/** Ports that browsers refuse too, because other protocols than HTTP listen there and could take a request for a command (Fetch standard, "bad ports"). */
const BLOCKED_PORTS = new Set([
  0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143,
  161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190,
  5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
])

const shown = (text: string) => JSON.stringify(text.length > 120 ? `${text.slice(0, 120)}…` : text.replace(/\/\/[^/?#\\]*@/, '//'))

const bad = (text: string, why: string, hint: string) => new HearsayError('ingest/bad-address', `${shown(text)} ${why}`, { hint })

/**
 * Reads an address, relative to `base` where one is given. Credentials of an address that has a base (a redirect) are dropped: only the user's own are used.
 * Errors: `ingest/bad-address` for what is no address, another scheme than http and https, a blocked port.
 */
export function readAddress(text: string, base?: Address): Address {
  if (text.length > MOST_CHARACTERS) throw bad(text, `is longer than ${MOST_CHARACTERS} characters`, 'no page needs that; check where the address comes from')
  let url: URL
  try {
    url = new URL(text, base?.href)
  } catch {
    throw bad(text, 'is no address', 'write it as https://host/path')
  }
  const secure = url.protocol === 'https:'
  if (!secure && url.protocol !== 'http:') throw bad(text, `is a ${url.protocol} address, and only http and https are fetched`, 'save it yourself, and add the file')
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.+$/, '')
  if (!host || host.length > 253 || host.includes('..') || host.startsWith('.')) throw bad(text, 'names no host', 'write it as https://host/path')
  const port = url.port ? Number(url.port) : secure ? 443 : 80
  if (BLOCKED_PORTS.has(port))
    throw bad(text, `names port ${port}, which belongs to another service than the web`, 'browsers refuse it too; serve the page at another port')
  const authorization = base || !(url.username || url.password) ? null : basic(url.username, url.password)
  url.username = ''
  url.password = ''
  url.hash = ''
  url.hostname = host.includes(':') ? `[${host}]` : host
  return { href: url.href, origin: url.origin, secure, host, port, target: `${url.pathname}${url.search}`, authorization }
}

const unescaped = (text: string) => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The value of an `Authorization` header for a name and a password as a URL holds them. */
export const basic = (name: string, password: string): string => `Basic ${Buffer.from(`${unescaped(name)}:${unescaped(password)}`).toString('base64')}`
