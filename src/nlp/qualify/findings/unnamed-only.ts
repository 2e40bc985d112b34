import { type FindingRule, saidIn } from './rule.ts'

/** Everything that is said in the report is said by sources whom it does not name, or by nobody. */
export const unnamedOnly: FindingRule = {
  id: 'unnamed-only',
  find: (reading) => {
    const said = saidIn(reading)
    const named = said.some((i) => ['named-person', 'named-organization', 'document'].includes(reading.layers.values[i].kind))
    return said.length === 0 || named ? [] : [{ spans: [], message: 'Nobody who says anything here is named' }]
  },
  example: {
    text: '⟦S1 Two officials⟧ ⟦C1 said⟧ ⟦T1 the bridge was unsafe⟧. ⟦S2 An engineer⟧ ⟦C2 said⟧ ⟦T2 it would fall⟧.',
    silent: '⟦S1 Two officials⟧ ⟦C1 said⟧ ⟦T1 the bridge was unsafe⟧. ⟦S2 Ana Roe⟧ ⟦C2 said⟧ ⟦T2 it would fall⟧.',
  },
}
