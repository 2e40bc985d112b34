import { createInterface, type Interface } from 'node:readline'

/** Asks the person at the keyboard; `close` lets the program end. */
export interface Asker {
  ask(question: string): Promise<string | null>
  close(): void
}

/** Asks on standard error and reads lines of standard input, which may come from a pipe as well; the input is opened at the first question. */
export function asker(): Asker {
  let lines: { readonly reader: Interface; readonly next: AsyncIterator<string> } | null = null
  return {
    async ask(question) {
      if (!lines) {
        const reader = createInterface({ input: process.stdin })
        lines = { reader, next: reader[Symbol.asyncIterator]() }
      }
      process.stderr.write(question)
      const { done, value } = await lines.next.next()
      return done ? null : value
    },
    close() {
      lines?.reader.close()
    },
  }
}
