import { z } from 'zod'
import type { Fetcher } from '../../ingest/acquire/fetcher.ts'

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
export type Network = z.output<typeof shape>

/** A fetcher that does what the caller allowed; the libraries of fetching are loaded here, for a call that fetches. */
export async function openNetwork({ allowHost, proxy, offline }: Network): Promise<Fetcher> {
  const [{ openFetcher, userAgentOf }, { version }] = await Promise.all([import('../../ingest/acquire/fetcher.ts'), import('../version.ts')])
  return openFetcher({ userAgent: userAgentOf(version), allowHosts: allowHost, proxy, offline })
}
