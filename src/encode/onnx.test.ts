import { expect, test } from 'vitest'
import { STATE_WIDTH } from '../classify/encoder.ts'
import type { Column } from '../classify/model.ts'
import { type OnnxRuntime, openEncoder } from './onnx.ts'

const PIECES = ['[UNK]', 'bridge', '##s']
const columns = (less = ''): ReadonlyMap<string, Column> =>
  new Map<string, Column>(
    (
      [
        ['pieces', new TextEncoder().encode(PIECES.join('\n'))],
        ['words', Int8Array.from({ length: PIECES.length * STATE_WIDTH }, (_, i) => Math.floor(i / STATE_WIDTH) * 10)],
        ['word.scales', Float32Array.from([1, 0.5, 0.25])],
        ['positions', Float32Array.from({ length: 4 * STATE_WIDTH }, (_, i) => Math.floor(i / STATE_WIDTH))],
        ['text', Uint8Array.from([1])],
        ['window', Uint8Array.from([2])],
      ] as [string, Column][]
    ).filter(([name]) => name !== less),
  )

/** A runtime whose first graph gives back the vectors it is given, and whose second gives what `roles` says. */
const runtime = (roles: (count: number) => unknown): OnnxRuntime => ({
  InferenceSession: {
    create: async (graph) => ({
      run: async (inputs): Promise<Record<string, { data: unknown }>> => {
        if (graph[0] === 1) return { states: { data: inputs.vectors.data }, cues: { data: new Float32Array((inputs.tags.data as Int32Array).length * 6) } }
        return { roles: { data: roles((inputs.places.data as Int32Array).length) } }
      },
    }),
  },
  Tensor: class {
    readonly data: unknown
    readonly dims: readonly number[]
    constructor(_: string, data: unknown, dims: readonly number[]) {
      this.data = data
      this.dims = dims
    }
  },
})

test('the first graph is given the vector of each piece at its place, unpacked from a byte a number', async () => {
  const encoder = await openEncoder(
    { id: 'test', columns: columns() },
    runtime((count) => new Float32Array(count * 5)),
  )
  expect(encoder.vocabulary.numberOf('##s')).toBe(2)
  expect(encoder.vocabulary.numberOf('ferry')).toBeUndefined()
  const { states } = await encoder.readText(Int32Array.from([0, 2, 1]), new Int32Array(3), new Int32Array(3))
  expect([0, 1, 2].map((row) => states[row * STATE_WIDTH])).toEqual([0, 20 * 0.25 + 1, 10 * 0.5 + 2])
})

test('rows that the runtime leaves out are an error, and so is a file that lacks a column', async () => {
  const encoder = await openEncoder(
    { id: 'test', columns: columns() },
    runtime(() => new Float32Array(5)),
  )
  await expect(encoder.readWindow(new Float32Array(2 * STATE_WIDTH), Int32Array.from([0, 1]))).rejects.toThrow('2 rows of 5 numbers')
  await expect(
    openEncoder(
      { id: 'test', columns: columns('words') },
      runtime(() => null),
    ),
  ).rejects.toThrow('it has no column words')
})
