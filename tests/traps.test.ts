import { beforeAll, describe, expect, test } from 'vitest'
import { openEngine } from '../src/casework/engine.ts'
import { parseTagged } from '../training/notation/parse.ts'
import { readTraps, type TrapResult, traps, wrongIn } from '../training/traps.ts'

/** How many of the passages of each class are read right, as measured; one that rises is written here, and none may fall. */
const RIGHT: Readonly<Record<string, number>> = {
  'addresses-names': 8,
  agentless: 8,
  apostrophes: 8,
  'ellipses-brackets': 8,
  'foreign-marks': 8,
  headlines: 8,
  layout: 7,
  'lists-of-speakers': 8,
  'negation-questions': 8,
  'nested-quotes': 7,
  nicknames: 8,
  'open-quotes': 8,
  order: 8,
  'other-nouns': 8,
  'other-verbs': 8,
  'pronouns-possessives': 8,
  relays: 8,
  'scare-quotes': 8,
  'signed-blocks': 7,
  'signs-measures': 8,
  stamps: 8,
  titles: 8,
  transcripts: 8,
  'untagged-dialogue': 8,
  verse: 8,
}

/** Set by whoever wants to see the share of each class and what fails. */
const TELLS = process.env.TRAPS === '1'

const list = traps()
const classes = [...new Set(list.map(({ of }) => of))]

test('there are 25 classes of 8 passages, each with a label of its own', () => {
  expect(classes.length).toBe(25)
  for (const name of classes) expect(new Set(list.filter(({ of }) => of === name).map(({ label }) => label)).size, name).toBe(8)
})

describe('what is right', () => {
  const gold = parseTagged('⟦S1 The smith⟧ ⟦C1 said⟧ ⟦T1 the gate would hold⟧.\n\nIt rained.')
  test.each([
    ['as marked', '⟦S1 The smith⟧ ⟦C1 said⟧ ⟦T1 the gate would hold⟧.\n\nIt rained.', []],
    ['nothing read', 'The smith said the gate would hold.\n\nIt rained.', ['missed: The smith | said | the gate would hold']],
    ['too far', '⟦S1 The smith⟧ ⟦C1 said⟧ ⟦T1 the gate would hold.\n\nIt rained⟧.', ['reaches too far: The smith | said | the gate would hold. It rained']],
    ['one too many', '⟦S1 The smith⟧ ⟦C1 said⟧ ⟦T1 the gate would hold⟧.\n\n⟦S2 It⟧ ⟦C2 rained⟧⟦T2 .⟧', ['spurious: It | rained | .']],
  ])('%s', (_, read, wrong) => {
    expect(wrongIn(gold, parseTagged(read))).toEqual(wrong)
  })
})

describe('the engine as it ships', () => {
  let results: readonly TrapResult[] = []
  const rightIn = (name: string) => results.filter(({ of, wrong }) => of === name && wrong.length === 0).length
  beforeAll(async () => {
    results = await readTraps(await openEngine(), list)
    if (!TELLS) return
    for (const name of classes) {
      console.log(`${name.padEnd(24)} ${rightIn(name)} of 8`)
      for (const { label, wrong } of results.filter((r) => r.of === name && r.wrong.length)) console.log(`  ${label}: ${wrong.join('; ')}`)
    }
    console.log(`all ${results.filter((r) => r.wrong.length === 0).length} of ${results.length}`)
  })

  test.each(classes)('reads no fewer of %s than it did', (name) => {
    expect(rightIn(name)).toBeGreaterThanOrEqual(RIGHT[name] ?? 0)
  })
})
