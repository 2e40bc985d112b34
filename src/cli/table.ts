import type { Operation } from '../casework/operation.ts'
import { printTable } from '../casework/printing.ts'
import { HearsayError } from '../model/error.ts'
import { visible } from '../model/visible.ts'
import { columns, showsColor } from './appearance.ts'
import { print, printCsv, tell } from './streams.ts'
import type { View } from './view.ts'

type Options = Readonly<Record<string, unknown>>

/** No table is read with pleasure that is wider. */
const WIDEST = 200

/** How answers go out: as asked, else for a person. */
export function formOf({ json, csv }: Options): 'terminal' | 'json' | 'csv' {
  if (json && csv) throw new HearsayError('cli/wrong-call', '--json and --csv cannot share one output', { hint: 'ask for one, or call twice' })
  return json ? 'json' : csv ? 'csv' : 'terminal'
}

/** How a table is to look on standard output. */
export const tableLook = ({ color }: Options) => ({
  width: columns(WIDEST),
  color: showsColor(color as boolean | undefined, process.env, process.stdout.isTTY === true),
  links: false,
})

/** Lines of our own words around those of reports: nothing in them reaches the terminal as a command, and their line ends stay. */
const shownLines = (words: string): string => words.split('\n').map(visible).join('\n')

/**
 * The view of an operation that says itself how its answers are shown: rows as a table, anything else in words, before the table where it comes before the
 * first row and else behind it. Beside CSV, what is no row is a message.
 */
export function derivedView(operation: Operation): View {
  const { table } = operation
  return {
    addOptions(command) {
      command.option('--json', 'print JSON Lines')
      if (table)
        command
          .option('--csv', 'print a table of comma-separated values')
          .option('--color', 'color the table, whatever it is printed to')
          .option('--no-color', 'print the table without color')
    },
    async show(answers, _, options) {
      const form = formOf(options)
      let [rows, others] = [0, 0]
      const later: string[] = []
      const say = async (words: string) => (form === 'csv' ? tell(words) : print(`${shownLines(words)}\n`))
      async function* rowsOf() {
        for await (const answer of answers) {
          const words = operation.told?.(answer)
          if (words === undefined) rows++
          else others++
          if (words === undefined || form === 'json') yield answer
          else if (rows) later.push(words)
          else await say(words)
        }
      }
      if (table) for await (const words of printTable(table, rowsOf(), form, tableLook(options))) await (form === 'csv' ? printCsv : print)(words)
      else for await (const answer of rowsOf()) await print(`${JSON.stringify(answer)}\n`)
      for (const words of later) await say(words)
      if (table && !rows && !others && form === 'terminal') tell(table.empty)
      return table?.status?.(rows, others) ?? 0
    },
  }
}
