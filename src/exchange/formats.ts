import type { PublicReading } from '../model/public-reading.ts'

/** How a reading is to look where that depends on who looks: the terminal's width and what it can show. */
export interface Appearance {
  readonly width: number
  readonly color: boolean
  /** Whether the terminal shows OSC 8 hyperlinks. */
  readonly links: boolean
  /** The address of the file that was read, for links to it; null where there is none. */
  readonly file: string | null
}

export type Print = (reading: PublicReading, appearance: Appearance) => string

/** A form in which a reading goes out. Its code is loaded when it is asked for. */
export interface Format {
  readonly name: string
  readonly summary: string
  /** `stream`: one reading after the other in one output; `file`: a file for each. */
  readonly goes: 'stream' | 'file'
  readonly extension: string
  /** What stands once before the first reading. */
  readonly head: string
  load(): Promise<Print>
}

const CSV_HEAD = 'path,document,id,nested_in,source,sources,cue,content,manner,attitude,kind,certainty,distance,hearer,chain,confidence,start,end,line,paragraph\r\n'

/** Every form that a reading has. */
export const formats: readonly Format[] = [
  {
    name: 'json',
    summary: 'print JSON Lines, one reading a line (hearsay/reading@1)',
    goes: 'stream',
    extension: 'jsonl',
    head: '',
    load: async () => (await import('./reading-json.ts')).readingJson,
  },
]
