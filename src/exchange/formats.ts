import type { Format } from '../model/format.ts'

/** Every form that a reading has; the first is what a person gets who asks for none. */
export const formats: readonly Format[] = [
  {
    name: 'terminal',
    summary: 'a report for a person',
    goes: 'stream',
    extension: 'txt',
    load: async () => ({ head: '', print: (await import('./terminal/report.ts')).terminalReport }),
  },
  {
    name: 'json',
    summary: 'JSON Lines, one reading a line (hearsay/reading@1)',
    goes: 'stream',
    extension: 'jsonl',
    load: async () => ({ head: '', print: (await import('./reading-json.ts')).readingJson }),
  },
  {
    name: 'csv',
    summary: 'a table, one attribution a row',
    goes: 'stream',
    extension: 'csv',
    load: async () => {
      const { csvHead, readingCsv } = await import('./reading-csv.ts')
      return { head: csvHead(), print: readingCsv }
    },
  },
  {
    name: 'html',
    summary: 'a self-contained page, the article annotated in place',
    goes: 'file',
    extension: 'html',
    load: async () => {
      const { readingHtml } = await import('./html/page.ts')
      return { head: '', print: (reading) => readingHtml(reading) }
    },
  },
]
