import type { Socket } from 'node:net'
import { HearsayError } from '../../model/error.ts'
import { type Address, basic } from './address.ts'
import { timedOut } from './failures.ts'

/** A proxy that the user named. */
export interface NamedProxy {
  readonly host: string
  readonly port: number
  readonly secure: boolean
  /** The value of `Proxy-Authorization`, or null. */
  readonly authorization: string | null
}

const MOST_HEAD = 16_384

/** Reads a proxy's address. Errors: `ingest/bad-address` for what is none, and for kinds of proxy other than HTTP ones. */
export function readProxy(text: string): NamedProxy {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol) || !url.hostname) {
    throw new HearsayError('ingest/bad-address', 'the proxy named is not one that can be used', {
      hint: 'write it as http://host:port or https://host:port; SOCKS is not spoken',
    })
  }
  const secure = url.protocol === 'https:'
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port ? Number(url.port) : secure ? 443 : 80,
    secure,
    authorization: url.username || url.password ? basic(url.username, url.password) : null,
  }
}

const refused = (proxy: NamedProxy, why: string) =>
  new HearsayError('ingest/unreachable', `the proxy ${proxy.host}:${proxy.port} opens no way: ${why}`, {
    hint: 'Ask whoever runs the proxy, or do without it.',
    details: { reason: 'proxy' },
  })

/** Asks the proxy for a way to the address (CONNECT) and waits until it is open. Nothing that the proxy says after its head belongs to it, so that more than a head is an error. */
export function tunnel(socket: Socket, proxy: NamedProxy, address: Address, userAgent: string, signal: AbortSignal): Promise<void> {
  const authority = `${address.host.includes(':') ? `[${address.host}]` : address.host}:${address.port}`
  return new Promise((resolve, reject) => {
    let head = ''
    const settle = (error?: unknown) => {
      socket.off('data', take).off('close', closed).off('error', settle)
      signal.removeEventListener('abort', stop)
      if (error) {
        socket.destroy()
        reject(error)
      } else resolve()
    }
    const stop = () => settle(signal.reason ?? timedOut(address.host, 'the proxy took too long'))
    const closed = () => settle(refused(proxy, 'it hung up'))
    const take = (chunk: Buffer) => {
      head += chunk.toString('latin1')
      const end = head.indexOf('\r\n\r\n')
      if (end < 0) return head.length > MOST_HEAD ? settle(refused(proxy, 'it talks without end')) : undefined
      const status = /^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1]
      if (status?.[0] !== '2') return settle(refused(proxy, status ? `it answers ${status}` : 'it does not speak HTTP'))
      if (head.length > end + 4) return settle(refused(proxy, 'it speaks before it is asked'))
      socket.pause()
      settle()
    }
    socket.on('data', take).once('close', closed).once('error', settle)
    signal.addEventListener('abort', stop, { once: true })
    const credentials = proxy.authorization ? `Proxy-Authorization: ${proxy.authorization}\r\n` : ''
    socket.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\nUser-Agent: ${userAgent}\r\n${credentials}\r\n`)
  })
}
