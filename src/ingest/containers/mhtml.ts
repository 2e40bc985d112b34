import { HearsayError } from '../../model/error.ts'
import type { Container, Known, Member, Raw } from '../reader.ts'
import { type Fields, mediaType, webAddress } from './header-fields.ts'
import { contentOf, type MimePart, messageOf, parameterOf, partsOf } from './mime.ts'

const DEPTH = 4

/** Whether a message is a page that a browser saved, and no mail: its parts belong together, and it says what it was saved from or was delivered to nobody. */
function isSavedPage(fields: Fields): boolean {
  if (mediaType(fields.get('content-type')) !== 'multipart/related') return false
  if (fields.has('snapshot-content-location') || /^<saved by /i.test(fields.get('from') ?? '')) return true
  return !fields.has('to') && !fields.has('received') && !fields.has('delivered-to') && !fields.has('message-id')
}

/** The page among the parts: the one that the head names as their start, else the first that is a page. */
function pageOf({ fields, body }: MimePart, depth = 0): MimePart | null {
  const boundary = parameterOf(fields.get('content-type'), 'boundary')
  if (!boundary || depth > DEPTH) return null
  const start = parameterOf(fields.get('content-type'), 'start')
  let first: MimePart | null = null
  for (const part of partsOf(body, boundary)) {
    const type = mediaType(part.fields.get('content-type'))
    const page = type.startsWith('multipart/') ? pageOf(part, depth + 1) : /^(?:text\/html|application\/xhtml\+xml)$/.test(type) ? part : null
    if (page && (!start || part.fields.get('content-id') === start)) return page
    first ??= page
  }
  return first
}

const isoOf = (date: string | undefined): string | undefined => {
  const time = Date.parse(date ?? '')
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().replace('.000Z', 'Z')
}

async function* open({ bytes, name, known }: Raw): AsyncGenerator<Member> {
  const message = messageOf(bytes)
  const page = pageOf(message)
  const body = page && contentOf(page)
  if (!page || !body?.length) {
    const failure = new HearsayError('ingest/broken-archive', `${name ?? 'the input'} is a saved web page (MHTML) without the page`, { hint: 'save the page again' })
    yield { name, known, failure }
    return
  }
  const url = webAddress(message.fields.get('snapshot-content-location')) ?? webAddress(page.fields.get('content-location')) ?? known.url
  const captured = isoOf(message.fields.get('date')) ?? known.captured
  const contentType = page.fields.get('content-type')
  const stated: Known = { ...known, ...(url ? { url } : {}), ...(captured ? { captured } : {}), ...(contentType ? { contentType } : {}) }
  yield { name, known: stated, bytes: body }
}

/** A web page saved with all that belongs to it (MHTML): the page is the document; its pictures and frames are parts of it. */
export const mhtml: Container = {
  format: 'mhtml',
  wraps: true,
  suits: ({ bytes }) => {
    const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 65_536)).toString('latin1')
    return /^\s{0,8}[A-Za-z-]{2,40}:/.test(head) && /multipart\/related/i.test(head) && isSavedPage(messageOf(bytes).fields)
  },
  open,
}
