import { expect, test } from 'vitest'
import type { Document } from '../model/document.ts'
import { addressKey, likeness, overlapOf } from './sameness.ts'
import { weir } from './specimens.ts'
import { indexed } from './words.ts'

const alike = (held: Partial<Document>, arriving: Partial<Document>) => {
  const of = (fields: Partial<Document>) => {
    const { document } = weir({}, fields)
    return { document, captured: null, body: indexed(document.text) }
  }
  return likeness(of(held), of(arriving))
}

test('an address is the same whatever brought the reader there', () => {
  const same = ['https://www.courier.example/news/weir/', 'http://courier.example/news/weir?utm_source=x&fbclid=1#top', 'https://courier.example/news/weir?ref=home'].map(
    addressKey,
  )
  expect(new Set(same)).toEqual(new Set(['courier.example/news/weir']))
  expect(addressKey('https://courier.example/a?id=2&b=1')).toBe(addressKey('https://courier.example/a?b=1&id=2'))
  expect(addressKey('https://courier.example/a?id=2')).not.toBe(addressKey('https://courier.example/a?id=3'))
  for (const none of [null, '', 'weir.txt', 'file:///weir', 'urn:x:1']) expect(addressKey(none)).toBeNull()
})

test('overlap is told of the shorter text: what only adds has all of the other', () => {
  const text = 'one two three four five six seven eight nine ten'
  expect(overlapOf(text, text)).toBe(1)
  expect(overlapOf(text, `${text} eleven twelve thirteen fourteen fifteen`)).toBe(1)
  expect(overlapOf(text, 'quite another text of as many words as that one')).toBe(0)
  expect(overlapOf('', text)).toBe(0)
})

test('the same text of two outlets is two reports, unless it stands at one address', () => {
  expect(alike({}, {})).toBe('same')
  expect(alike({}, { outlet: 'Hale Evening News' })).toBe('other')
  expect(alike({ url: 'https://x.example/1' }, { outlet: 'Hale Evening News', url: 'https://x.example/1' })).toBe('same')
  expect(alike({ outlet: null }, {})).toBe('same')
})

test('under one outlet and title a text much alike is a version at another time, and a report of its own at the same', () => {
  const { text } = weir().document
  const longer = `${text} The work will cost two millions.`
  expect(alike({}, { text: longer, modified: '2026-05-05' })).toBe('version')
  expect(alike({}, { text: longer })).toBe('other')
  expect(alike({}, { text: longer, modified: '2026-05-05', title: 'Weir and wharf' })).toBe('other')
  expect(alike({}, { text: 'Something quite different stands here under the old headline today.', modified: '2026-05-05' })).toBe('other')
})

test('an entry of a feed that comes again changed is a version', () => {
  const feed = { title: null, url: 'https://courier.example/feed' }
  const { text } = weir().document
  expect(alike({ feed, identifier: 'a1' }, { feed, identifier: 'a1', title: 'Another', text: `${text} More of it.` })).toBe('version')
  expect(alike({ feed, identifier: 'a1' }, { feed, identifier: 'a2', title: 'Another', text: `${text} More of it.` })).toBe('other')
})

test('a file that was changed since is a version of what it was; another one of the same head is not', () => {
  const { document } = weir({}, { outlet: null })
  const of = (name: string, text: string, title = document.title) => ({ document: { ...document, title }, captured: null, name, body: indexed(text) })
  const changed = document.text.replace('the', 'some')
  expect(likeness(of('weir.txt', document.text), of('weir.txt', changed))).toBe('version')
  expect(likeness(of('weir.txt', document.text), of('other.txt', changed))).toBe('other')
  expect(likeness(of('weir.txt', document.text), of('weir.txt', changed, 'Another title'))).toBe('other')
  expect(likeness(of('-', document.text), of('-', 'Eels were seen in the river below the mill on Sunday, nobody knows why.'))).toBe('other')
})
