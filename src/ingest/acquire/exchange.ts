import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Address } from './address.ts'
import { badAnswer, timedOut, tooLarge, unreachable } from './failures.ts'
import { type Line, type LineOptions, openLine } from './line.ts'

/** Header lines as they were sent or came, in order, each `[name, value]`. */
export type Headers = readonly (readonly [string, string])[]

/** One answer, as it came over the wire but for the chunks of its transfer. Its text is Latin-1: one character a byte. */
export interface Answer {
  readonly address: Address
  readonly status: number
  readonly statusLine: string
  readonly headers: Headers
  /** The body as it was packed. */
  readonly body: Uint8Array
  /** Why the body is not all there is: the connection broke off, or the body of a refusal was longer than is worth having. */
  readonly truncated: 'disconnect' | 'length' | null
  /** When it began, ISO 8601 UTC. */
  readonly date: string
  /** The address that the connection went to; null behind a proxy. */
  readonly ip: string | null
  /** The request as it was sent, without what only a proxy was told. */
  readonly request: { readonly line: string; readonly headers: Headers }
}

/** What one exchange is bound to. */
export interface ExchangeLimits {
  /** The most bytes of a body that is wanted (2xx); a refusal's is cut after 256 KiB. */
  readonly maxBytes: number
  /** Cuts a longer body there instead of failing. */
  readonly cut?: boolean
  readonly signal: AbortSignal
  readonly now: () => Date
}

/** Makes exchanges; keeps a connection to each origin open for the next one. */
export interface Exchanger extends Disposable {
  /** Asks once. Errors: those of `openLine`, `ingest/timed-out`, `ingest/too-large`, `ingest/bad-answer`, and the reason of an aborted signal. */
  exchange(address: Address, headers: Headers, limits: ExchangeLimits): Promise<Answer>
}

/** Header bytes of one answer: far above what honest servers send, who are told about more than 8 KB by many programs. */
const MOST_HEADER_BYTES = 65_536
/** Milliseconds without a byte from the server. */
const SILENCE = 30_000
const MOST_REFUSAL = 256 * 1024

/** The first value of a header, trimmed; null where there is none. */
export const headerOf = (headers: Headers, name: string): string | null => headers.find(([one]) => one.toLowerCase() === name)?.[1].trim() ?? null

const paired = (raw: readonly string[]): Headers => raw.flatMap((name, i) => (i % 2 ? [] : [[name, raw[i + 1]] as const]))

/** An agent that opens its connections through the guard, and remembers to which address each goes. */
class GuardedAgent extends Agent {
  readonly lines = new WeakMap<object, Line>()
  readonly open: (address: Address, signal: AbortSignal) => Promise<Line>

  constructor(open: GuardedAgent['open']) {
    super({ keepAlive: true, maxFreeSockets: 1, timeout: SILENCE })
    this.open = open
  }

  override getName(options: object): string {
    return (options as { address?: Address }).address?.origin ?? ''
  }

  override createConnection(options: object, done?: (error: Error | null, stream: Duplex) => void): undefined {
    const { address, stop } = options as { address: Address; stop: AbortSignal }
    this.open(address, stop).then(
      (line) => {
        this.lines.set(line.socket, line)
        done?.(null, line.socket)
      },
      done as (error: Error) => void,
    )
    return undefined
  }
}

function gatherBody(
  answer: IncomingMessage,
  sent: ClientRequest,
  what: string,
  { maxBytes, cut }: ExchangeLimits,
): Promise<{ body: Uint8Array; truncated: Answer['truncated'] }> {
  const wanted = answer.statusCode! >= 200 && answer.statusCode! < 300
  const limit = wanted ? maxBytes : Math.min(maxBytes, MOST_REFUSAL)
  const fails = wanted && !cut
  const chunks: Uint8Array[] = []
  let length = 0
  return new Promise((resolve, reject) => {
    const finish = (truncated: Answer['truncated']) => resolve({ body: Buffer.concat(chunks, length), truncated })
    const over = () => {
      if (fails) reject(tooLarge(what, maxBytes, true))
      else finish('length')
      sent.destroy()
    }
    if (fails && Number(answer.headers['content-length'] ?? 0) > limit) return over()
    answer.on('data', (chunk: Uint8Array) => {
      const room = limit - length
      if (chunk.length > room) {
        if (room > 0) chunks.push(chunk.subarray(0, room))
        length = limit
        return over()
      }
      length += chunk.length
      chunks.push(chunk)
    })
    answer.once('end', () => finish(null))
    answer.on('error', (error) => {
      if ((error as NodeJS.ErrnoException).code === 'ECONNRESET') finish('disconnect')
      else reject(unreachable(what, error))
    })
    answer.once('close', () => finish(answer.complete ? null : 'disconnect'))
  })
}

/** Opens the maker of exchanges. */
export function openExchanger(options: LineOptions): Exchanger {
  const agent = new GuardedAgent((address, signal) => openLine(address, options, signal))
  const { proxy } = options

  function once(address: Address, headers: Headers, limits: ExchangeLimits): Promise<Answer> {
    const { signal, now } = limits
    const plainProxy = proxy && !address.secure
    const told: Headers = [...headers, ...(plainProxy && proxy.authorization ? [['Proxy-Authorization', proxy.authorization] as const] : [])]
    return new Promise((resolve, reject) => {
      const fail = (error: unknown) => reject(signal.aborted ? signal.reason : unreachable(address.host, error))
      const sent = request({
        agent,
        // Node keeps `signal` from the agent, which has to stop connecting too.
        ...({ address, stop: signal } as object),
        host: address.host,
        port: address.port,
        path: plainProxy ? address.href : address.target,
        headers: told.flat() as never,
        setHost: false,
        setDefaultHeaders: false,
        maxHeaderSize: MOST_HEADER_BYTES,
        insecureHTTPParser: false,
        signal,
      })
      sent.maxHeadersCount = 0
      sent.setTimeout(SILENCE, () => sent.destroy(timedOut(address.host, `it sent nothing for ${SILENCE / 1000} s`)))
      sent.on('error', (error) => fail(Object.assign(error, { stale: sent.reusedSocket })))
      sent.once('upgrade', (_, socket) => {
        socket.destroy()
        fail(badAnswer(address.host, 'it wants to speak another protocol'))
      })
      sent.once('response', (answer) => {
        const date = now().toISOString()
        const ip = agent.lines.get(answer.socket)?.ip ?? null
        const statusLine = `HTTP/${answer.httpVersion} ${answer.statusCode} ${answer.statusMessage ?? ''}`.trimEnd()
        gatherBody(answer, sent, address.href, limits).then(({ body, truncated }) => {
          if (signal.aborted) return reject(signal.reason)
          const line = `GET ${address.target} HTTP/1.1`
          resolve({ address, status: answer.statusCode!, statusLine, headers: paired(answer.rawHeaders), body, truncated, date, ip, request: { line, headers } })
        }, fail)
      })
      sent.end()
    })
  }

  return {
    /** A connection that was kept may have been closed by the server in the meantime: that is no failure of the host, and a new one is opened. */
    async exchange(address, headers, limits) {
      try {
        return await once(address, headers, limits)
      } catch (error) {
        const cause = (error as { cause?: { stale?: boolean; code?: string } }).cause
        if (!cause?.stale || cause.code !== 'ECONNRESET' || limits.signal.aborted) throw error
        return await once(address, headers, limits)
      }
    },
    [Symbol.dispose]: () => agent.destroy(),
  }
}
