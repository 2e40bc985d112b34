import { lookup } from 'node:dns/promises'
import { connect, isIP, type Socket } from 'node:net'
import { connect as secure } from 'node:tls'
import { HearsayError } from '../../model/error.ts'
import type { Address } from './address.ts'
import { unreachable } from './failures.ts'
import type { Guard } from './guard.ts'
import { plainIp } from './inner-address.ts'
import { type NamedProxy, tunnel } from './proxy.ts'
import { orAborted } from './waiting.ts'

/** Connects to an address (never a name) and a port, and says to which peer it came to be connected. The signal stops the connecting, and no connection that stands. */
export type Dial = (address: string, port: number, signal: AbortSignal) => Promise<{ readonly socket: Socket; readonly peer: string }>

/** What lines are opened with. */
export interface LineOptions {
  readonly guard: Guard
  readonly proxy: NamedProxy | null
  readonly resolve: (host: string) => Promise<readonly string[]>
  readonly dial: Dial
  readonly authorities: readonly string[] | undefined
  readonly userAgent: string
}

/** A connection ready for a request, and the address at its other end (null behind a proxy, which does not say). */
export interface Line {
  readonly socket: Socket
  readonly ip: string | null
}

/** Milliseconds for one attempt to connect: a host that is up answers in a fraction of it. */
const CONNECT_LIMIT = 10_000
const MOST_ADDRESSES = 6

/** The system's own name service: every answer, in its order. */
export const systemResolve = async (host: string): Promise<readonly string[]> => (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address)

/** A plain connection of the system. The signal stops the connecting only: a connection that stands may serve others later. */
export const systemDial: Dial = (address, port, signal) =>
  new Promise((resolve, reject) => {
    const socket = connect({ host: address, port, autoSelectFamily: false, noDelay: true })
    const stop = () => socket.destroy(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
    socket.once('error', reject).once('close', () => signal.removeEventListener('abort', stop))
    socket.once('connect', () => {
      socket.off('error', reject)
      signal.removeEventListener('abort', stop)
      resolve({ socket, peer: socket.remoteAddress ?? '' })
    })
    if (signal.aborted) stop()
  })

/** A connection to the first of the addresses that answers. The peer is compared with the address that was checked: a dialer that went elsewhere is not believed. */
async function dialFirst(what: string, addresses: readonly string[], port: number, dial: Dial, signal: AbortSignal): Promise<Line> {
  let last: unknown
  for (const address of addresses.slice(0, MOST_ADDRESSES)) {
    const limit = new AbortController()
    const timer = setTimeout(() => limit.abort(new HearsayError('ingest/timed-out', `${what} did not take a connection within ${CONNECT_LIMIT / 1000} s`)), CONNECT_LIMIT)
    try {
      const both = AbortSignal.any([signal, limit.signal])
      const { socket, peer } = await dial(address, port, both).catch((error: unknown) => {
        throw both.aborted ? both.reason : error
      })
      if (plainIp(peer) !== plainIp(address)) {
        socket.destroy()
        throw new HearsayError('ingest/forbidden-address', `${what} was to be reached at ${address}, and the connection is one to ${peer || 'nobody'}`, {
          hint: 'Something between here and there redirects connections; find out what.',
        })
      }
      return { socket, ip: plainIp(address) ?? null }
    } catch (error) {
      signal.throwIfAborted()
      if (error instanceof HearsayError && error.code === 'ingest/forbidden-address') throw error
      last = error
    } finally {
      clearTimeout(timer)
    }
  }
  throw unreachable(what, last)
}

/** TLS over a connection. Certificates are always checked, whatever the environment says. */
export function withTls(socket: Socket, host: string, authorities: readonly string[] | undefined, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const upper = secure({
      socket,
      host,
      servername: isIP(host) ? '' : host,
      ALPNProtocols: ['http/1.1'],
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      ...(authorities ? { ca: [...authorities] } : {}),
    })
    const fail = (error: unknown) => {
      signal.removeEventListener('abort', stop)
      upper.destroy()
      reject(error)
    }
    const stop = () => fail(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
    upper.once('error', fail)
    upper.once('close', () => fail(new Error('the connection was closed during the TLS handshake')))
    upper.once('secureConnect', () => {
      signal.removeEventListener('abort', stop)
      upper.removeAllListeners('error').removeAllListeners('close')
      resolve(upper)
    })
  })
}

async function addressesOf(host: string, resolve: LineOptions['resolve'], signal: AbortSignal): Promise<readonly string[]> {
  if (isIP(host)) return [host]
  const answers = await orAborted(resolve(host), signal)
  if (!answers.length) throw Object.assign(new Error(`no address for ${host}`), { code: 'ENOTFOUND' })
  return answers
}

/** A connection to the proxy: the user named it, so that the guard has no say in where it is. */
async function toProxy(proxy: NamedProxy, options: LineOptions, signal: AbortSignal): Promise<Socket> {
  const what = `the proxy ${proxy.host}:${proxy.port}`
  try {
    const { socket } = await dialFirst(what, await addressesOf(proxy.host, options.resolve, signal), proxy.port, options.dial, signal)
    return proxy.secure ? await withTls(socket, proxy.host, options.authorities, signal) : socket
  } catch (error) {
    throw unreachable(what, error)
  }
}

/**
 * Opens a connection over which `address` can be asked for. The name is looked up once; all answers are checked, and the connection goes to one of them, not to the
 * name: a second look-up could answer otherwise. Behind a proxy names are the proxy's to look up, and only what the address itself says is checked.
 * Errors: `ingest/forbidden-address`, `ingest/unreachable`, `ingest/timed-out`.
 */
export async function openLine(address: Address, options: LineOptions, signal: AbortSignal): Promise<Line> {
  const { guard, proxy, dial, authorities, userAgent } = options
  guard.checkHost(address)
  try {
    if (proxy) {
      const socket = await toProxy(proxy, options, signal)
      if (!address.secure) return { socket, ip: null }
      await tunnel(socket, proxy, address, userAgent, signal)
      return { socket: await withTls(socket, address.host, authorities, signal), ip: null }
    }
    const answers = guard.checkAnswers(address, await addressesOf(address.host, options.resolve, signal))
    const { socket, ip } = await dialFirst(address.host, answers, address.port, dial, signal)
    return { socket: address.secure ? await withTls(socket, address.host, authorities, signal) : socket, ip }
  } catch (error) {
    signal.throwIfAborted()
    throw unreachable(address.host, error)
  }
}
