import { expect, test } from 'vitest'
import { outletOfFeed } from './outlet.ts'

test.each([
  ['The Harbour Post', 'https://harbourpost.example/', 'The Harbour Post'],
  ['World | The Harbour Post', 'https://www.harbourpost.example/world', 'The Harbour Post'],
  ['The Harbour Post - Politics', 'https://harbourpost.example/', 'The Harbour Post'],
  ['The Harbour Post » Feed', 'https://quay.example/', 'The Harbour Post'],
  ['The Harbour Post RSS feed', null, 'The Harbour Post'],
  ['Quay: notes from the harbor', 'https://notes.example', 'Quay: notes from the harbor'],
  ['RSS', 'https://quay.example', null],
  [null, 'https://quay.example', null],
])('%s at %s is %s', (title, url, outlet) => {
  expect(outletOfFeed(title, url)).toBe(outlet)
})
