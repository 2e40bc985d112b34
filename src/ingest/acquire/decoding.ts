import { Readable, type Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw, createZstdDecompress } from 'node:zlib'
import { badAnswer, tooLarge } from './failures.ts'

/** Codings upon codings are a bomb or a mistake. */
const MOST_CODINGS = 2

/** A stream that undoes one coding; "deflate" is in practice either of two, told apart by the first bytes of a zlib stream. */
function decoderOf(coding: string, first: Uint8Array): Transform | undefined {
  if (coding === 'gzip' || coding === 'x-gzip') return createGunzip()
  if (coding === 'br') return createBrotliDecompress()
  if (coding === 'zstd') return createZstdDecompress()
  if (coding === 'deflate') return (first[0] & 15) === 8 && ((first[0] << 8) | first[1]) % 31 === 0 ? createInflate() : createInflateRaw()
  return undefined
}

async function undo(what: string, bytes: Uint8Array, coding: string, most: number): Promise<Uint8Array> {
  const decoder = decoderOf(coding, bytes)
  if (!decoder) throw badAnswer(what, `it is packed as ${JSON.stringify(coding.slice(0, 40))}, which was not asked for`)
  const source = Readable.from([bytes])
  source.pipe(decoder)
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of decoder) {
      length += chunk.length
      if (length > most) throw tooLarge(what, most, false)
      chunks.push(chunk)
    }
  } catch (error) {
    throw error instanceof RangeError || (error as { code?: string }).code?.startsWith('ingest/')
      ? error
      : badAnswer(what, 'its compression is damaged or incomplete', error)
  } finally {
    source.destroy()
    decoder.destroy()
  }
  return Buffer.concat(chunks, length)
}

/**
 * A body with the codings of its `Content-Encoding` undone, the last one first. It grows piece by piece and stops at `most` bytes, so that a bomb is never held.
 * Errors: `ingest/too-large`; `ingest/bad-answer` for a coding that was not asked for, three and more of them, and damaged or cut data.
 */
export async function decodeBody(what: string, bytes: Uint8Array, contentEncoding: string | null, most: number): Promise<Uint8Array> {
  const codings = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one && one !== 'identity')
  if (codings.length > MOST_CODINGS) throw badAnswer(what, `it is packed ${codings.length} times over`)
  if (!bytes.length) return bytes
  let body = bytes
  for (const coding of codings.reverse()) body = await undo(what, body, coding, most)
  return body
}
