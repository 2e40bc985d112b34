import { expect, test } from 'vitest'
import type { Document } from '../../model/document.ts'
import { readAll } from '../read-all.ts'
import type { Found } from '../reader.ts'

async function found(content: unknown): Promise<Found[]> {
  const list: Found[] = []
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  for await (const one of readAll(new TextEncoder().encode(text), { name: 'x' })) list.push(one)
  return list
}
const documentIn = async (content: unknown): Promise<Document> => {
  const [one, ...more] = await found(content)
  expect(more).toEqual([])
  if (!('document' in one)) throw new Error('no document')
  expect(one.at).toBeNull()
  return one.document
}
const partsOf = ({ text, parts }: Document) => parts.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`)

const COMMON = { uri: 'urn:wire.example:7', language: 'en', located: 'Skarvik', type: 'text' }
const HTML = '<p>SKARVIK (NW) — The ferry would not sail, Ines Calder said.</p><p>It sails on Friday.</p>'
const PARTS = [
  'headline: Ferry stays',
  'byline: By Ada Lind and Bo Mark',
  'dateline: SKARVIK (NW) —',
  'body: The ferry would not sail, Ines Calder said.\n\nIt sails on Friday.',
]

test.each([
  [
    '1',
    {
      ...COMMON,
      versioncreated: '2027-03-02T10:00:00+01:00',
      firstcreated: '2027-03-02T08:00:00Z',
      byline: 'By Ada Lind and Bo Mark',
      headline: 'Ferry stays',
      body_text: 'x',
      body_xhtml: HTML,
    },
  ],
  [
    '2',
    {
      ...COMMON,
      versioncreated: '2027-03-02T10:00:00+01:00',
      firstcreated: '2027-03-02T08:00:00Z',
      by: 'By Ada Lind and Bo Mark',
      headlines: [
        { role: 'short', value: 'Ferry' },
        { role: 'main', value: 'Ferry stays' },
      ],
      bodies: [
        { role: 'text', contenttype: 'text/plain', value: 'x' },
        { role: 'html', contenttype: 'text/html', value: HTML },
      ],
    },
  ],
  [
    '3',
    {
      ...COMMON,
      versionCreated: '2027-03-02T10:00:00+01:00',
      firstCreated: '2027-03-02T08:00:00Z',
      by: 'By Ada Lind and Bo Mark',
      headlines: [{ role: 'main', value: 'Ferry stays' }],
      bodies: [{ role: 'main', contentType: 'text/html', value: HTML }],
    },
  ],
])('ninjs %s is one document', async (_, item) => {
  const document = await documentIn(item)
  expect(document).toMatchObject({
    title: 'Ferry stays',
    identifier: 'urn:wire.example:7',
    url: null,
    authors: ['Ada Lind', 'Bo Mark'],
    credits: ['NW'],
    place: 'Skarvik',
    published: '2027-03-02T08:00:00Z',
    modified: '2027-03-02T10:00:00+01:00',
  })
  expect(partsOf(document)).toEqual(PARTS)
})

test('what an agency took back, holds back or says to editors is said', async () => {
  const marked = {
    ...COMMON,
    headline: 'Ferry stays',
    body_text: 'It stays.',
    pubstatus: 'canceled',
    embargoed: '2027-03-03T00:00:00Z',
    version: 3,
    urgency: 2,
    ednote: 'Day corrected',
  }
  const { notes } = await documentIn(marked)
  expect(notes.map(({ rule }) => rule)).toEqual(['agency-canceled', 'embargoed', 'agency-marks', 'agency-note'])
  expect(notes[2].message).toContain('version 3 and urgency 2')
  expect((await documentIn({ ...marked, pubstatus: 'withheld', embargoed: undefined })).notes.map(({ rule }) => rule)[0]).toBe('agency-withheld')
})

test('texts under pictures are captions, once each; a picture alone is no report', async () => {
  const picture = (caption: string) => ({ uri: 'p', type: 'picture', description_text: caption })
  const body = '<p>It stays.</p><figure><figcaption>The ferry at noon.</figcaption></figure>'
  const item = { ...COMMON, pubstatus: 'usable', headline: 'Ferry stays', body_html: body, associations: { a: picture('The ferry at noon.'), b: picture('The quay.') } }
  expect(partsOf(await documentIn(item))).toEqual(['headline: Ferry stays', 'body: It stays.', 'caption: The ferry at noon.', 'caption: The quay.'])
  expect(await found({ ...picture('The quay.'), headline: 'Quay', pubstatus: 'usable' })).toMatchObject([{ unread: 'a picture of an agency' }])
})

const newsItem = (guid: string, meta: string, about: string, content: string) =>
  `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="${guid}" version="2" xml:lang="en"><itemMeta>${meta}</itemMeta><contentMeta>${about}</contentMeta><contentSet>${content}</contentSet></newsItem>`
const META =
  '<itemClass qcode="ninat:text"/><provider literal="North Wire"/><versionCreated>2027-03-02T10:00:00+01:00</versionCreated><firstCreated>2027-03-02T08:00:00Z</firstCreated>'
const ABOUT = '<located><name>Skarvik</name></located><creditline>NW</creditline><headline>Ferry stays</headline><by>By Ada Lind</by>'
const NITF =
  '<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head><dateline><location>Skarvik</location>, Tuesday</dateline></body.head><body.content><p>It <em>stays</em>.</p><media><media-caption>At noon.</media-caption><media-producer>P</media-producer></media><hl2>Later</hl2><p>It sailed.</p></body.content></body></nitf></inlineXML>'
const XHTML =
  '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>no</title></head><body><p>It burnt.</p><p>See <a href="https://wire.example/map">the map</a>.</p></body></html></inlineXML>'

test('an item of NewsML-G2 with a text in NITF', async () => {
  const document = await documentIn(newsItem('urn:newsml:1', META, ABOUT, NITF))
  expect(document).toMatchObject({
    title: 'Ferry stays',
    identifier: 'urn:newsml:1',
    authors: ['Ada Lind'],
    credits: ['NW'],
    outlet: 'North Wire',
    place: 'Skarvik',
    published: '2027-03-02T08:00:00Z',
    modified: '2027-03-02T10:00:00+01:00',
    language: 'en',
  })
  expect(partsOf(document)).toEqual([
    'headline: Ferry stays',
    'byline: By Ada Lind',
    'dateline: Skarvik, Tuesday',
    'body: It stays.',
    'caption: At noon.',
    'body: Later\n\nIt sailed.',
  ])
})

test('a message brings its items one by one; pictures are named and packages listed', async () => {
  const picture = newsItem('urn:2', '<itemClass qcode="ninat:picture"/>', '<headline>Mill</headline>', '')
  const canceled = newsItem('urn:3', '<pubStatus qcode="stat:canceled"/>', '<headline>Mill burns</headline>', XHTML)
  const list =
    '<packageItem guid="urn:4"><contentMeta><headline>Today</headline></contentMeta><groupSet><group><itemRef href="https://wire.example/3"><headline>Mill burns</headline></itemRef></group></groupSet></packageItem>'
  const [one, two, three, ...more] = await found(`<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>${picture}${canceled}${list}</itemSet></newsMessage>`)
  expect(more).toEqual([])
  expect(one).toMatchObject({ at: null, unread: 'a picture of an agency' })
  if (!('document' in two) || !('document' in three)) throw new Error('no documents')
  expect([two.at, three.at]).toEqual([1, 2])
  expect(partsOf(two.document)).toEqual(['headline: Mill burns', 'body: It burnt.\n\nSee the map.'])
  expect(two.document.notes[0].rule).toBe('agency-canceled')
  expect(partsOf(three.document)).toEqual(['headline: Today', 'other: Mill burns'])
  expect(three.document.hyperlinks).toMatchObject([{ url: 'https://wire.example/3' }])
})

test('a text in NITF alone', async () => {
  const nitf = `<nitf><head><docdata><doc-id id-string="9"/><date.issue norm="20270302T080000Z"/></docdata></head><body><body.head><hedline><hl1>Weir holds</hl1></hedline><byline>By Ada Lind</byline></body.head><body.content><p>It held.</p></body.content></body></nitf>`
  expect(await documentIn(nitf)).toMatchObject({
    title: 'Weir holds',
    identifier: '9',
    authors: ['Ada Lind'],
    published: '2027-03-02T08:00:00Z',
    text: 'Weir holds\n\nBy Ada Lind\n\nIt held.',
  })
})
