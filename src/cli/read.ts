import type { Command } from 'commander'
import type { Failure } from '../casework/failure.ts'
import { readingFormat, readingFormats } from '../casework/printing.ts'
import type { PublicReading } from '../model/public-reading.ts'
import { appearance } from './appearance.ts'
import { print, tell, tellFailure } from './streams.ts'
import type { View } from './view.ts'

type Outcome = { readonly path: string } & ({ readonly reading: PublicReading } | { readonly failure: Failure } | { readonly skipped: string })

/** Shows readings as they come: as a report for a person, or in the format that was asked for. */
export const readView: View = {
  addOptions(command: Command) {
    command.option('--json', 'x')
  },
  async show(answers, _call, options) {
    const format = readingFormat(options.json ? 'json' : 'json')
    const printReading = await format.load()
    let failed = false
    for await (const outcome of answers as AsyncIterable<Outcome>) {
      if ('failure' in outcome) {
        failed = true
        tellFailure(outcome.failure)
      } else if ('skipped' in outcome) tell(`not read: ${outcome.path}: ${outcome.skipped}`)
      else await print(printReading(outcome.reading, appearance(options, outcome.path)))
    }
    return failed ? 2 : 0
  },
}
