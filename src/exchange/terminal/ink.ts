/** How a stretch of a line looks; every look also has a sign in the words themselves, so that nothing hangs on color. */
export type Ink = 'plain' | 'strong' | 'faint' | 'heading' | 'source' | 'cue' | 'warning' | 'own' | 'said' | 'ascribed' | 'fact'

/** A stretch of a line: its words hold no control, its look is added when it is printed. */
export interface Run {
  readonly text: string
  readonly ink: Ink
  /** Where a click on it leads. */
  readonly link?: string
}

const CODES: Readonly<Record<Ink, string>> = {
  plain: '',
  strong: '1',
  faint: '2',
  heading: '1;36',
  source: '1',
  cue: '36',
  warning: '33',
  own: '35',
  said: '32',
  ascribed: '36',
  fact: '2',
}

export const run = (text: string, ink: Ink = 'plain', link?: string): Run => (link === undefined ? { text, ink } : { text, ink, link })

/** What the terminal can show. */
export interface Paint {
  readonly color: boolean
  readonly links: boolean
}

/** Runs of one look side by side made one, so that a link is one link and not one a word. */
function merged(runs: readonly Run[]): Run[] {
  const joined: Run[] = []
  for (const next of runs) {
    const last = joined[joined.length - 1]
    if (last && last.ink === next.ink && last.link === next.link) joined[joined.length - 1] = { ...last, text: last.text + next.text }
    else joined.push(next)
  }
  return joined
}

/**
 * A line's runs as what is sent to the terminal. A link's address holds nothing but printable ASCII, and is left out where it would not; a blank at
 * which no line may be broken goes out as any other.
 */
export function painted(runs: readonly Run[], { color, links }: Paint): string {
  return merged(runs)
    .map(({ text, ink, link }) => {
      const code = CODES[ink]
      const words = text.replaceAll('\u00a0', ' ')
      const colored = color && code ? `\u001b[${code}m${words}\u001b[0m` : words
      return links && link && /^[\u0021-\u007e]+$/.test(link) ? `\u001b]8;;${link}\u001b\\${colored}\u001b]8;;\u001b\\` : colored
    })
    .join('')
    .trimEnd()
}
