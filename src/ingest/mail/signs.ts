/** What tells a mail from other texts: the first lines of a file, in latin-1. */
const HEAD = 16_384
const FIELD = /^([A-Za-z][\w-]{1,40}):[ \t]*(.*)$/u
const TELLING = new Set('from to subject date message-id received mime-version return-path delivered-to reply-to cc sender x-mailer list-id'.split(' '))

const headOf = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes.subarray(0, HEAD))

/**
 * Whether a text begins with the head of a mail: fields one a line, among them who wrote it and at least one more that only mails have, and no other line before
 * the blank one. A `From ` line of a mailbox may stand before it.
 */
export function looksLikeMail(bytes: Uint8Array): boolean {
  if (!/^(?:\u00ef\u00bb\u00bf)?(?:>?From |[A-Za-z][\w-]{1,40}:)/u.test(headOf(bytes.subarray(0, 60)))) return false
  const lines = headOf(bytes)
    .replace(/^\ufeff|^\u00ef\u00bb\u00bf/u, '')
    .split(/\r?\n/u)
  const telling = new Set<string>()
  let count = 0
  for (const [index, line] of lines.entries()) {
    if (index === 0 && /^>?From /u.test(line)) continue
    if (!line) break
    if (count > 0 && /^[ \t]/u.test(line)) continue
    const field = FIELD.exec(line)
    if (!field) {
      // The last line may be cut off by the sample's end.
      if (index === lines.length - 1 && count > 2) break
      return false
    }
    count++
    if (TELLING.has(field[1].toLowerCase())) telling.add(field[1].toLowerCase())
  }
  return telling.has('from') && telling.size >= 2 && (telling.has('date') || telling.has('message-id') || telling.has('received') || telling.has('mime-version'))
}

/** Whether a file is a mailbox: it begins with a `From ` line and a mail's head below it. */
export const looksLikeMailbox = (bytes: Uint8Array): boolean => /^From \S+.*\d{4}/u.test(headOf(bytes.subarray(0, 300))) && looksLikeMail(bytes)

const LARGEST_LOOK = 64 * 1024 * 1024

/** Whether a mail carries files or other mails; a very large one is taken to. */
export function carriesFiles(bytes: Uint8Array): boolean {
  if (bytes.length > LARGEST_LOOK) return true
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  return /^content-(?:disposition|type):[^\n]{0,300}(?:\n[ \t][^\n]{0,300}){0,5}?(?:attachment|name\*?\d?\*?=|message\/rfc822)/imu.test(text)
}
