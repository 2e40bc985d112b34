import { counted, type FindingRule, MOST_SPANS, saidIn } from './rule.ts'

/** Statements by persons or groups whom the text does not name. */
export const unnamedSource: FindingRule = {
  id: 'unnamed-source',
  find: (reading) => {
    const { parts, values } = reading.layers
    const unnamed = saidIn(reading).filter((i) => values[i].kind === 'unnamed-person' || values[i].kind === 'unnamed-group')
    const spans = unnamed.flatMap((i) => parts[i].source.slice(0, 1)).slice(0, MOST_SPANS)
    return spans.length ? [{ spans, message: `${counted(unnamed.length, 'statement comes', 'statements come')} from sources that are not named` }] : []
  },
  example: { text: '⟦S1 Two officials⟧ ⟦C1 said⟧ ⟦T1 the bridge was unsafe⟧.', silent: '⟦S1 Ana Roe⟧ ⟦C1 said⟧ ⟦T1 the bridge was unsafe⟧.' },
}
