import { HearsayError } from '../../model/error.ts'
import type { Budget } from '../bytes/budget.ts'
import { ByteStream, type Damage, oneChunk } from '../bytes/byte-stream.ts'
import type { Container, Known, Member, Raw } from '../reader.ts'
import { cutOff, takeCapture } from './capture.ts'
import { webAddress } from './header-fields.ts'

/**
 * The line before a record: address (spaces and all), IP address, time, media type, in version 2 five fields more, length. The time is what it is known by,
 * since addresses and media types may have spaces.
 */
const HEAD = /^([a-z][a-z0-9+.-]*:.*?) (\S+) (\d{12,18}) (?:(.*) )?(\S+)$/i

/** The time of fourteen digits, in UTC, as ISO 8601, or undefined where it is none. */
function isoOf(digits: string): string | undefined {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/.exec(digits) ?? []
  const time = `${year}-${month}-${day}T${hour}:${minute}:${second}Z`
  return year && !Number.isNaN(Date.parse(time)) ? time : undefined
}

async function* records(chunks: AsyncIterable<Uint8Array | Damage>, { name, known }: Omit<Raw, 'bytes'>, budget: Budget): AsyncGenerator<Member> {
  const stream = new ByteStream(chunks)
  const broken = (why: string) => ({
    name,
    known,
    failure: new HearsayError('ingest/broken-archive', `${name ?? 'the input'} ${why}`, { hint: 'the other records were read; get the archive again, if you can' }),
  })
  // Whether lines that belong to no record follow from something that was said already.
  let said = false
  let stray = 0
  for (;;) {
    if (budget.spent) {
      if (await stream.hasMore()) yield { name, known, failure: budget.rest(name) }
      return
    }
    const line = await stream.line()
    const head = line && HEAD.exec(line.text)
    if (line && !head) {
      if (line.text.trim()) stray += line.bytes
      continue
    }
    if (stray && !said) yield broken(`has ${stray} bytes that belong to no record`)
    stray = 0
    said = false
    if (head && !stream.damage) {
      const [, address, , time, rest, size] = head
      const url = webAddress(address)
      const captured = isoOf(time)
      const contentType = rest?.split(' ', 1)[0]
      const stated: Known = { ...(url ? { url } : {}), ...(captured ? { captured } : {}), ...(contentType ? { contentType } : {}) }
      if (!/^\d{1,15}$/.test(size)) {
        said = true
        yield broken(`has a record that does not say its length (${address})`)
      } else if (/^(?:filedesc|dns|whois):/i.test(address)) {
        if ((await stream.pass(Number(size))) < Number(size)) yield { name: address, known: stated, failure: cutOff(address) }
      } else yield await takeCapture(stream, { name: address, length: Number(size), http: true, known: stated }, budget)
    }
    if (stream.damage) {
      yield { name, known, failure: stream.damage }
      said = true
      if (!(await stream.goOn())) return
    } else if (!line) return
  }
}

/** A web archive of the older form (ARC, versions 1 and 2): the pages, feeds and documents in it. */
export const arc: Container = {
  format: 'arc',
  suits: ({ bytes }) => /^\s{0,8}filedesc:\/\//.test(Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 32)).toString('latin1')),
  open: (raw, budget) => records(oneChunk(raw.bytes), raw, budget),
  stream: records,
}
