/**
 * Finds the encoding that a page states before it is parsed: the byte scan of the HTML standard, which skips comments and whatever stands in other tags' attributes, and
 * heeds `charset` and `http-equiv` with `content` alone. Bytes are Latin-1 characters here; every position only grows.
 */
class Scan {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  /** A label as it is stated, or null. */
  find(): string | null {
    const text = this.#text
    for (; this.#at < text.length; this.#at++) {
      this.#at = text.indexOf('<', this.#at)
      if (this.#at < 0) return null
      const rest = text.slice(this.#at, this.#at + 8)
      if (rest.startsWith('<!--')) this.#passTo('-->', 2)
      else if (/^<meta[\t\n\f\r /]/i.test(rest)) {
        this.#at += 5
        const label = this.#meta()
        if (label !== null) return label
      } else if (/^<\/?[a-z]/i.test(rest)) {
        const end = /[\t\n\f\r >]/g
        end.lastIndex = this.#at
        this.#at = end.exec(text)?.index ?? text.length
        while (this.#attribute()) {
          // What other tags say of themselves is nothing to us.
        }
      } else if (/^<[!/?]/.test(rest)) this.#passTo('>', 1)
    }
    return null
  }

  /** Goes to the last character of the mark, which begins `skip` characters on at the earliest. */
  #passTo(mark: string, skip: number): void {
    const found = this.#text.indexOf(mark, this.#at + skip)
    this.#at = found < 0 ? this.#text.length : found + mark.length - 1
  }

  #meta(): string | null {
    const seen = new Set<string>()
    let [pragma, needsPragma, label]: [boolean, boolean | null, string | null] = [false, null, null]
    for (let attribute = this.#attribute(); attribute; attribute = this.#attribute()) {
      const [name, value] = attribute
      if (seen.has(name)) continue
      seen.add(name)
      if (name === 'http-equiv') pragma = value === 'content-type'
      else if (name === 'content' && label === null) {
        label = charsetIn(value)
        if (label !== null) needsPragma = true
      } else if (name === 'charset') [label, needsPragma] = [value, false]
    }
    return needsPragma === null || (needsPragma && !pragma) ? null : label
  }

  /** The next attribute in small letters, or null at the end of the tag. */
  #attribute(): readonly [string, string] | null {
    const text = this.#text
    this.#pass(/[\t\n\f\r /]/)
    if (this.#at >= text.length || text[this.#at] === '>') return null
    const name = this.#run(/[\t\n\f\r />]/, (at) => text[at] === '=' && at > this.#at)
    this.#pass(/[\t\n\f\r ]/)
    if (text[this.#at] !== '=') return [name, '']
    this.#at++
    this.#pass(/[\t\n\f\r ]/)
    const quote = text[this.#at]
    if (quote === '"' || quote === "'") {
      const end = text.indexOf(quote, this.#at + 1)
      if (end < 0) {
        this.#at = text.length
        return null
      }
      const value = text.slice(this.#at + 1, end).toLowerCase()
      this.#at = end + 1
      return [name, value]
    }
    return [name, this.#run(/[\t\n\f\r >]/, () => false)]
  }

  #pass(pattern: RegExp): void {
    while (this.#at < this.#text.length && pattern.test(this.#text[this.#at])) this.#at++
  }

  #run(end: RegExp, stops: (at: number) => boolean): string {
    let at = this.#at
    while (at < this.#text.length && !end.test(this.#text[at]) && !stops(at)) at++
    const run = this.#text.slice(this.#at, at).toLowerCase()
    this.#at = at
    return run
  }
}

/** The label in the `content` of a `meta`, or in a media type: what follows `charset=`. */
export function charsetIn(content: string): string | null {
  const found = /charset[\t\n\f\r ]*=[\t\n\f\r ]*(?:"([^"]*)"|'([^']*)'|([^"'\t\n\f\r ;][^\t\n\f\r ;]*))/i.exec(content)
  return found ? (found[1] ?? found[2] ?? found[3]) : null
}

/** The label that a page's `meta` states within some bytes of its beginning, or null. */
export const metaCharset = (head: string): string | null => new Scan(head).find()

/** The label that an XML declaration states, or null. */
export const xmlEncoding = (head: string): string | null => /^<\?xml\b[^>]{0,200}?\bencoding[\t\n\r ]*=[\t\n\r ]*["']([^"'>]{1,60})["']/.exec(head)?.[1] ?? null
