import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodedIn } from '../../../tests/fixture/legacy-encoding.ts'
import { decode } from './decode.ts'
import { metaCharset } from './prescan.ts'

const SAMPLES: Readonly<Record<string, string>> = {
  'windows-1251': 'Мост через реку закрыли в понедельник, сообщил начальник порта Илья Гарин. Движение паромов откроют не раньше пятницы, добавил он.',
  shift_jis: '港の橋は月曜日に閉鎖されたと、港長の佐伯蓮は述べた。渡し船は金曜日までに再開する見込みだという。',
  'euc-kr': '항구의 다리는 월요일에 폐쇄되었다고 항만장 한소라가 말했다. 나룻배는 금요일 이전에는 다니지 않을 것이라고 그는 덧붙였다.',
  gb18030: '港口的大桥于星期一关闭，港务长林若安说。她补充道，渡轮最早要到星期五才会恢复通航，届时将另行通知居民。',
  big5: '港口的大橋於星期一關閉，港務長林若安說。她補充道，渡輪最早要到星期五才會恢復通航，屆時將另行通知居民。',
  'iso-8859-2': 'Most přes řeku byl v pondělí uzavřen, řekl správce přístavu Jiří Dvořáček. Přívoz začne znovu jezdit nejdříve v pátek, dodal, až budou úřady spokojeny.',
}

test.each(Object.entries(SAMPLES))('%s is read as the page, the server or the bytes say', (label, sample) => {
  const page = (meta: string) =>
    Buffer.concat([Buffer.from(`<!doctype html><html><head>${meta}<title>x</title></head><body><p>`), encodedIn(label, sample), Buffer.from('</p></body></html>')])
  expect(decode(page(`<meta charset="${label}">`)).text).toContain(sample)
  expect(decode(page(`<META content='text/html; charset=${label}' HTTP-EQUIV=Content-Type>`)).text).toContain(sample)
  expect(decode(page(''), `text/html; charset=${label.toUpperCase()}`).text).toContain(sample)
  expect(decode(page('<meta charset="iso-8859-7">'), `text/html;charset="${label}"`).text).toContain(sample)
  expect(decode(encodedIn(label, sample)).text).toBe(sample)
  expect(decode(page('')).text).toContain(sample)
})

test('UTF-16 is read with a mark and without', () => {
  const words = '<html><body><p>Die Brücke blieb gesperrt, sagte Hafenmeisterin Ines Calder.</p></body></html>'
  const little = Buffer.from(words, 'utf16le')
  const big = Buffer.from(little).swap16()
  for (const bytes of [little, big, Buffer.concat([Buffer.of(0xff, 0xfe), little]), Buffer.concat([Buffer.of(0xfe, 0xff), big])]) expect(decode(bytes).text).toBe(words)
  expect(decode(Buffer.from('港口的大桥于星期一关闭，港务长林若安说。', 'utf16le'), 'text/plain; charset=utf-16').text).toContain('港务长林若安说')
})

test('a mark goes before everything, a server before the page, and a page that says UTF-16 is none', () => {
  const cyrillic = encodedIn('windows-1251', 'мост')
  const marked = Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), Buffer.from('<meta charset=koi8-r>Brücke')])
  expect(decode(marked, 'text/html; charset=windows-1251')).toEqual({ text: '<meta charset=koi8-r>Brücke', encoding: 'utf-8' })
  const said = (meta: string) => Buffer.concat([Buffer.from(meta), cyrillic])
  expect(decode(said('<meta charset=koi8-r>'), 'text/html; charset=windows-1251').encoding).toBe('windows-1251')
  expect(decode(said('<?xml version="1.0" encoding="windows-1251"?><p>')).encoding).toBe('windows-1251')
  expect(decode(Buffer.from('<meta charset=utf-16><p>Brücke</p>')).text).toContain('Brücke')
  expect(decode(Buffer.concat([Buffer.from('<meta charset=x-user-defined>'), Buffer.of(0x93)])).text).toContain('“')
  expect(decode(Buffer.from('<p>plain</p>'), 'text/html; charset=no-such').encoding).toBe('utf-8')
})

test('a page that was turned into UTF-8 and still names its old encoding is read as what it is', () => {
  expect(decode(Buffer.from(`<meta charset="windows-1251"><p>${SAMPLES['windows-1251']}</p>`)).text).toContain('начальник порта')
})

test.each([
  ['<meta charset="koi8-r">', 'koi8-r'],
  ['<!-- <meta charset="koi8-r"> --><meta charset=big5>', 'big5'],
  ['<!--><meta charset=big5>', 'big5'],
  ['<p title="<meta charset=koi8-r>"><meta charset=big5>', 'big5'],
  ['<meta name=x content="text/html; charset=koi8-r">', null],
  ['<meta http-equiv=content-type content="text/html; charset=koi8-r">', 'koi8-r'],
  ['<meta content="text/html; charset=\'koi8-r\'" http-equiv="Content-Type">', 'koi8-r'],
  ['<metadata charset=koi8-r><meta/charset=big5/>', 'big5/'],
  ['<?php <meta charset=koi8-r> ?><meta charset=big5>', 'big5'],
  ['<meta charset=big5 charset=koi8-r>', 'big5'],
  ['<meta charset="big5', null],
  ['</title <meta charset=koi8-r>><meta charset=big5>', 'big5'],
])('the scan of %s finds %s', (head, label) => {
  expect(metaCharset(head)).toBe(label)
})

test('any head is scanned to an end, and any bytes are decoded', () => {
  const piece = fc.constantFrom('<meta ', 'charset', '=', '"', "'", '>', '<!--', '-->', '/', ' ', '<a', 'http-equiv', 'content', 'content-type', ';', '<?', '</', 'big5')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const label = metaCharset(pieces.join(''))
      expect(label === null || pieces.join('').includes(label)).toBe(true)
    }),
    { numRuns: 300 },
  )
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(undefined, 'text/html; charset=euc-kr', 'text/plain;charset=utf-16be'), (bytes, contentType) => {
      expect(decode(bytes, contentType).text.length).toBeLessThanOrEqual(bytes.length)
    }),
    { numRuns: 200 },
  )
})
