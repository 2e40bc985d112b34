import type { z } from 'zod'
import type { Input } from './inputs.ts'

/** What an operation does to the world; `stream` answers many times, `local-only` never leaves this machine's own doors. */
export type Effect = 'read' | 'write' | 'stream' | 'local-only'

/** What a door lends an operation: how the handles that a caller names become bytes. Over a network a handle never is a path of this machine. */
export interface Context {
  inputs(handle: string): AsyncIterable<Input>
}

/** A call with the words that its answer must hold; each runs as a test, and the reference shows it. */
export interface Example<Call> {
  readonly input: Call
  /** What standard input holds, where the call reads `-`. */
  readonly standardInput?: string
  readonly shows: string
  /** Words of the answer, as JSON. */
  readonly answer: string
}

/** One thing that can be asked for: commands, help and reference are derived from it. */
export interface Operation<In extends z.ZodType = z.ZodType, Out extends z.ZodType = z.ZodType> {
  readonly effect: Effect
  readonly input: In
  readonly output: Out
  readonly examples: readonly Example<z.input<In>>[]
  run(input: z.output<In>, context: Context): AsyncIterable<z.output<Out>>
}

/** An operation, its types inferred. */
export const operation = <In extends z.ZodType, Out extends z.ZodType>(definition: Operation<In, Out>): Operation<In, Out> => definition
