import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Document } from '../../model/document.ts'
import { Budget } from '../bytes/budget.ts'
import { readAll } from '../read-all.ts'
import type { Found } from '../reader.ts'
import { mailbox } from './mailbox.ts'

async function found(content: string | Uint8Array): Promise<Found[]> {
  const list: Found[] = []
  for await (const one of readAll(typeof content === 'string' ? new TextEncoder().encode(content) : content, { name: 'x' })) list.push(one)
  return list
}
const partsOf = ({ text, parts }: Document) => parts.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`)
async function mail(content: string | Uint8Array): Promise<Document> {
  const [one, ...more] = await found(content)
  expect(more).toEqual([])
  if (!('document' in one)) throw new Error('no document')
  expect(one.at).toBeNull()
  return one.document
}
const HEAD =
  'From: Ada Lind <ada@wire.example>\r\nTo: desk@post.example\r\nSubject: Ferry stays\r\nDate: Tue, 02 Mar 2027 10:00:00 -0500 (EST)\r\nMessage-ID: <1@wire.example>\r\n'

test('subject, sender, date with its zone, and the text with its lines joined', async () => {
  const document = await mail(`${HEAD}\r\nThe ferry would not sail, harbour master\r\nInes Calder said.\r\n\r\nIt sails on Friday.\r\n`)
  expect(document).toMatchObject({ title: 'Ferry stays', authors: ['Ada Lind'], published: '2027-03-02T10:00:00-05:00', identifier: '1@wire.example', url: null })
  expect(partsOf(document)).toEqual(['headline: Ferry stays', 'body: The ferry would not sail, harbour master Ines Calder said.\n\nIt sails on Friday.'])
})

test('words and texts in the character sets that they state', async () => {
  const head = 'From: =?utf-8?q?J=C3=B6rg_Lind?= <j@wire.example>\nSubject: =?utf-8?b?RsOkaHJlIGJsZWlidA==?=\nDate: Tue, 2 Mar 2027 10:00:00 +0100\nMIME-Version: 1.0\n'
  const latin = `${head}Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nDie F=E4hre bleibt=\n im Hafen.\n`
  expect(await mail(latin)).toMatchObject({ title: 'Fähre bleibt', authors: ['Jörg Lind'], text: 'Fähre bleibt\n\nDie Fähre bleibt im Hafen.' })
})

test('what is quoted, and a signature, are kept apart in their place', async () => {
  const text =
    'On Mon, 1 Mar 2027, Bo Mark <bo@post.example> wrote:\n> Does the ferry\n> stay?\n\nYes, it stays.\n\n> And the weir?\n\nIt holds.\n-- \nAda Lind, North Wire\n'
  expect(partsOf(await mail(`${HEAD}\n${text}`)).slice(1)).toEqual([
    'other: On Mon, 1 Mar 2027, Bo Mark <bo@post.example> wrote:',
    'other: Does the ferry stay?',
    'body: Yes, it stays.',
    'other: And the weir?',
    'body: It holds.',
    'other: --',
    'other: Ada Lind, North Wire',
  ])
})

const FORWARDED = '---------- Forwarded message ---------\nFrom: Harbour Office <office@port.example>\nDate: Mon, 1 Mar 2027\nSubject: Notice\n\nThe ferry stays.\n'
test('a message that is passed on is not its sender’s own; where nothing else is said it is the text', async () => {
  const introduced = await mail(`${HEAD}\nSee below.\n\n${FORWARDED}`)
  expect(partsOf(introduced).map((part) => part.split(':')[0])).toEqual(['headline', 'body', 'other', 'other', 'other'])
  expect(introduced.notes.map(({ rule }) => rule)).toEqual(['forwarded'])
  expect(partsOf(await mail(`${HEAD}\n${FORWARDED}`)).filter((part) => part.startsWith('body'))).toEqual(['body: The ferry stays.'])
})

const part = (head: string, body: string) => `--b\n${head}\n\n${body}\n`
test('of a page and its plain text, the page; quotations in it are kept apart, scripts never show', async () => {
  const html = '<p>It stays, <a href="https://wire.example/n">a notice</a> said.</p><script>alert(1)</script><div class="gmail_quote"><p>Does it stay?</p></div>'
  const message = `${HEAD}MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n${part('Content-Type: text/plain', 'It stays.')}${part('Content-Type: text/html', html)}--b--\n`
  const document = await mail(message)
  expect(partsOf(document)).toEqual(['headline: Ferry stays', 'body: It stays, a notice said.', 'other: Does it stay?'])
  expect(document.hyperlinks).toMatchObject([{ url: 'https://wire.example/n' }])
})

test('attachments follow the mail: pages and other mails are read, the rest is named', async () => {
  const attached = (type: string, name: string) => `Content-Type: ${type}\nContent-Disposition: attachment; filename="${name}"`
  const page = '<!doctype html><title>Notice</title><article><h1>Notice</h1><p>The ferry stays in port until Friday, the office said.</p></article>'
  const inner = 'From: Cy Ost <cy@port.example>\nDate: Tue, 02 Mar 2027 09:00:00 +0000\nSubject: Inner\n\nIt holds.'
  const message = `${HEAD}MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n${part('Content-Type: text/plain', 'See the files.')}${part(attached('text/html', 'notice.html'), page)}${part(`${attached('image/png', 'a.png')}\nContent-Transfer-Encoding: base64`, 'iVBORw0KGgo=')}${part(attached('text/calendar', 'day.ics'), 'BEGIN:VCALENDAR')}${part('Content-Type: message/rfc822', inner)}--b--\n`
  expect((await found(message)).map((one) => ('document' in one ? `${one.at} ${one.document.title}` : 'unread' in one ? `${one.name}: ${one.unread}` : one))).toEqual([
    '1 Ferry stays',
    '2 Notice',
    'a.png: a PNG image',
    'day.ics: a date for a calendar',
    '3 Inner',
  ])
})

test('a mailbox gives its messages in order, with what was escaped in them as it was', async () => {
  const one = `From ada@wire.example Tue Mar  2 10:00:00 2027\n${HEAD.replaceAll('\r', '')}\nIt stays.\n\n>From Friday on it sails.\n\nFrom the quay one sees it in 2027.\n\n`
  const two = `From bo@post.example Tue Mar  2 11:00:00 2027\n${HEAD.replaceAll('\r', '').replace('Ferry stays', 'Weir holds')}\nIt holds.\n`
  const messages = await found(one + two)
  expect(messages.map((each) => ('document' in each ? [each.at, each.document.text] : each))).toEqual([
    [1, 'Ferry stays\n\nIt stays.\n\nFrom Friday on it sails.\n\nFrom the quay one sees it in 2027.'],
    [2, 'Weir holds\n\nIt holds.'],
  ])
})

test('a mailbox is read alike in whatever pieces its bytes come', async () => {
  const box = Buffer.from(
    Array.from(
      { length: 6 },
      (_, i) => `From ada@wire.example Tue Mar  2 10:0${i}:00 2027\n${HEAD.replaceAll('\r', '')}\nIt stays ${'so '.repeat(200)}${i}.\n\nFrom 2027 on.\n\n`,
    ).join(''),
  )
  const raw = { name: undefined, known: {} }
  const textsOf = async (size: number) => {
    const pieces = (async function* () {
      for (let at = 0; at < box.length; at += size) yield new Uint8Array(box.subarray(at, at + size))
    })()
    const texts: string[] = []
    for await (const one of mailbox.stream?.(pieces, raw, new Budget()) ?? []) if ('bytes' in one) texts.push(Buffer.from(one.bytes).toString())
    return texts
  }
  const whole = await textsOf(box.length)
  expect(whole.length).toBe(6)
  expect(whole[5]).toMatch(/^From: Ada Lind[^]*5\.\n\nFrom 2027 on\.\n$/)
  for (const size of [7, 100, 571, 1000]) expect(await textsOf(size)).toEqual(whole)
})

test('a text that speaks of mail is none', async () => {
  const [one] = await found('From: the archive\n\nThe mayor wrote to the weir’s warden on Tuesday, the warden said.\n')
  expect('document' in one && one.document.identifier).toBe(undefined)
})

const PIECES = [
  HEAD,
  'MIME-Version: 1.0\n',
  'Content-Type: multipart/mixed; boundary=b\n',
  'Content-Type: text/html; charset=x\n',
  '\n',
  '\n\n',
  '--b\n',
  '--b--\n',
  '> ',
  '-- \n',
  'It stays.',
  '\nFrom a 2027\nA: b\n',
  '=?utf-8?q?',
  '<p>',
  '\0',
  '\r',
]
test('any mixture of what mails are made of is read', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }), async (pieces) => {
      for (const one of await found(HEAD + pieces.join(''))) {
        if (!('document' in one)) continue
        let at = 0
        for (const { start, end } of one.document.parts) {
          expect(start).toBeGreaterThanOrEqual(at)
          expect(end).toBeGreaterThan(start)
          at = end
        }
      }
    }),
    { numRuns: 100 },
  )
})

test('many lines, parts within parts and endless heads are bounded', async () => {
  expect((await found(`${HEAD}\n${'> > a\n'.repeat(10_000)}`)).length).toBe(1)
  const nested = Array.from({ length: 200 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`).join('')
  expect(await found(`${HEAD.replaceAll('\r', '')}MIME-Version: 1.0\n${nested}`)).toMatchObject([{ failure: { code: 'ingest/broken-file' } }])
  expect((await found(`From a 2027\n${HEAD}\n${'\nFrom a 2027'.repeat(5000)}`)).length).toBe(1)
})
