import { expect, test } from 'vitest'
import { hearsay, jsonLines } from './hearsay.ts'

const ARTICLE = 'Orchard sold\r\n\r\nThe orchard was sold in May, broker\r\nNils Aamodt said. “Nobody was told,” he added.\r\n'

test('words are found across the ends of lines and whatever the marks of quotation', async () => {
  const { status, out } = await hearsay(['explain', '-', '--at', 'broker Nils Aamodt said. "nobody', '--json'], { input: ARTICLE })
  const [{ at, words, explanations }] = jsonLines(out)
  expect(status).toBe(0)
  expect(ARTICLE.slice(at.start, at.end)).toBe(words)
  expect(words).toBe('broker\r\nNils Aamodt said. “Nobody')
  expect(explanations.map(({ layer }: { layer: string }) => layer)).toContain('quotation')
})

test('a line is found by its number', async () => {
  const { status, out } = await hearsay(['explain', '-', '--at', '4'], { input: ARTICLE })
  expect(status).toBe(0)
  expect(out).toContain('“Nils Aamodt said. “Nobody was told,” he added.”')
})

test('what is not there is nothing found, and no error', async () => {
  for (const at of ['99', '2', 'no such words']) {
    const { status, out, err } = await hearsay(['explain', '-', '--at', at], { input: ARTICLE })
    expect({ status, out }).toEqual({ status: 1, out: '' })
    expect(err).toContain('nothing found')
  }
})

test('a file that cannot be read, or a call without a place, is an error', async () => {
  expect((await hearsay(['explain', 'not-there', '--at', '1'])).status).toBe(2)
  expect((await hearsay(['explain', '-'])).status).toBe(2)
})
