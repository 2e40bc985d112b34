import { gunzipSync } from 'node:zlib'
import { Budget } from './budget.ts'
import { damaged } from './gunzip.ts'

export const isGzip = (bytes: Uint8Array) => bytes.length > 10 && bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8

/** Whether unpacking was given up because it brought more than it was allowed. */
export const isTooMuch = (cause: unknown) => cause instanceof RangeError || (cause as { code?: string } | undefined)?.code === 'ERR_BUFFER_TOO_LARGE'

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
