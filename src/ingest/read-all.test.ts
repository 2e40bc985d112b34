import { gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { type ReadOptions, readAll } from './read-all.ts'
import type { Found } from './reader.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const WEIR = bytes('The Weir Holds\n\nThe weir held through the night, warden Ola Brekke said.\n')
const MILL = bytes('<!doctype html><title>The mill burns</title><article><h1>The mill burns</h1><p>The old mill burnt down, Ines Calder said.</p></article>')

/** What was found, one line each: number, name and title, or what was said instead. */
async function found(content: Uint8Array, options: ReadOptions = {}): Promise<string[]> {
  const lines: string[] = []
  for await (const one of readAll(content, options)) lines.push(lineOf(one))
  return lines
}
function lineOf(one: Found): string {
  if ('document' in one) return `${one.at} ${one.name}: ${one.document.title}`
  if ('failure' in one) return `${one.at} ${one.name}: ${one.failure.code}`
  return `${one.at} ${one.name}: ${'unread' in one ? one.unread : one.address}`
}

test('one document has no number, packed or not', async () => {
  expect(await found(WEIR, { name: 'weir.txt' })).toEqual(['null weir.txt: The Weir Holds'])
  expect(await found(gzipSync(gzipSync(MILL)))).toEqual(['null undefined: The mill burns'])
})

test('a zip file gives its documents in order, and names what is no report', async () => {
  const packed = zipSync({
    'desk/': new Uint8Array(),
    'desk/a.txt': WEIR,
    'desk/b.bin': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    '__MACOSX/desk/._a.txt': WEIR,
    '.hidden': WEIR,
    'desk/c.dat': gzipSync(MILL),
    '../../up.txt': WEIR,
    './here.txt': WEIR,
    'inner.zip': [zipSync({ 'deep.txt': WEIR }), { level: 0 }],
    'style.css': bytes('p { margin: 0 }'),
  })
  expect(await found(packed, { name: 'desk.zip' })).toEqual([
    '1 desk/a.txt: The Weir Holds',
    'null desk/b.bin: a PNG image',
    '2 desk/c.dat: The mill burns',
    '3 ../../up.txt: The Weir Holds',
    '4 ./here.txt: The Weir Holds',
    '5 deep.txt: The Weir Holds',
    'null style.css: a style sheet',
  ])
})

test('a bomb is a failure, and what came before it is kept', async () => {
  const packed = zipSync({ 'a.txt': WEIR, 'bomb.txt': new Uint8Array(2_000_000), 'b.txt': WEIR })
  const limits = { slack: 10_000, ratio: 10 }
  expect(await found(packed, { limits })).toEqual(['1 a.txt: The Weir Holds', 'null bomb.txt: ingest/too-large', 'null undefined: ingest/too-large'])
  expect(await found(gzipSync(new Uint8Array(2_000_000)), { name: 'bomb', limits })).toEqual(['null bomb: ingest/too-large'])
})

test('a reading that broke off goes on behind the thing over which it did, and numbers go on', async () => {
  const packed = zipSync({
    'a.txt': WEIR,
    'b.bin': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    'c.zip': zipSync({ 'one.html': MILL, 'two.txt': WEIR }),
    'd.html': MILL,
  })
  const opened: [number, number][] = []
  const whole = await found(packed, { opening: (next, passed) => opened.push([next, passed]) })
  expect(whole.length).toBe(5)
  expect(opened).toEqual([0, 1, 2, 3, 4].map((passed) => [1 + whole.slice(0, passed).filter((line) => !line.startsWith('null')).length, passed]))
  for (const [next, passed] of opened) expect(await found(packed, { resume: { passed, next } })).toEqual(whole.slice(passed))
})

test('links stand against the address that the user gave', async () => {
  const page = bytes('<!doctype html><title>The mill</title><article><h1>The mill</h1><p>The old mill burnt down, <a href="/calder">Ines Calder</a> said.</p></article>')
  for await (const one of readAll(page, { given: { url: 'https://orley.example/mill' } }))
    expect(one).toMatchObject({ document: { hyperlinks: [{ url: 'https://orley.example/calder' }] } })
})
