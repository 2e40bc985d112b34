import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dictionaryBytes } from './dictionary.ts'
import { bytesOf, isWhole, pack, packText, unpack, unpackText } from './packing.ts'

test('bytes and texts come back from packing, whatever they are and whatever is known beforehand', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.string({ unit: 'binary' }), fc.uint8Array({ maxLength: 60 }), (bytes, text, dictionary) => {
      expect(Buffer.from(unpack(pack(bytes, [dictionary]), [dictionary])).equals(Buffer.from(bytes))).toBe(true)
      expect(unpackText(packText(text, [dictionary]), [dictionary])).toBe(text)
    }),
  )
  const half = 'x\ud800y'
  expect(unpackText(packText(half))).toBe(half)
})

test('every flipped bit of packed bytes is found', () => {
  const packed = packText('The weir will be rebuilt. The weir will be rebuilt.', [dictionaryBytes])
  for (let bit = 0; bit < packed.length * 8; bit++) {
    const bad = packed.slice()
    bad[bit >> 3] ^= 1 << (bit & 7)
    expect(isWhole(bad)).toBe(false)
    expect(() => unpackText(bad, [dictionaryBytes])).toThrow(RangeError)
  }
  expect(isWhole(new Uint8Array(3))).toBe(false)
})

test('a text costs next to nothing beside an original that has it, and noise costs its own length', () => {
  const text = Array.from({ length: 400 }, (_, i) => `word${(i * 7919) % 1009}`).join(' ')
  const page = Buffer.from(`<!DOCTYPE html><p>${text.replaceAll('word1 ', 'word1</p><p>')}</p>`)
  expect(pack(page, [bytesOf(text)]).length).toBeLessThan(pack(page).length / 4)
  const noise = new Uint8Array(1000).map((_, i) => (Math.imul(i + 7, 2654435761) >>> 13) & 255)
  expect(pack(noise).length).toBeLessThanOrEqual(noise.length + 5)
})

test('what is longer than deflate sees is packed another way, and comes back', () => {
  const long = Buffer.from(Array.from({ length: 20_000 }, (_, i) => `<p>${(i * 7919) % 1009}</p>`).join(''))
  const packed = pack(long, [dictionaryBytes])
  expect(packed.length).toBeLessThan(long.length / 4)
  expect(Buffer.from(unpack(packed, [dictionaryBytes])).equals(long)).toBe(true)
  expect(() => unpack(packed, [], 1000)).toThrow()
  expect(Buffer.from(unpack(pack(long, [long]), [long])).equals(long)).toBe(true)
})

test('what unpacks to more than it may is refused', () => {
  const bomb = pack(new Uint8Array(30_000))
  expect(bomb.length).toBeLessThan(100)
  expect(() => unpack(bomb, [], 1000)).toThrow(/larger/)
})
