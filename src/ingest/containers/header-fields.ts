/** Fields of a head as HTTP, MIME and WARC write it: by name in small letters, the first of several of a name. */
export type Fields = ReadonlyMap<string, string>

/** UTF-8 where a text of bytes is that, else the bytes as they are. */
export function asUtf8(latin: string): string {
  if (!/[\x80-\xff]/.test(latin)) return latin
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(latin, 'latin1'))
  } catch {
    return latin
  }
}

/** The fields of some lines; a line that begins with white space goes on with the one before, and one without a colon is passed over. */
export function fieldsOf(lines: readonly string[]): Fields {
  const fields = new Map<string, string>()
  let last: string | null = null
  for (const line of lines) {
    if (/^[ \t]/.test(line) && last !== null) {
      fields.set(last, `${fields.get(last)} ${line.trim()}`)
      continue
    }
    const colon = line.indexOf(':')
    last = colon > 0 ? line.slice(0, colon).trim().toLowerCase() : null
    if (last === null || fields.has(last)) last = null
    else fields.set(last, asUtf8(line.slice(colon + 1).trim()))
  }
  return fields
}

/** A media type without its parameters, in small letters; empty where none is stated. */
export const mediaType = (contentType: string | undefined): string => /^[^;,\s]*/.exec(contentType?.trim() ?? '')?.[0].toLowerCase() ?? ''

/** An address of the web in its own spelling, without the pointed brackets that some put around it, or undefined where it is none. */
export function webAddress(stated: string | undefined): string | undefined {
  const url = URL.parse(stated?.trim().replace(/^<(.*)>$/, '$1') ?? '')
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined
}
