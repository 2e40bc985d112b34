/** What a robots.txt says to one robot: which paths it may ask for, and the seconds that it should let pass between two requests. */
export interface RobotsRules {
  /** `target`: path and query as a URL holds them. */
  readonly allows: (target: string) => boolean
  readonly crawlDelay: number | null
}

interface Rule {
  readonly allow: boolean
  readonly pattern: string
}

/** Bytes of a robots.txt that are read; the rest is as if it were not there (RFC 9309, 2.5). */
export const MOST_ROBOTS = 500 * 1024

/** The text of a robots.txt, at most `MOST_ROBOTS` bytes of it and whole lines only: a line cut in the middle would be another rule. */
export function robotsText(bytes: Uint8Array): string {
  if (bytes.length <= MOST_ROBOTS) return new TextDecoder().decode(bytes)
  const end = Math.max(bytes.lastIndexOf(10, MOST_ROBOTS - 1), bytes.lastIndexOf(13, MOST_ROBOTS - 1))
  return new TextDecoder().decode(bytes.subarray(0, end + 1))
}

const encoder = new TextEncoder()
const hex = (byte: number) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`

/** A path in the one spelling in which two are compared: letters beyond ASCII escaped, letters that need no escape unescaped (RFC 9309, 2.2.2). */
const plainPath = (path: string): string =>
  path
    .replace(/[^\x21-\x7e]+/g, (letters) => Array.from(encoder.encode(letters), hex).join(''))
    .replace(/%([0-9a-f]{2})/gi, (written, digits) => {
      const letter = String.fromCharCode(Number.parseInt(digits, 16))
      return /[\w.~-]/.test(letter) ? letter : written.toUpperCase()
    })

/** Whether a pattern matches the beginning of a path, `*` being any stretch and a final `$` the end. Each piece is sought once, from left to right: no pattern is costly. */
function matches(pattern: string, path: string): boolean {
  const toEnd = pattern.endsWith('$')
  const pieces = (toEnd ? pattern.slice(0, -1) : pattern).split('*')
  if (!path.startsWith(pieces[0])) return false
  let at = pieces[0].length
  if (pieces.length === 1) return !toEnd || at === path.length
  const last = toEnd ? pieces.pop()! : ''
  for (const piece of pieces.slice(1)) {
    const found = path.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return path.length - last.length >= at && path.endsWith(last)
}

/**
 * Reads a robots.txt for the robot `token`, by RFC 9309: every group that names it counts, whatever its letters' case, else those for `*`; of the rules that match, the
 * longest decides, and of two equally long ones the one that allows. `Crawl-delay`, which the RFC leaves out, is read too. Never throws.
 */
export function readRobots(text: string, token: string): RobotsRules {
  const groups = { own: [] as Rule[], all: [] as Rule[] }
  const delays: { own: number | null; all: number | null } = { own: null, all: null }
  let named = false
  let current = new Set<'own' | 'all'>()
  let inNames = false
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n?|\n/)) {
    const [, key, value] = /^[ \t]*([a-z-]+)[ \t]*:[ \t]*([^#]*)/i.exec(line) ?? []
    if (!key) continue
    const name = key.toLowerCase()
    const said = value.trim()
    if (name === 'user-agent') {
      if (!inNames) current = new Set()
      inNames = true
      if (said.startsWith('*')) current.add('all')
      if (/^[a-z_-]+/i.exec(said)?.[0].toLowerCase() === token) {
        current.add('own')
        named = true
      }
    } else if (name === 'allow' || name === 'disallow') {
      inNames = false
      if (said) for (const group of current) groups[group].push({ allow: name === 'allow', pattern: plainPath(said) })
    } else if (name === 'crawl-delay') {
      inNames = false
      const seconds = /^\d{1,6}(?:\.\d{1,6})?/.exec(said)
      if (seconds) for (const group of current) delays[group] ??= Number(seconds[0])
    }
  }
  const group = named ? 'own' : 'all'
  const rules = groups[group].sort((a, b) => b.pattern.length - a.pattern.length || Number(b.allow) - Number(a.allow))
  return {
    crawlDelay: delays[group],
    allows(target) {
      const path = plainPath(target)
      if (path === '/robots.txt') return true
      return rules.find(({ pattern }) => matches(pattern, path))?.allow ?? true
    },
  }
}
