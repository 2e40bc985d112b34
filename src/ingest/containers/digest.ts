import { createHash } from 'node:crypto'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Base32 (RFC 4648) without padding. */
export function base32(bytes: Uint8Array): string {
  let [text, held, bits] = ['', 0, 0]
  for (const byte of bytes) {
    held = (held << 8) | byte
    for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET[(held >> (bits - 5)) & 31]
    held &= (1 << bits) - 1
  }
  return bits ? text + ALPHABET[(held << (5 - bits)) & 31] : text
}

/** Whether bytes have a digest as archives state it (`sha1:` and base32, hexadecimal or base64); null where it is stated in a way that is not known. */
export function hasDigest(bytes: Uint8Array, stated: string): boolean | null {
  const [, name, value] = /^\s*(sha-?1|sha-?256|sha-?512|md5):\s*([\w+/=-]+)\s*$/i.exec(stated) ?? []
  if (!value) return null
  const digest = createHash(name.toLowerCase().replace('-', '')).update(bytes).digest()
  const bare = value.replace(/=+$/, '')
  if (/^[0-9a-f]+$/i.test(bare) && bare.length === digest.length * 2) return digest.equals(Buffer.from(bare, 'hex'))
  if (bare.length === Math.ceil((digest.length * 8) / 5)) return base32(digest) === bare.toUpperCase()
  return digest.equals(Buffer.from(bare, 'base64'))
}
