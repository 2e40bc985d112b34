import { constants, crc32, deflateRawSync, inflateRawSync, zstdCompressSync, zstdDecompressSync } from 'node:zlib'

const STORED = 0
const DEFLATED = 1
/** Nothing is said: the bytes are the last of the dictionary, as an original often is its own text. */
const COPIED = 2
/** Without a dictionary: of what is longer than deflate can see, it makes less, in less time. */
const ZSTANDARD = 3
/** Set where the unpacked bytes are UTF-16, little end first: a text with halves of surrogate pairs, which UTF-8 cannot hold. */
const UTF16 = 0x40
/** How far back deflate can look. */
const WINDOW = 32768
/** Of Zstandard: a tenth less than its usual one on web pages, in half of the time that deflate takes. */
const LEVEL = 6

/** Bytes as a case file keeps them: one byte for the method, the content, and its CRC-32, little end first, by which a flipped byte is found before anything is decoded. */
function sealed(method: number, content: Uint8Array): Uint8Array {
  const packed = new Uint8Array(content.length + 5)
  packed[0] = method
  packed.set(content, 1)
  new DataView(packed.buffer).setUint32(packed.length - 4, crc32(packed.subarray(0, packed.length - 4)), true)
  return packed
}

/** Whether packed bytes are as they were written. */
export const isWhole = (packed: Uint8Array): boolean =>
  packed.length >= 5 &&
  new DataView(packed.buffer, packed.byteOffset, packed.byteLength).getUint32(packed.length - 4, true) === crc32(packed.subarray(0, packed.length - 4))

/** What is known beforehand to whoever unpacks: the last 32 KB of it, since deflate sees no farther. */
function known(dictionary: readonly Uint8Array[]): Buffer {
  const all = Buffer.concat(dictionary)
  return all.length > WINDOW ? all.subarray(all.length - WINDOW) : all
}

/** Packs bytes; `dictionary` is what unpacking will have at hand, the likeliest last. */
export function pack(bytes: Uint8Array, dictionary: readonly Uint8Array[] = [], flags = 0): Uint8Array {
  const last = dictionary.at(-1)
  if (last?.length === bytes.length && Buffer.compare(last, bytes) === 0) return sealed(COPIED | flags, new Uint8Array())
  const isLong = bytes.length > WINDOW
  const small = isLong ? zstdCompressSync(bytes, { params: { [constants.ZSTD_c_compressionLevel]: LEVEL } }) : deflateRawSync(bytes, { dictionary: known(dictionary) })
  if (small.length >= bytes.length) return sealed(STORED | flags, bytes)
  return sealed((isLong ? ZSTANDARD : DEFLATED) | flags, small)
}

/** The bytes of what `pack` made with the same dictionary. Throws where it is damaged; `limit` bounds what it may become. */
export function unpack(packed: Uint8Array, dictionary: readonly Uint8Array[] = [], limit = 2 ** 30): Uint8Array {
  if (!isWhole(packed)) throw new RangeError('packed bytes do not have their checksum')
  const content = packed.subarray(1, packed.length - 4)
  const method = packed[0] & ~UTF16
  if (method === STORED) return content
  if (method === COPIED) return dictionary.at(-1) ?? new Uint8Array()
  if (method === ZSTANDARD) return zstdDecompressSync(content, { maxOutputLength: limit })
  return inflateRawSync(content, { dictionary: known(dictionary), maxOutputLength: limit })
}

/** A text's bytes: UTF-8, or UTF-16 where it holds a half of a surrogate pair. */
export const bytesOf = (text: string): Uint8Array => Buffer.from(text, text.isWellFormed() ? 'utf8' : 'utf16le')

export const packText = (text: string, dictionary: readonly Uint8Array[] = []): Uint8Array => pack(bytesOf(text), dictionary, text.isWellFormed() ? 0 : UTF16)

export function unpackText(packed: Uint8Array, dictionary: readonly Uint8Array[] = []): string {
  const bytes = unpack(packed, dictionary)
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(packed[0] & UTF16 ? 'utf16le' : 'utf8')
}
