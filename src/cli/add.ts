import type { Failure } from '../casework/failure.ts'
import type { Outcome } from '../casework/intake/intake.ts'
import { visible } from '../model/visible.ts'
import { ProgressBoard } from './progress.ts'
import { print, tell, tellFailure } from './streams.ts'
import type { View } from './view.ts'

/** Failures that are told at the end; the case keeps all of them. */
const MOST_TOLD = 100

const plural = (count: number, one: string, many = `${one}s`): string => `${count.toLocaleString('en')} ${count === 1 ? one : many}`

/** What became of everything, in one sentence. */
function summaryOf({ added, version, again, known, skipped, failed }: Readonly<Record<Became, number>>, where: string): string {
  const parts = [
    `${plural(added + version, 'document')} added to ${where}${version ? `, ${plural(version, 'later version')} of others among them` : ''}`,
    again ? `${again.toLocaleString('en')} met again under another name` : '',
    known ? `${known.toLocaleString('en')} known already` : '',
    skipped ? `${plural(skipped, 'file')} of other kinds not read` : '',
    failed ? `${failed.toLocaleString('en')} failed` : '',
  ]
  return parts.filter(Boolean).join('; ')
}

type Became = 'added' | 'version' | 'again' | 'known' | 'skipped' | 'failed'

/** Shows how reports go in: a bar while it lasts, at the end what became of them and what failed. With `--json` a line for each document that is kept. */
export const addView: View = {
  addOptions(command) {
    command.option('--json', 'print JSON Lines, one document a line').option('--quiet', 'show no progress and no summary')
  },
  async show(answers, call, { json, quiet }) {
    const board = quiet ? null : new ProgressBoard(process.stderr)
    const counts: Record<Became, number> = { added: 0, version: 0, again: 0, known: 0, skipped: 0, failed: 0 }
    const failures: Failure[] = []
    const skipped: string[] = []
    try {
      for await (const outcome of answers as AsyncIterable<Outcome>) {
        if ('progress' in outcome) board?.update(outcome.progress)
        else if ('failure' in outcome) {
          counts.failed++
          if (failures.length < MOST_TOLD) failures.push(outcome.failure)
        } else if ('skipped' in outcome) {
          counts.skipped++
          if (skipped.length < MOST_TOLD) skipped.push(outcome.skipped)
        } else {
          counts[outcome.became === 'new' ? 'added' : outcome.became]++
          if (json) await print(`${JSON.stringify(outcome)}\n`)
        }
      }
    } finally {
      board?.clear()
      for (const words of quiet ? [] : skipped) tell(`not read: ${words}`)
      for (const failure of failures) tellFailure(failure)
      if (counts.failed > failures.length) tell(`… and ${plural(counts.failed - failures.length, 'more failure')}: hearsay status ${call.case} --failures`)
    }
    const summary = summaryOf(counts, String(call.case))
    if (json && !quiet) tell(summary)
    else if (!quiet) await print(`${visible(summary)}\n`)
    return counts.failed ? 2 : 0
  },
}
