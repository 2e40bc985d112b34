import type { Answer, Headers } from './exchange.ts'
import { fieldsBlock, writeRecord } from './warc.ts'

/** Request headers that are never kept: they are the user's keys. */
const SECRET = /^(?:proxy-)?authorization$/i

/**
 * An HTTP head as bytes, one a character. The body below it has its chunks joined, so that a head that speaks of chunks would be false: that line is kept under the
 * name that web archives give to header lines which no longer hold.
 */
function headBytes(first: string, headers: Headers): Buffer {
  const lines = headers
    .filter(([name]) => !SECRET.test(name))
    .map(([name, value]) => `${/^transfer-encoding$/i.test(name) ? `X-Archive-Orig-${name}` : name}: ${value}\r\n`)
  return Buffer.from(`${first}\r\n${lines.join('')}\r\n`, 'latin1')
}

/** What else is to be recorded of an exchange. */
export interface Circumstances {
  /** The answer that continued this one, whose body was cut: the record holds the joined body, and a metadata record says where it was joined. */
  readonly continued?: { readonly answer: Answer; readonly at: number }
  /** When the copy was fetched that a 304 says to be good still. */
  readonly knownSince?: string | null
}

/** The WARC records of one exchange: request, response (a 304: a revisit that leads to the earlier response), and what is to be noted. */
export function exchangeRecords(answer: Answer, { continued, knownSince }: Circumstances = {}): Uint8Array[] {
  const { address, date, ip, body, truncated } = answer
  const target = address.href
  const head = headBytes(answer.statusLine, answer.headers)
  const isRevisit = answer.status === 304
  const payload = continued ? Buffer.concat([body, continued.answer.body]) : body
  const where: [string, string][] = ip === null ? [] : [['WARC-IP-Address', ip]]
  const cut = continued?.answer.truncated ?? (continued ? null : truncated)
  const response = writeRecord({
    type: isRevisit ? 'revisit' : 'response',
    date,
    contentType: 'application/http; msgtype=response',
    target,
    block: Buffer.concat([head, payload]),
    payload: isRevisit ? null : payload,
    fields: [
      ...where,
      ...(isRevisit ? [['WARC-Profile', 'http://netpreserve.org/warc/1.1/revisit/server-not-modified'] as const, ['WARC-Refers-To-Target-URI', target] as const] : []),
      ...(isRevisit && knownSince ? [['WARC-Refers-To-Date', knownSince] as const] : []),
      ...(cut ? [['WARC-Truncated', cut] as const] : []),
    ],
  })
  const request = (one: Answer) =>
    writeRecord({
      type: 'request',
      date: one.date,
      contentType: 'application/http; msgtype=request',
      target,
      block: headBytes(one.request.line, one.request.headers),
      payload: null,
      fields: [...where, ['WARC-Concurrent-To', response.id]],
    })
  if (!continued) return [request(answer).bytes, response.bytes]
  const note = writeRecord({
    type: 'metadata',
    date: continued.answer.date,
    contentType: 'application/warc-fields',
    target,
    block: fieldsBlock([
      ['joinedAt', String(continued.at)],
      ['continuedBy', continued.answer.statusLine],
      ...continued.answer.headers.map(([name, value]) => ['continuedBy', `${name}: ${value}`] as const),
    ]),
    payload: null,
    fields: [['WARC-Refers-To', response.id]],
  })
  return [request(answer).bytes, request(continued.answer).bytes, response.bytes, note.bytes]
}
