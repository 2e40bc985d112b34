import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HearsayError } from '../../model/error.ts'
import { ByteStream, type Damage } from './byte-stream.ts'

async function* from(...pieces: readonly (string | Damage)[]) {
  for (const piece of pieces) yield typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece
}
const words = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

test('lines, lengths and looks ahead give every byte once, wherever the pieces are cut', async () => {
  const action = fc.tuple(fc.constantFrom('line', 'take', 'peek', 'pass'), fc.nat(9))
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '\n', '\r'), maxLength: 6 }), { maxLength: 8 }),
      fc.array(action, { maxLength: 30 }),
      async (pieces, actions) => {
        const whole = pieces.join('')
        const stream = new ByteStream(from(...pieces))
        let at = 0
        for (const [name, length] of actions) {
          const rest = whole.slice(at)
          if (name === 'line') {
            const line = /^[^\n]*\n|^[^\n]+$/.exec(rest)?.[0] ?? null
            expect(await stream.line()).toEqual(line === null ? null : { text: line.replace(/\r?\n$/, ''), bytes: line.length })
            at += line?.length ?? 0
          } else if (name === 'pass') at += await stream.pass(length)
          else {
            expect(words(await stream[name as 'take' | 'peek'](length))).toBe(rest.slice(0, length))
            if (name === 'take') at = Math.min(whole.length, at + length)
          }
        }
        expect(words(await stream.take(1000))).toBe(whole.slice(at))
      },
    ),
    { numRuns: 200 },
  )
})

test('reading stops at a damaged place, and goes on behind it', async () => {
  const damage = new HearsayError('ingest/broken-archive', 'a piece is missing')
  const stream = new ByteStream(from('one\ntw', { damage }, 'three\n'))
  expect(words(await stream.take(20))).toBe('one\ntw')
  expect(stream.damage).toBe(damage)
  expect(await stream.line()).toBe(null)
  expect(await stream.goOn()).toBe(true)
  expect((await stream.line())?.text).toBe('three')
  expect(await stream.goOn()).toBe(false)
})
