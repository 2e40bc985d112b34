/** Kinds of text that hold no report, by the end of a file's name. */
const BY_NAME: Readonly<Record<string, string>> = {
  json: 'a JSON file',
  geojson: 'a JSON file',
  jsonl: 'a JSON Lines file',
  ndjson: 'a JSON Lines file',
  csv: 'a table (CSV)',
  tsv: 'a table (TSV)',
  xml: 'an XML file',
  rss: 'a feed',
  atom: 'a feed',
  svg: 'a drawing (SVG)',
  css: 'a style sheet',
  js: 'a program',
  mjs: 'a program',
  cjs: 'a program',
  ts: 'a program',
  py: 'a program',
  sh: 'a program',
  toml: 'a file of settings',
  yaml: 'a file of settings',
  yml: 'a file of settings',
  ini: 'a file of settings',
  map: 'a source map',
  lock: 'a lock file',
}

/** The end of a name, or of the path of an address, without a `.gz` behind it. */
function endOf(name: string): string {
  const path = URL.parse(name)?.pathname ?? name
  return /\.(\w+)(?:\.gz)?$/u.exec(path)?.[1].toLowerCase() ?? ''
}

/** Up to this length a text is parsed to tell whether it is JSON; a longer one is taken for it by its beginning. */
const MOST_PARSED = 4_000_000

const isParsed = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** JSON that no other reader took: whole, line by line, or cut off in a file that is named so. */
function jsonKind(text: string, name: string): string | null {
  if (!/^\s*[{[]/u.test(text)) return null
  const named = BY_NAME[endOf(name)]
  if (named?.startsWith('a JSON')) return named
  if (text.length > MOST_PARSED ? /^\s*(?:\{\s*"[^"\n]*"\s*:|\[\s*(?:[[{]|"[^"\n]*"\s*,|-?\d))/u.test(text.slice(0, 2000)) : isParsed(text)) return 'a JSON file'
  const [first, second] = text.trimStart().slice(0, MOST_PARSED).split('\n', 2)
  return second?.trim() && isParsed(first) && isParsed(second) ? 'a JSON Lines file' : null
}

/**
 * What a text that no reader knows is, where it is of a kind that holds no report, or null. By its content where that says so; else by its name, but only where nobody chose it (`walked`):
 * whoever names a table means it.
 */
export function noReportText(text: string, name = '', walked = false): string | null {
  const json = jsonKind(text, name)
  if (json) return json
  const head = text.slice(0, 1000)
  if (/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*|<!DOCTYPE svg[^>]*>\s*)*<svg[\s>]/iu.test(head)) return 'a drawing (SVG)'
  if (/^\s*<\?xml\s/u.test(head)) return 'an XML file'
  return walked ? (BY_NAME[endOf(name)] ?? null) : null
}
