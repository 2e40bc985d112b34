import type { Operation } from '../casework/operation.ts'
import { ProgressBoard } from './progress.ts'
import { derivedView } from './table.ts'
import type { View } from './view.ts'

/** Shows what is wrong with a case as its operation says, and on the way how far the check has come. */
export function verifyView(operation: Operation): View {
  const derived = derivedView(operation)
  return {
    addOptions: derived.addOptions,
    async show(answers, call, options) {
      const board = new ProgressBoard(process.stderr)
      async function* withoutProgress() {
        for await (const answer of answers as AsyncIterable<Readonly<Record<string, unknown>>>) {
          if (!('checked' in answer)) {
            board.clear()
            yield answer
            continue
          }
          const { checked, of, faults } = answer as { readonly checked: number; readonly of: number; readonly faults: number }
          board.update({ documents: checked, failed: faults, inputs: checked, bytes: 0, of: { inputs: of, bytes: 0 } })
        }
      }
      return derived.show(withoutProgress(), call, options)
    },
  }
}
