/** The block of facts that some Markdown files begin with, between lines of three dashes. */
export interface FrontMatter {
  /** Where the block ends in the text, closing line included. */
  readonly end: number
  /** Values by key in small letters; a list keeps its items. */
  readonly values: ReadonlyMap<string, readonly string[]>
}

const LONGEST = 20_000

const unquoted = (value: string) =>
  value
    .trim()
    .replace(/^(["'])(.*)\1$/u, '$2')
    .trim()

/** Values of one line's right side: a bracketed list's items, or the value itself. */
function valuesOf(right: string): string[] {
  const list = /^\[(.*)\]$/u.exec(right.trim())
  return (list ? list[1].split(',') : [right]).map(unquoted).filter(Boolean)
}

/** The front matter of a text, read as plain `key: value` lines and lists; null where there is none. No YAML beyond that is understood or run. */
export function frontMatterOf(text: string): FrontMatter | null {
  const head = text.slice(0, LONGEST)
  const match = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/u.exec(head)
  if (!match) return null
  const values = new Map<string, string[]>()
  let key: string | null = null
  for (const line of match[1].split(/\r?\n/u)) {
    const pair = /^([\p{L}_][\p{L}\d_ -]{0,40}):(?:\s+(.*)|\s*)$/u.exec(line)
    const item = /^\s*-\s+(.+)$/u.exec(line)
    if (pair) {
      key = pair[1].toLowerCase().replace(/[\s_]+/gu, '-')
      values.set(key, pair[2] ? valuesOf(pair[2]) : [])
    } else if (item && key) values.get(key)?.push(unquoted(item[1]))
    else if (line.trim() && !/^\s*#|^\s/u.test(line)) return null
  }
  return values.size ? { end: match[0].length, values } : null
}
