import { gunzipSync } from 'node:zlib'
import { HearsayError } from '../../model/error.ts'
import { Budget } from './budget.ts'

export const isGzip = (bytes: Uint8Array) => bytes.length > 10 && bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8

/** Whether unpacking was given up because it brought more than it was allowed. */
export const isTooMuch = (cause: unknown) => cause instanceof RangeError || (cause as { code?: string } | undefined)?.code === 'ERR_BUFFER_TOO_LARGE'

/** What is said of a gzip file whose end or contents are damaged. */
export const damaged = (name: string | undefined, cause?: unknown): HearsayError =>
  new HearsayError('ingest/broken-archive', `${name ?? 'the input'} is a gzip file whose end or contents are damaged`, {
    hint: 'Get the file again, or unpack what can be saved of it with gzip and read that.',
    cause,
  })

/**
 * The bytes with gzip undone, where they are gzip; otherwise the same bytes.
 * Errors: `ingest/too-large` past the budget (a bomb stops there and is never held whole), `ingest/broken-archive` where the compression is damaged.
 */
export function inflate(bytes: Uint8Array, name?: string, budget = new Budget()): Uint8Array {
  if (bytes.length > budget.limits.document) throw budget.bomb(name)
  if (!isGzip(bytes)) return bytes
  try {
    const plain = gunzipSync(bytes, { maxOutputLength: Math.max(1, budget.room) })
    budget.unpack(plain.length, name)
    return plain
  } catch (cause) {
    throw isTooMuch(cause) ? budget.bomb(name) : damaged(name, cause)
  }
}
