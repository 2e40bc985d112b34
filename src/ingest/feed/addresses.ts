/** An address of the web as it is stated, or made whole by what it is relative to; null for anything else (scripts, mail, what is no address). */
export function webAddress(stated: string | null | undefined, base: string | null): string | null {
  const text = stated?.trim()
  if (!text || text.length > 8000) return null
  if (/^https?:\/\/[!-~]+$/iu.test(text) && URL.canParse(text)) return text
  const url = URL.parse(text, base ?? undefined)
  if (!url) return null
  const { protocol, href } = url
  return protocol === 'http:' || protocol === 'https:' ? href : null
}

/** A base made whole by the base around it (`xml:base` within `xml:base`), outermost first. */
export function baseOf(stated: readonly string[], around: string | null): string | null {
  let base = around
  for (const one of stated) base = webAddress(one, base) ?? base
  return base
}
