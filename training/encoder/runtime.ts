import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import type { OnnxRuntime } from '../../src/encode/onnx.ts'

/** The ONNX runtime for Node from the folder in which its package is unpacked; the program itself does not come with one yet. */
export const runtimeAt = (folder: string): OnnxRuntime => createRequire(import.meta.url)(resolve(folder)) as OnnxRuntime
