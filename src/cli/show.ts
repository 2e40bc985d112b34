import type { CaseOverview } from '../casework/case-overview.ts'
import { loadFormat } from '../casework/printing.ts'
import { HearsayError } from '../model/error.ts'
import type { PublicReading } from '../model/public-reading.ts'
import { visible } from '../model/visible.ts'
import { appearance, columns } from './appearance.ts'
import { caseFigures } from './figures.ts'
import { print, printCsv, tell } from './streams.ts'
import { formOf } from './table.ts'
import type { View } from './view.ts'

type Answer =
  | { readonly overview: CaseOverview }
  | { readonly reading: PublicReading; readonly reviewed: PublicReading; readonly notes: readonly string[] }
  | { readonly wrote: string; readonly document: number }
  | { readonly wrote: string; readonly files: number; readonly documents: number }

/** Shows a case in a few lines, or one of its documents as `read` shows a report, its reviews marked. */
export const showView: View = {
  addOptions(command) {
    command
      .option('--json', 'print JSON: the case, or the reading as the machine made it (hearsay/reading@1) with the reviews beside it')
      .option('--csv', 'print a table, one statement a row')
      .option('--color', 'color the report, whatever it is printed to')
      .option('--no-color', 'print the report without color')
  },
  async show(answers, _, options) {
    const form = formOf(options)
    for await (const answer of answers as AsyncIterable<Answer>) {
      if ('wrote' in answer) {
        if (form === 'json' && answer.wrote !== 'standard output') await print(`${JSON.stringify(answer)}\n`)
        if ('files' in answer)
          tell(
            `wrote ${answer.wrote}: ${answer.documents} ${answer.documents === 1 ? 'document' : 'documents'} in ${answer.files} files; open ${answer.wrote}/index.html`,
          )
        else if (answer.wrote !== 'standard output') tell(`wrote ${answer.wrote}`)
      } else if ('overview' in answer) {
        if (form === 'csv')
          throw new HearsayError('cli/wrong-call', 'a case in a few lines is no table', { hint: 'name a document for its statements, or call hearsay list CASE --csv' })
        if (form === 'terminal')
          await print(
            caseFigures(answer.overview, columns(120))
              .map((line) => `${visible(line)}\n`)
              .join(''),
          )
        else await print(`${JSON.stringify(answer.overview)}\n`)
      } else {
        for (const note of answer.notes) tell(note)
        const { head, print: write } = await loadFormat(form)
        await print(head)
        await (form === 'csv' ? printCsv : print)(await write(form === 'json' ? answer.reading : answer.reviewed, { ...appearance(options, '-'), file: null }))
      }
    }
    return 0
  },
}
