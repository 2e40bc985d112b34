import { once } from 'node:events'
import type { Failure } from '../casework/failure.ts'
import { visible } from '../model/visible.ts'

/** Writes data to standard output, and waits where the reader of a pipe is slower than we are. */
export async function print(words: string): Promise<void> {
  if (words && !process.stdout.write(words)) await once(process.stdout, 'drain')
}

/**
 * Writes rows of CSV to standard output. Where that is a terminal, marks of control in them are made visible: in a file they stay as they are, since the words of a
 * report are data there.
 */
export const printCsv = (rows: string): Promise<void> => print(process.stdout.isTTY ? rows.split('\r\n').map(visible).join('\r\n') : rows)

/** Says something to the person, on standard error; nothing that an input holds reaches the terminal as a command. */
export function tell(words: string): void {
  process.stderr.write(`${visible(words)}\n`)
}

/** A sentence: it begins with a capital, unless with a command, and ends with a full stop. */
const sentence = (words: string): string => `${/^hearsay /.test(words) ? 'h' : words.charAt(0).toUpperCase()}${words.slice(1)}${/[.?!]$/.test(words) ? '' : '.'}`

/** Tells of a failure: which, what and why, what to do. */
export function tellFailure({ code, message, hint }: Failure): void {
  tell(hint ? `${code}: ${message.replace(/\.$/, '')}. ${sentence(hint)}` : `${code}: ${message}`)
}
