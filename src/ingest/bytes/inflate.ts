import { gunzipSync } from 'node:zlib'
import { HearsayError } from '../../model/error.ts'

/** The most bytes that a file may have once its compression is undone: 512 MB, less what would make its text longer than a string can be. */
const MOST_BYTES = 512 * 1024 * 1024 - 1024

export const isGzip = (bytes: Uint8Array) => bytes.length > 10 && bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8

/**
 * The bytes with gzip undone, where they are gzip; otherwise the same bytes.
 * Errors: `ingest/too-large` past `most` bytes (a bomb stops there and is never held whole), `ingest/broken-archive` where the compression is damaged.
 */
export function inflate(bytes: Uint8Array, name = 'the input', most = MOST_BYTES): Uint8Array {
  if (bytes.length > most) throw tooLarge(name, most)
  if (!isGzip(bytes)) return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: most })
  } catch (cause) {
    if (cause instanceof RangeError || (cause as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(name, most)
    throw new HearsayError('ingest/broken-archive', `${name} is a gzip file whose end or contents are damaged`, {
      hint: 'Get the file again, or unpack what can be saved of it with gzip and read that.',
      cause,
    })
  }
}

const tooLarge = (name: string, most: number) =>
  new HearsayError('ingest/too-large', `${name} has more than ${Math.round(most / 1024 / 1024)} MB of text`, { hint: 'Split it into its articles, and read these.' })
