import type { Outcome } from '../casework/intake/intake.ts'
import { visibleLine } from '../model/visible.ts'
import { print, tell, tellFailure } from './streams.ts'
import type { View } from './view.ts'

/** Prints each report as it comes in; with `--json` as a line of its own. */
export const watchView: View = {
  addOptions(command) {
    command.option('--json', 'print JSON Lines, one report a line').option('--quiet', 'say nothing of what is left out')
  },
  async show(answers, _, { json, quiet }) {
    let failed = false
    for await (const outcome of answers as AsyncIterable<Outcome>) {
      if ('failure' in outcome) {
        failed = true
        tellFailure(outcome.failure)
      } else if ('skipped' in outcome) {
        if (!quiet) tell(`not read: ${outcome.skipped}`)
      } else if ('became' in outcome && outcome.became !== 'known') {
        if (json) await print(`${JSON.stringify(outcome)}\n`)
        else
          await print(
            `d${outcome.document}  ${visibleLine(outcome.title ?? '(no title)')}  ${visibleLine(outcome.path)}${outcome.became === 'new' ? '' : ` (${NOTES[outcome.became]})`}\n`,
          )
      }
    }
    return failed ? 2 : 0
  },
}

const NOTES = { version: 'a later version', again: 'met again' } as const
