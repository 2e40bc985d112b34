import type { Failure } from '../casework/failure.ts'
import type { Reread } from '../casework/intake/rereading.ts'
import type { ToldDifference } from '../casework/intake/task.ts'
import { visible, visibleLine } from '../model/visible.ts'
import { ProgressBoard } from './progress.ts'
import { print, tell, tellFailure } from './streams.ts'
import type { View } from './view.ts'

type Anew = Extract<Reread, { readonly document: number }>

const SIGNS = { gone: '-', new: '+', changed: '~' } as const

const counts = ({ layers }: ToldDifference): string =>
  layers
    .map(({ layer, gone, new: added, changed }) => {
      const parts = [gone ? `${gone} gone` : '', added ? `${added} new` : '', changed ? `${changed} changed` : '']
      return `${layer} ${parts.filter(Boolean).join(', ')}`
    })
    .join('; ')

/** A document that differs: which layers and by how much, then its attributions one by one. */
function block({ document, path, title }: Anew, difference: ToldDifference): string {
  const lines = difference.attributions.map(({ became, words, says }) => `  ${SIGNS[became]} “${visibleLine(words)}”  ${visibleLine(says)}`)
  return [`d${document}  ${visibleLine(title ?? path)}`, `  ${counts(difference)}`, ...lines].join('\n')
}

/** Shows what differs from the readings before, a document at a time; with `--json` a line for each document that was read anew. */
export const rereadView: View = {
  addOptions(command) {
    command.option('--json', 'print JSON Lines, one document a line').option('--quiet', 'show no progress and no summary')
  },
  async show(answers, call, { json, quiet }) {
    const board = quiet ? null : new ProgressBoard(process.stderr)
    const failures: Failure[] = []
    let [anew, differing, first] = [0, 0, 0]
    try {
      for await (const one of answers as AsyncIterable<Reread>) {
        if ('progress' in one) board?.update(one.progress)
        else if ('failure' in one) failures.push(one.failure)
        else {
          anew++
          if (one.difference === null) first++
          if (json) await print(`${JSON.stringify(one)}\n`)
          else if (one.difference?.layers.length) {
            differing++
            board?.clear()
            await print(`${block(one, one.difference)}\n`)
          }
        }
      }
    } finally {
      board?.clear()
      for (const failure of failures) tellFailure(failure)
    }
    const words = anew
      ? `${anew.toLocaleString('en')} read anew in ${call.case}: ${first.toLocaleString('en')} for the first time, ${differing.toLocaleString('en')} otherwise than before`
      : `nothing in ${call.case} is stale`
    if (json && !quiet) tell(words)
    else if (!quiet) await print(`${visible(words)}\n`)
    return failures.length ? 2 : 0
  },
}
