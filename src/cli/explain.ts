import type { Explanation } from '../casework/explanation.ts'
import type { Failure } from '../casework/failure.ts'
import type { Span } from '../model/span.ts'
import { visible, visibleLine } from '../model/visible.ts'
import { print, tell, tellFailure } from './streams.ts'
import type { View } from './view.ts'

type Answer = { readonly path: string } & (
  | { readonly at: Span; readonly words: string; readonly explanations: readonly Explanation[] }
  | { readonly at: null }
  | { readonly failure: Failure }
)

function block({ layer, version, says, because, chance }: Explanation): string {
  const why = [because === undefined ? '' : `because: ${visibleLine(because)}`, chance === undefined ? '' : `chance of being right: ${Math.round(chance * 100)} %`]
  const reasons = why.filter(Boolean).map((reason) => `\n    ${reason}`)
  return `  ${`${layer} v${version}`.padEnd(16)} ${visibleLine(says)}${reasons.join('')}\n`
}

/** Shows why a stretch was read as it was, stage by stage. */
export const explainView: View = {
  addOptions(command) {
    command.option('--json', 'print JSON Lines')
  },
  async show(answers, { at }, { json }) {
    let [found, failed] = [false, false]
    for await (const answer of answers as AsyncIterable<Answer>) {
      if ('failure' in answer) {
        failed = true
        tellFailure(answer.failure)
        continue
      }
      if (json) await print(`${JSON.stringify(answer)}\n`)
      if (answer.at === null) {
        tell(`nothing found: ${answer.path} has no ${/^\d+$/.test(String(at)) ? `line ${at} with words` : `words “${at}”`}`)
        continue
      }
      found = found || answer.explanations.length > 0
      if (json) continue
      await print(`${visible(answer.path)} [${answer.at.start}, ${answer.at.end})  “${visibleLine(answer.words)}”\n`)
      for (const explanation of answer.explanations) await print(block(explanation))
      if (!answer.explanations.length) tell('nothing found: no stage saw anything in these words')
    }
    if (failed) return 2
    return found ? 0 : 1
  },
}
