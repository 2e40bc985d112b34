import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HearsayError } from '../model/error.ts'
import type { Column } from './model.ts'
import { readModel, writeModel } from './weights.ts'

const column: fc.Arbitrary<Column> = fc.oneof(fc.int8Array(), fc.uint8Array(), fc.int16Array(), fc.int32Array(), fc.float32Array())
const columns = fc.uniqueArray(fc.tuple(fc.string(), column), { selector: ([name]) => name, maxLength: 6 }).map((entries) => new Map(entries))

/** What reading does that it must not: nothing, or the error itself where it is no `classify/bad-weights`. */
function misbehavior(bytes: Uint8Array): unknown {
  try {
    readModel(bytes, 'x')
  } catch (error) {
    if (!(error instanceof HearsayError) || error.code !== 'classify/bad-weights') return error
  }
  return undefined
}
const codeOf = (bytes: Uint8Array): string | undefined => {
  try {
    readModel(bytes, 'x')
    return undefined
  } catch (error) {
    return error instanceof HearsayError ? error.code : String(error)
  }
}

test('what is written is read again, wherever the bytes lie in their buffer', () => {
  fc.assert(
    fc.property(columns, fc.integer({ min: 0, max: 9 }), (all, offset) => {
      const bytes = writeModel(all)
      const moved = new Uint8Array(bytes.length + offset)
      moved.set(bytes, offset)
      expect(readModel(moved.subarray(offset), 'x')).toEqual({ id: 'x', columns: all })
    }),
  )
})

test('bytes cut short are refused', () => {
  const bytes = writeModel(
    new Map<string, Column>([
      ['a', Int32Array.of(1, 2, 3)],
      ['b', Int8Array.of(1, 2, 3, 4, 5, 6, 7, 8)],
    ]),
  )
  for (let length = 0; length < bytes.length; length++) expect(codeOf(bytes.slice(0, length)), `${length} bytes`).toBe('classify/bad-weights')
})

test('bytes that were changed are read or refused, and nothing else happens', () => {
  const change = fc.tuple(fc.nat({ max: 400 }), fc.integer({ min: 0, max: 255 }))
  fc.assert(
    fc.property(columns, fc.array(change, { maxLength: 4 }), (all, changes) => {
      const bytes = writeModel(all)
      for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value
      expect(misbehavior(bytes)).toBeUndefined()
    }),
    { numRuns: 500 },
  )
})

test.each([
  'null',
  '{}',
  '[null]',
  '[{"name":"a","type":"i64","length":1}]',
  '[{"name":"a","type":"toString","length":1}]',
  '[{"name":"a","type":"i8","length":-1}]',
  '[{"name":"a","type":"i8","length":1.5}]',
  '[{"name":"a","type":"i8"}]',
  '[{"name":"a","type":"f32","length":4000000000}]',
])('a header %s is refused', (header) => {
  const bytes = new Uint8Array(12 + header.length)
  bytes.set(new TextEncoder().encode(`HEARSAY1    ${header}`))
  new DataView(bytes.buffer).setUint32(8, header.length, true)
  expect(codeOf(bytes)).toBe('classify/bad-weights')
})
