import type { Conditions, Fetched, Fetcher } from '../../ingest/acquire/fetcher.ts'
import type { Network } from '../intake-options.ts'

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
