import type { z } from 'zod'
import type { Table } from '../model/table.ts'
import type { OpenOptions, Store } from '../store/store.ts'
import type { Input } from './inputs.ts'

/** What an operation does to the world; `stream` answers many times, `local-only` never leaves this machine's own doors. */
export type Effect = 'read' | 'write' | 'stream' | 'local-only'

/** What a door lends an operation: how the handles that a caller names become bytes and cases. Over a network a handle never is a path of this machine. */
export interface Context {
  inputs(handle: string): AsyncIterable<Input>
  /** Opens the case behind a handle; who opens it closes it (`await using`). `write` fails where there is none, `create` where there is one. `by` is who acts, where the call says so. */
  openCase(handle: string, mode: OpenOptions['mode'], by?: string): Promise<Store>
  /** Puts something that was made where a handle says, and returns where that is. Writes over nothing that is not ours. */
  deliver(handle: string, made: Made): Promise<string>
  /** Puts a folder of files where a handle says, and returns where that is and how many they are. Writes over nothing that is not ours. */
  deliverFolder(handle: string, files: AsyncIterable<FolderFile>): Promise<{ readonly place: string; readonly files: number }>
  /** Asks the person something and waits for a line; null at the end of what there is. Absent where nobody can be asked. */
  ask?(question: string): Promise<string | null>
  /** Where on this machine something is to be made that a handle names: for what is local-only. */
  place(handle: string): string
  /** Aborted when the person stops the call: what runs long then finishes the piece in hand and ends. */
  readonly stopping: AbortSignal
}

/** A file of a folder that was made, by its path from there, with slashes. */
export interface FolderFile {
  readonly path: string
  readonly content: string
}

/** Something made to be taken away: a page. */
export interface Made {
  /** The name of what it shows: where the handle is a folder, its file is named after it. */
  readonly name: string
  readonly extension: string
  readonly content: string
}

/** A call with the words that its answer must hold; each runs as a test, and the reference shows it. */
export interface Example<Call> {
  readonly input: Call
  /** What standard input holds, where the call reads `-`. */
  readonly standardInput?: string
  /** Which of the prepared cases (`tests/journeys/example-cases.ts`) stands behind the handle of the call. */
  readonly case?: string
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
  /** Whether it heeds `stopping`: a door then lets it end by itself and does not cut it off. */
  readonly stoppable?: boolean
  /** How answers that are rows stand in a table: the command's terminal table, `--json` and `--csv` come from it. */
  readonly table?: Table<z.output<Out>>
  /** How an answer is told to a person in a sentence or a few lines; undefined for one that is a row of the table. */
  told?(answer: z.output<Out>): string | undefined
  run(input: z.output<In>, context: Context): AsyncIterable<z.output<Out>>
}

/** An operation, its types inferred. */
export const operation = <In extends z.ZodType, Out extends z.ZodType>(definition: Operation<In, Out>): Operation<In, Out> => definition
