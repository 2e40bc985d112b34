import { CUE_SCORES, type Encoder, ROLE_SCORES, STATE_WIDTH } from '../classify/encoder.ts'
import type { Model } from '../classify/model.ts'
import { encoderFile } from './encoder-file.ts'

/** As much of an ONNX runtime as an encoder needs: what the packages for Node and for browsers have in common. */
export interface OnnxRuntime {
  readonly InferenceSession: {
    create(
      graph: Uint8Array,
      options: { readonly intraOpNumThreads: number; readonly interOpNumThreads: number; readonly executionMode: 'sequential' },
    ): Promise<OnnxSession>
  }
  readonly Tensor: new (type: 'float32' | 'int32', data: Float32Array | Int32Array, dims: readonly number[]) => OnnxTensor
}
interface OnnxTensor {
  readonly data: unknown
}
interface OnnxSession {
  run(inputs: Readonly<Record<string, OnnxTensor>>): Promise<Readonly<Record<string, OnnxTensor>>>
}

/**
 * An encoder by an ONNX runtime, on one thread: threads cost more than they bring on so small a network, so many documents are read by many workers.
 * `run` blocks the thread although it returns a promise. Opening takes some 100 ms.
 */
export async function openEncoder(weights: Model, { InferenceSession, Tensor }: OnnxRuntime): Promise<Encoder> {
  const { vocabulary, vectorsOf, text, window } = encoderFile(weights)
  const options = { intraOpNumThreads: 1, interOpNumThreads: 1, executionMode: 'sequential' } as const
  const [textGraph, windowGraph] = [await InferenceSession.create(text, options), await InferenceSession.create(window, options)]
  const floats = (rows: Float32Array, width: number): OnnxTensor => new Tensor('float32', rows, [rows.length / width, width])
  const whole = (column: Int32Array): OnnxTensor => new Tensor('int32', column, [column.length])
  const rowsOf = ({ data }: OnnxTensor, width: number, count: number): Float32Array => {
    if (data instanceof Float32Array && data.length === width * count) return data
    throw new TypeError(`the encoder's runtime gave something else than ${count} rows of ${width} numbers`)
  }
  return {
    vocabulary,
    weights,
    readText: async (pieces, tags, marks) => {
      const { states, cues } = await textGraph.run({ vectors: floats(vectorsOf(pieces), STATE_WIDTH), tags: whole(tags), marks: whole(marks) })
      return { states: rowsOf(states, STATE_WIDTH, pieces.length), cues: rowsOf(cues, CUE_SCORES, pieces.length) }
    },
    readWindow: async (states, places) => {
      const { roles } = await windowGraph.run({ states: floats(states, STATE_WIDTH), places: whole(places) })
      return rowsOf(roles, ROLE_SCORES, places.length)
    },
  }
}
