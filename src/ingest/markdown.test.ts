import { expect, test } from 'vitest'
import { readBytes } from './readers.ts'

const read = (text: string) => readBytes(new TextEncoder().encode(text), { name: 'a.md' })

test('signs are markup, words are not, and the text stays as it is', () => {
  const source = '# The **weir** holds\n\n*By Ada Lind*\n\n> “It [held](https://orley.example/a)”, she said \\* twice.\n\n- one\n- two_three_four\n'
  const { text, markup, hyperlinks, title, authors } = read(source)
  expect(text).toBe(source)
  expect(markup.map(({ start, end }) => text.slice(start, end))).toEqual(['#', '**', '**', '*', '*', '>', '[', '](https://orley.example/a)', '\\', '-', '-'])
  expect(hyperlinks.map(({ start, end, url }) => [text.slice(start, end), url])).toEqual([['held', 'https://orley.example/a']])
  expect({ title, authors }).toEqual({ title: 'The weir holds', authors: ['Ada Lind'] })
})

test('front matter is metadata and no text', () => {
  const document = read(
    '---\ntitle: "The weir holds"\nauthors:\n  - Ada Lind\n  - Bo Mark\ndate: 2031-05-04\noutlet: Orley Radio\nurl: https://orley.example/weir\n---\n\nThe weir held, the warden said.\n',
  )
  expect(document).toMatchObject({
    title: 'The weir holds',
    authors: ['Ada Lind', 'Bo Mark'],
    published: '2031-05-04',
    outlet: 'Orley Radio',
    url: 'https://orley.example/weir',
    missing: ['place'],
  })
  expect(document.parts.map(({ kind }) => kind)).toEqual(['body'])
})

test('links by reference and by themselves, and pictures', () => {
  const { text, hyperlinks, parts } = read(
    '# Weir\n\nSee [the report][r] and <https://orley.example/x>.\n\n![The weir at noon](weir.jpg)\n\nIt held.\n\n[r]: https://orley.example/r\n',
  )
  expect(hyperlinks.map(({ start, end, url }) => [text.slice(start, end), url])).toEqual([
    ['the report', 'https://orley.example/r'],
    ['https://orley.example/x', 'https://orley.example/x'],
  ])
  expect(parts.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
    ['headline', 'Weir'],
    ['body', 'See [the report][r] and <https://orley.example/x>.'],
    ['caption', 'The weir at noon'],
    ['body', 'It held.'],
  ])
})
