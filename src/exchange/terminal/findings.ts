import type { Appearance } from '../../model/format.ts'
import type { PublicReading } from '../../model/public-reading.ts'
import { shorten } from '../excerpt.ts'
import { type Note, type Notes, noteworthy } from '../noteworthy.ts'
import { positions } from '../position.ts'
import { count } from '../wording.ts'
import { type Run, run } from './ink.ts'
import { padded, wrap } from './wrap.ts'

const MARGIN = 7
/** How many things of one kind are shown; the rest are counted, and the page has them all. */
const MOST = 6

/** What is said of the words is enough where it holds them itself. */
function runsOf({ id }: Notes, { words, says }: Note, room: number): Run[] {
  if (id === 'finding') return [run(says)]
  const quoted = run(shorten(words, room), id === 'unnamed' || id === 'agentless' ? 'warning' : 'plain')
  return says ? [quoted, run(`  ${id === 'agentless' ? shorten(says, room) : says}`, 'faint')] : [quoted]
}

/** What is worth noting, by kind. */
export function findingLines(reading: PublicReading, { width }: Appearance): Run[][] {
  const kinds = noteworthy(reading)
  if (!kinds.length) return []
  const at = positions(reading)
  const lines: Run[][] = [[run('FINDINGS', 'heading')]]
  for (const kind of kinds) {
    lines.push([run(kind.heading, 'strong'), run(`  ${kind.notes.length}`, 'faint')])
    for (const note of kind.notes.slice(0, MOST)) {
      const [span] = note.spans
      lines.push(...wrap(runsOf(kind, note, width - MARGIN - 2), width, padded([run(span ? `  ¶${at(span).paragraph}` : '', 'plain')], MARGIN), padded([], MARGIN)))
    }
    const more = kind.notes.length - MOST
    if (more > 0) lines.push([...padded([], MARGIN), run(`and ${count(more, 'more', 'more')}: --html shows all`, 'faint')])
  }
  return lines
}
