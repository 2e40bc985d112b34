import { z } from 'zod'
import type { Conditions, Fetched, Fetcher } from '../../ingest/acquire/fetcher.ts'

/** The fields by which a caller says what may be asked of the network. */
export const networkOptions = {
  allowHost: z
    .array(z.string().min(1))
    .default([])
    .describe('fetch from this host though it lies within a private network; HOST or HOST:PORT, may be given again')
    .meta({ value: 'HOST' }),
  proxy: z.string().min(1).optional().describe('fetch through this proxy (http://… or https://…)').meta({ value: 'ADDRESS', setting: true }),
  offline: z.boolean().default(false).describe('fetch nothing, whatever is named').meta({ setting: true }),
}

const shape = z.object(networkOptions)
type Network = z.output<typeof shape>

/** A fetcher that does what the caller allowed, opened with the libraries of fetching when something is first fetched. */
export class LazyFetcher implements Pick<Fetcher, 'fetch'>, AsyncDisposable {
  readonly #network: Network
  #opened: Promise<Fetcher> | undefined

  constructor(network: Network) {
    this.#network = network
  }

  async fetch(address: string, conditions?: Conditions): Promise<Fetched> {
    this.#opened ??= open(this.#network)
    return (await this.#opened).fetch(address, conditions)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const opened = await this.#opened?.catch(() => null)
    await opened?.[Symbol.asyncDispose]()
  }
}

async function open({ allowHost, proxy, offline }: Network): Promise<Fetcher> {
  const [{ openFetcher, userAgentOf }, { version }] = await Promise.all([import('../../ingest/acquire/fetcher.ts'), import('../version.ts')])
  return openFetcher({ userAgent: userAgentOf(version), allowHosts: allowHost, proxy, offline })
}
