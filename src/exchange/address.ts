/** An address as a link may lead to it, or null: the web's own schemes and no other, so that none of them runs anything. Printable ASCII only. */
export function webAddress(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null
  const { protocol, href } = new URL(url)
  return protocol === 'https:' || protocol === 'http:' ? href : null
}
