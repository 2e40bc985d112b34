/** Bytes that are asked for by place: those of a file in memory, or of one that is too large to be held. What lies beyond the end is left out, as of an array. */
export interface ByteRange {
  readonly length: number
  subarray(start: number, end: number): Uint8Array
}

const PIECE = 1024 * 1024

/** A stretch of bytes, piece by piece. */
export async function* piecesOf(bytes: ByteRange, start: number, end: number): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end; at += PIECE) {
    const piece = bytes.subarray(at, Math.min(end, at + PIECE))
    if (!piece.length) return
    yield piece
  }
}
