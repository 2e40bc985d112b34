import { userInfo } from 'node:os'
import { resolve } from 'node:path'
import type { Hand, OpenOptions, Store } from '../store/store.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Opens the case behind a handle; who opens it closes it. */
export type OpenCase = (handle: string, mode: OpenOptions['mode'], by?: string) => Promise<Store>

/** Who writes: `HEARSAY_BY`, else the name under which the person is logged in. */
function nameOf(environment: Environment): string {
  if (environment.HEARSAY_BY) return environment.HEARSAY_BY
  try {
    return userInfo().username
  } catch {
    return 'unknown'
  }
}

/** The hand of whoever calls, with this machine's clock. */
export const handOf = (environment: Environment): Hand => ({ by: nameOf(environment), now: () => new Date() })

/** Cases as files of this machine, by their paths. The database is loaded when a case is opened. */
export function fileCases(environment: Environment): OpenCase {
  return async (handle, mode, by) => {
    const { openSqlite } = await import('../store/sqlite/open.ts')
    return openSqlite(resolve(handle), { mode, hand: { ...handOf(environment), ...(by === undefined ? {} : { by }) } })
  }
}
