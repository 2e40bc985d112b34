import type { PublicReading } from './public-reading.ts'

/** How a reading is to look where that depends on who looks: the terminal's width and what it can show. */
export interface Appearance {
  /** In columns. */
  readonly width: number
  readonly color: boolean
  /** Whether the terminal shows OSC 8 hyperlinks. */
  readonly links: boolean
  /** The address of the file that was read, for links to it; null where there is none. */
  readonly file: string | null
}

/** A format once loaded: what stands before the first reading, and each reading. */
export interface Printer {
  readonly head: string
  print(reading: PublicReading, appearance: Appearance): string | Promise<string>
}

/** A form in which a reading goes out. Its code is loaded when it is asked for. */
export interface Format {
  readonly name: string
  readonly summary: string
  /** `stream`: one reading after the other in one output; `file`: a file for each. */
  readonly goes: 'stream' | 'file'
  readonly extension: string
  load(): Promise<Printer>
}
