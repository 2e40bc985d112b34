import { expect, test } from 'vitest'
import { observed } from '../../../tests/observed.ts'

test('a link backs the statement in whose cue, source, content or sentence it stands, and none elsewhere', () => {
  const text = 'The quay is old. Ada Vale said that Norway attacked Chile.'
  const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length, url: `https://example.org/${words.length}` })
  const { links, parts } = observed(text, { hyperlinks: [at('quay'), at('said'), at('Chile')] })
  expect(parts).toHaveLength(1)
  expect(links.map(({ attribution }) => attribution)).toEqual([null, parts[0].id, parts[0].id])
})
