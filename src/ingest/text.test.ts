import { expect, test } from 'vitest'
import type { Document } from '../model/document.ts'
import { readBytes } from './readers.ts'

const read = (text: string): Document => readBytes(new TextEncoder().encode(text), {})
const parts = ({ text, parts }: Document) => parts.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`)

test('a printed head is taken apart', () => {
  const document = read(
    'Harbor wall gives way at Orley\n\nThe Orley Gazette, Saturday 3 March 2029, 14:05 GMT; updated 16:20\n\nBy Ada Lind in Port Merrow and Bo Mark\n\nPORT MERROW, March 3 (Reuters) — The harbor wall gave way at dawn, the warden said.\n\n(Reporting by Ada Lind; editing by Cy Dunn)',
  )
  expect(parts(document)).toEqual([
    'headline: Harbor wall gives way at Orley',
    'other: The Orley Gazette, Saturday 3 March 2029, 14:05 GMT; updated 16:20',
    'byline: By Ada Lind in Port Merrow and Bo Mark',
    'dateline: PORT MERROW, March 3 (Reuters) —',
    'body: The harbor wall gave way at dawn, the warden said.',
    'credit: (Reporting by Ada Lind; editing by Cy Dunn)',
  ])
  expect(document).toMatchObject({
    title: 'Harbor wall gives way at Orley',
    outlet: 'The Orley Gazette',
    place: 'PORT MERROW',
    published: '2029-03-03T14:05+00:00',
    modified: '2029-03-03T16:20',
    authors: ['Ada Lind', 'Bo Mark'],
    credits: ['Port Merrow', 'Reuters'],
    missing: ['link'],
    language: 'en',
  })
})

test('a text without any of it says what is missing', () => {
  const document = read('Mill Owners Deny Blame for the Flood\n\nThe owners of the mill denied on Monday that they had opened the sluice.')
  expect(document.missing).toEqual(['outlet', 'byline', 'date', 'place', 'link'])
  expect(parts(document)[0]).toBe('headline: Mill Owners Deny Blame for the Flood')
})

test.each([
  ['Skarn, 4 May 2031 (NTV)', { place: 'Skarn', published: '2031-05-04', credits: ['NTV'] }],
  ['The Orley Gazette | 4 May 2031 | 07:55', { outlet: 'The Orley Gazette', published: '2031-05-04T07:55' }],
  ['Orley Radio, May 4, 2031, 9:20 p.m. EST', { outlet: 'Orley Radio', published: '2031-05-04T21:20-05:00' }],
  ['Orley Radio, 04.05.2031, 10:25', { outlet: 'Orley Radio', published: '2031-05-04T10:25' }],
  ['Coast Office, 4 May 2031, 11:45 QXT (1245 UTC)', { outlet: 'Coast Office', published: '2031-05-04T11:45-01:00' }],
  ['Updated 11:40 a.m., May 4, 2031', { outlet: null, published: null, modified: '2031-05-04T11:40' }],
  ['Orley Radio – posted 4 May 2031', { outlet: 'Orley Radio', published: '2031-05-04' }],
])('the line under the headline: %s', (line, expected) => {
  expect(read(`Weir holds through the night\n\n${line}\n\nThe weir held through the night, the warden said on Sunday.`)).toMatchObject(expected)
})

test('a date without its year is no published date, and none is missing', () => {
  const document = read('Weir holds through the night\n\nOrley Radio, Sunday 4 May, 08:10 CET\n\nThe weir held through the night, the warden said.')
  expect(document.published).toBeNull()
  expect(document.missing).not.toContain('date')
})

test('a first paragraph that is a report is body', () => {
  expect(parts(read('The weir held through the night, the warden said on Sunday. It had been feared lost.\n\nNobody was hurt.'))).toEqual([
    'body: The weir held through the night, the warden said on Sunday. It had been feared lost.\n\nNobody was hurt.',
  ])
  expect(parts(read('Rain'))).toEqual(['body: Rain'])
})

test('corrections, captions and owners under a text', () => {
  const document = read(
    'Weir Holds\n\nThe weir held, the warden said.\n\nPhoto: the weir at noon\n\nIt is 80 years old.\n\nCorrection: An earlier version gave another age.\n\n© Orley Buzz',
  )
  expect(parts(document).map((part) => part.split(':')[0])).toEqual(['headline', 'body', 'caption', 'body', 'correction', 'credit'])
  expect(document.outlet).toBe('Orley Buzz')
})

test('addresses in a text are links, without the punctuation around them', () => {
  const { text, hyperlinks } = read('Weir Holds\n\nThe report (https://orley.example/weir_(2031)) is out; see https://orley.example/b.')
  expect(hyperlinks.map(({ start, end, url }) => [text.slice(start, end), url])).toEqual([
    ['https://orley.example/weir_(2031)', 'https://orley.example/weir_(2031)'],
    ['https://orley.example/b', 'https://orley.example/b'],
  ])
})

test.each([
  ['Opinion: The weir must go', 'opinion'],
  ['LIVE: the flood hour by hour', 'live'],
  ['Statement of the Coast Office on the flood', 'statement'],
  ['Weir keeper Ada Lind dies aged 91', 'obituary'],
  ['Book review: Ada Lind, The Weir', 'review'],
  ['The weir held on a day of opinion polls', 'report'],
])('the genre of “%s” is %s', (title, genre) => {
  expect(read(`${title}\n\nThe weir held through the night and nobody in the town was hurt at all.`).genre).toBe(genre)
})

test('turns of speech make an interview or a transcript', () => {
  const turns = (one: string, other: string) =>
    `On the weir\n\n${Array.from({ length: 4 }, (_, i) => `${one}: Why did it hold on day ${i}?\n\n${other}: It was built well, that is all.`).join('\n\n')}`
  expect(read(turns('Q', 'A')).genre).toBe('interview')
  expect(read(turns('MS LIND', 'THE CHAIR')).genre).toBe('transcript')
})

test('a line under the headline that is no sentence is the standfirst; a speaker’s turn is no headline', () => {
  expect(
    parts(
      read(
        'Weir Holds\n\nWarden praises the builders and asks the council for money\n\nThe weir held through the night, the warden said on Sunday, and nobody was hurt.',
      ),
    )[1],
  ).toBe('standfirst: Warden praises the builders and asks the council for money')
  expect(parts(read('Q: Why did it hold?\n\nA: It was built well, that is all.'))[0]).toMatch(/^body/)
})

test('the first line of a paragraph that is broken at a width is no headline', () => {
  const wrapped =
    'The weir at Orley held through the night, the warden said on Sunday,\nalthough the river had risen by two meters since the morning before\nand nobody had opened the sluice, which is the work of the council.\n\nNobody was hurt.'
  expect(parts(read(wrapped))).toEqual([`body: ${wrapped}`])
  expect(read(`Weir at Orley holds\n\n${wrapped}`).title).toBe('Weir at Orley holds')
})

test('the outlet on a line of its own between the byline and the time', () => {
  const { outlet, published, missing } = read(
    'Mill owners deny blame for the flood\n\nBy Ada Lind\nMill & Weir\n4 May 2031\n\nThe owners of the mill said on Monday that the gate had held.\n',
  )
  expect({ outlet, published, missing }).toEqual({ outlet: 'Mill & Weir', published: '2031-05-04', missing: ['place', 'link'] })
})

test('an outlet’s desk in the byline names the outlet; a desk alone does not', () => {
  const body = '4 May 2031\n\nThe owners of the mill said on Monday that the gate had held.\n'
  expect(read(`Mill owners deny blame for the flood\n\nBy Ada Lind and the Orley Herald live desk\n${body}`).outlet).toBe('Orley Herald')
  expect(read(`Mill owners deny blame for the flood\n\nBy Ada Lind and the sports desk\n${body}`).outlet).toBeNull()
})

test('an interview by somebody is one', () => {
  const { authors, genre } = read(
    '‘The mill was never ours’\n\nInterview by Ada Lind\nThe Orley Gazette, 4 May 2031\n\nThe owner of the mill met us on Monday by the gate.\n',
  )
  expect({ authors, genre }).toEqual({ authors: ['Ada Lind'], genre: 'interview' })
})
