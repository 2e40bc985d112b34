import { createRequire } from 'node:module'
import type { Attachment, Email } from 'postal-mime'
import type { Finding } from '../../model/finding.ts'
import { htmlTree } from '../feed/construct.ts'
import { draftOf } from '../feed/draft.ts'
import { NOTHING } from '../feed/facts.ts'
import { feedTime } from '../feed/times.ts'
import { type Block, blocksOf } from '../html/blocks.ts'
import { languageTag } from '../language.ts'
import type { Container, Draft, Member, Raw } from '../reader.ts'
import { plainBlocks, type Sorted, sorted } from './quoted.ts'
import { carriesFiles, looksLikeMail, looksLikeMailbox } from './signs.ts'

const require = createRequire(import.meta.url)
/** The library, loaded at the first mail only and looked up once. */
let library: typeof import('postal-mime') | undefined
/** The deepest that the parts of a message nest; deeper ones are left to be attachments. */
const LIMITS = { maxNestingDepth: 50, maxHeadersSize: 16 * 1024 * 1024, rfc822Attachments: true } as const
/** Media types of what mails carry and nobody reads. */
const NO_REPORT: readonly (readonly [RegExp, string])[] = [
  [/^text\/calendar$|^application\/ics$/iu, 'a date for a calendar'],
  [/^text\/(?:x-)?vcard$/iu, 'a business card'],
  [/pgp-signature|pkcs7-signature|pkcs7-mime|pgp-keys/iu, 'a signature'],
  [/^message\/(?:delivery-status|feedback-report|disposition-notification)$/iu, 'a report of delivery'],
]

const HEAD_LINE = /^(?:from|von|de|date|sent|gesendet|to|an|cc|subject|betreff|objet|asunto)\s*:/iu
const wordsIn = (blocks: readonly Block[]) => blocks.reduce((sum, { text }) => sum + text.length, 0)

/** The blocks of a mail's body: its page, unless its plain text says much more. */
function bodyOf({ html, text }: Email): Block[] {
  const page = html ? blocksOf(htmlTree(html)) : []
  const plain = text ? plainBlocks(text) : []
  return wordsIn(page) * 2 >= wordsIn(plain) ? page : plain
}

/** What is not a mail's own words. One that only passes another on has that one's text as its own. */
function notOwn({ blocks, aside, forwards }: Sorted): ReadonlySet<Block> {
  if (!forwards || blocks.some((block) => !aside.has(block))) return aside
  const heads = blocks.filter((block, index) => index === 0 || HEAD_LINE.test(block.text))
  return heads.length < blocks.length ? new Set(heads) : aside
}

function draftOfMail(email: Email): Draft {
  const field = (key: string) => email.headers.find((header) => header.key === key)?.value
  const parts = sorted(bodyOf(email))
  const from = email.from && 'address' in email.from ? email.from : undefined
  const notes: Finding[] = parts.forwards ? [{ rule: 'forwarded', spans: [], message: 'The mail passes another message on: who sent it did not write all of it' }] : []
  return draftOf({
    ...NOTHING,
    title: email.subject?.replace(/\s+/gu, ' ').trim() || null,
    url: /<(https?:[^<>\s]+)>/iu.exec(field('archived-at') ?? '')?.[1] ?? null,
    writers: from?.name ? [from.name] : [],
    published: feedTime(field('date')?.replace(/\([^()]*\)/gu, ' ')),
    language: languageTag(field('content-language')?.split(',')[0]),
    body: parts.blocks,
    aside: notOwn(parts),
    notes,
    readFrom: { title: 'mail subject', url: 'mail archived-at', authors: 'mail from', published: 'mail date' },
  })
}

function memberOf(attachment: Attachment, captured: string | undefined): Member {
  const { filename, mimeType, content } = attachment
  const name = filename?.replace(/[\u0000-\u001f\u007f-\u009f]/gu, '') || undefined
  const unread = NO_REPORT.find(([pattern]) => pattern.test(mimeType))?.[1]
  if (unread) return { name, known: {}, unread }
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)
  return { name, known: { contentType: mimeType, ...(captured ? { captured } : {}) }, bytes }
}

async function* membersOf(raw: Raw, withFiles: boolean): AsyncGenerator<Member> {
  library ??= require('postal-mime') as typeof import('postal-mime')
  const start = looksLikeMailbox(raw.bytes) ? raw.bytes.indexOf(10) + 1 : 0
  const email = await library.default.parse(raw.bytes.subarray(start), LIMITS)
  const identifier = /<?([^<>\s]+)>?/u.exec(email.messageId ?? '')?.[1]
  yield { name: raw.name, known: { ...raw.known, ...(identifier ? { identifier } : {}) }, bytes: raw.bytes, draft: draftOfMail(email) }
  if (!withFiles) return
  for (const attachment of email.attachments) {
    // A picture within the page is no attachment that anybody sees.
    if (!attachment.related) yield memberOf(attachment, raw.known.captured)
  }
}

/** A mail without attachments: a document, known by the file's bytes. */
export const mail: Container = {
  format: 'mail',
  wraps: true,
  suits: ({ bytes }) => looksLikeMail(bytes) && !carriesFiles(bytes),
  async *open(raw) {
    yield* membersOf(raw, false)
  },
}

/** A mail with attachments: itself, and then what of these is read, other mails among them. */
export const mailWithFiles: Container = {
  format: 'mail',
  suits: ({ bytes }) => looksLikeMail(bytes) && carriesFiles(bytes),
  async *open(raw) {
    yield* membersOf(raw, true)
  },
}
