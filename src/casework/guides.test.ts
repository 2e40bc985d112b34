import { expect, test } from 'vitest'
import { parseGuide } from './guides.ts'

const GUIDE = `
name = "House style"
date = 2026-02-03
url = "https://ledger.example/style"
[[rules]]
id = "regime"
pattern = "regime"
sides = ["against the government"]
advice = "write government"
cite = "https://ledger.example/style#regime"
`

test('a guide is its name, date and rules', () => {
  const guide = parseGuide(GUIDE, 'guide.toml')
  expect(guide).toMatchObject({ name: 'House style', date: '2026-02-03', url: 'https://ledger.example/style' })
  expect(guide.rules).toEqual([
    { id: 'regime', pattern: 'regime', sides: ['against the government'], advice: 'write government', cite: 'https://ledger.example/style#regime' },
  ])
})

test('what is wrong is said with its place', () => {
  for (const [source, words] of [
    ['name = ', 'guide.toml is no TOML: line 1, column 8'],
    ['name = "x"\ndate = "2026"', 'it has no rules'],
    [GUIDE.replace('pattern = "regime"', ''), "rule 'regime' has no pattern"],
    [GUIDE.replace('id = "regime"', ''), 'rule 1 has no id'],
    [GUIDE.replace('sides = ["against the government"]', 'sides = "one"'), "rule 'regime' has no list of sides"],
    [GUIDE.replace('https://ledger.example/style#regime', 'page 12'), "cites 'page 12', which is no address"],
    [`${GUIDE}${GUIDE.slice(GUIDE.indexOf('[[rules]]'))}`, "two rules are called 'regime'"],
    [GUIDE.replace('name = "House style"', ''), 'it has no name'],
    ['rules = [1]\nname = "x"\ndate = "y"', 'rule 1 is no table'],
  ] as const) {
    expect(() => parseGuide(source, 'guide.toml'), words).toThrow(expect.objectContaining({ code: 'casework/bad-guide', message: expect.stringContaining(words) }))
  }
})
