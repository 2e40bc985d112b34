import { HearsayError } from '../../model/error.ts'
import type { Budget } from '../bytes/budget.ts'
import { ByteStream, type Damage, oneChunk } from '../bytes/byte-stream.ts'
import type { Container, Known, Member, Raw } from '../reader.ts'
import { cutOff, takeCapture } from './capture.ts'
import { hasDigest } from './digest.ts'
import { type Fields, fieldsOf, webAddress } from './header-fields.ts'
import { Seen } from './seen.ts'

const MOST_LINES = 2000

const broken = (name: string | undefined, why: string) =>
  new HearsayError('ingest/broken-archive', `${name ?? 'the input'} ${why}`, { hint: 'the other records were read; get the archive again, if you can' })

/** The head of the next record, and how many bytes before it belong to none; null at the end or where bytes are missing. */
async function nextHead(stream: ByteStream): Promise<{ readonly fields: Fields; readonly stray: number } | { readonly fields: null; readonly stray: number }> {
  let stray = 0
  for (let line = await stream.line(); line; line = await stream.line()) {
    if (/^WARC\/\d/.test(line.text)) {
      const lines: string[] = []
      for (let field = await stream.line(); field?.text; field = await stream.line()) if (lines.length < MOST_LINES) lines.push(field.text)
      return { fields: fieldsOf(lines), stray }
    }
    if (line.text.trim()) stray += line.bytes
  }
  return { fields: null, stray }
}

const bare = (stated: string | undefined) => stated?.replace(/^<(.*)>$/, '$1').trim()

/** What a record says of what it holds. */
function knownOf(fields: Fields): Known {
  const url = webAddress(fields.get('warc-target-uri'))
  const date = fields.get('warc-date')
  const truncated = fields.get('warc-truncated')
  const identifier = bare(fields.get('warc-record-id'))
  const contentType = fields.get('content-type')
  const split = fields.has('warc-segment-number') ? ['it goes on in another record'] : []
  const faults = truncated && truncated !== 'unspecified' ? [`it was cut off by the crawler (${truncated})`, ...split] : split
  return {
    ...(url ? { url } : {}),
    ...(date && /^\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z)?)?)?$/.test(date) ? { captured: date } : {}),
    ...(identifier ? { identifier } : {}),
    ...(contentType ? { contentType } : {}),
    ...(faults.length ? { faults } : {}),
  }
}

/** The names by which a page may be referred to. */
const keysOf = (fields: Fields): string[] => {
  const uri = bare(fields.get('warc-target-uri'))
  return [fields.get('warc-record-id'), `${uri} ${fields.get('warc-date')}`, uri, fields.get('warc-payload-digest')].filter((key) => key !== undefined)
}

/** The names of the page that a revisit refers to, the surest first. */
const referred = (fields: Fields): string[] => {
  const uri = bare(fields.get('warc-refers-to-target-uri')) ?? bare(fields.get('warc-target-uri'))
  const date = fields.get('warc-refers-to-date')
  const digest = fields.get('warc-payload-digest')
  return [fields.get('warc-refers-to'), date === undefined ? undefined : `${uri} ${date}`, digest, digest === undefined ? uri : undefined].filter(
    (key) => key !== undefined,
  )
}

/** Records that tell of the crawl and not of the world: what was asked, with which tool. */
const isOfTheCrawl = (type: string | undefined, uri: string | undefined) =>
  type === 'warcinfo' || type === 'request' || type === 'metadata' || /^(?:metadata|dns|whois|urn|warcinfo):/i.test(uri ?? '')

/** What becomes of one record whose block comes next; null for one that holds nothing of the world. */
async function takeRecord(stream: ByteStream, fields: Fields, length: number, seen: Seen, budget: Budget): Promise<Member | null> {
  const type = fields.get('warc-type')?.toLowerCase()
  const uri = bare(fields.get('warc-target-uri'))
  const name = uri || bare(fields.get('warc-record-id')) || 'a record'
  const known = knownOf(fields)
  const crawl = isOfTheCrawl(type, uri)
  if (crawl || !/^(?:response|resource|conversion)$/.test(type ?? '')) {
    if ((await stream.pass(length)) < length) return { name, known, failure: cutOff(name) }
    if (crawl) return null
    if (type !== 'revisit') return { name, known, unread: type === 'continuation' ? 'a piece of a record that was split' : 'a record of a kind of its own' }
    const page = seen.find(referred(fields))
    return page
      ? { name, known: { ...page.known, ...known, contentType: page.known.contentType }, bytes: page.bytes }
      : { name, known, unread: 'a page that did not change and stands in another archive' }
  }
  const digest = fields.get('warc-block-digest')
  const check = (block: Uint8Array) =>
    digest !== undefined && hasDigest(block, digest) === false ? ['its bytes are not those of the checksum that the archive states'] : []
  const http = type === 'response' && /^application\/http\b/i.test(known.contentType ?? 'application/http')
  const member = await takeCapture(stream, { name, length, http, known, check }, budget)
  if ('bytes' in member) seen.keep(member, keysOf(fields))
  return member
}

/** The records of a web archive as its bytes come. What lies between two records, or is missing, is said, and reading goes on with the next record. */
async function* records(chunks: AsyncIterable<Uint8Array | Damage>, { name, known }: Omit<Raw, 'bytes'>, budget: Budget): AsyncGenerator<Member> {
  const stream = new ByteStream(chunks)
  const seen = new Seen()
  for (let behindDamage = false; ; ) {
    if (budget.spent) {
      if (await stream.hasMore()) yield { name, known, failure: budget.rest(name) }
      return
    }
    const { fields, stray } = await nextHead(stream)
    if (stray && !behindDamage) yield { name, known, failure: broken(name, `has ${stray} bytes that belong to no record`) }
    behindDamage = false
    const length = Number(/^\d{1,15}$/.exec(fields?.get('content-length') ?? '')?.[0] ?? Number.NaN)
    if (fields && !stream.damage) {
      if (Number.isNaN(length)) {
        behindDamage = true
        yield { name, known, failure: broken(name, `has a record that does not say its length (${bare(fields.get('warc-target-uri')) ?? 'without an address'})`) }
      } else {
        const member = await takeRecord(stream, fields, length, seen, budget)
        if (member) yield member
      }
    }
    if (stream.damage) {
      yield { name, known, failure: stream.damage }
      behindDamage = true
      if (!(await stream.goOn())) return
    } else if (!fields) return
  }
}

/** A web archive (WARC 0.17 to 1.1): the pages, feeds and documents in it; what it says of the crawl is passed over. */
export const warc: Container = {
  format: 'warc',
  suits: ({ bytes }) => /^\s{0,8}WARC\/\d/.test(Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 32)).toString('latin1')),
  open: (raw, budget) => records(oneChunk(raw.bytes), raw, budget),
  stream: records,
}
