import type { Command } from 'commander'

/** How the command line shows what one operation answers. */
export interface View {
  /** Adds the options that say how to show, beside those that say what to do. */
  addOptions(command: Command): void
  /** Shows the answers as they come; what it returns is the exit status. */
  show(answers: AsyncIterable<unknown>, call: Readonly<Record<string, unknown>>, options: Readonly<Record<string, unknown>>): Promise<number>
}
