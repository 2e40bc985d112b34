import type { Appearance } from '../../model/format.ts'
import type { PublicAttribution, PublicReading } from '../../model/public-reading.ts'
import { visibleLine } from '../../model/visible.ts'
import { shorten } from '../excerpt.ts'
import { countedWords } from '../overview.ts'
import { type Statement, statements } from '../statement.ts'
import type { Summary, Voiced } from '../summary.ts'
import { KIND_WORDS } from '../wording.ts'
import { type Run, run } from './ink.ts'
import { padded, wrap } from './wrap.ts'

const MARGIN = 11

function heading(voiced: Voiced, width: number): Run[] {
  const { source, unnamed } = voiced
  const counted = countedWords(voiced)
  if (source === null) return [run('Nobody named', 'warning'), run(`  ${counted}`, 'faint')]
  const name = run(shorten(visibleLine(source.name), Math.max(30, width - KIND_WORDS[source.kind].length - counted.length - 4)), 'source')
  return unnamed ? [name, run(`  ${KIND_WORDS[source.kind]}`, 'warning'), run(`, ${counted}`, 'faint')] : [name, run(`  ${KIND_WORDS[source.kind]}, ${counted}`, 'faint')]
}

function statementLines({ position, source, cue, content, labels, route, unsure }: Statement, named: string, room: number, { width, file }: Appearance): Run[][] {
  const place = padded([run(`  ¶${position.paragraph}`, 'plain', file ?? undefined), run(` l.${position.line}`, 'faint')], MARGIN)
  const who = source && source !== named && source.length <= 48 ? [run(`${source} `, 'faint')] : []
  const notes = [...labels, ...(route === null ? [] : [route])].join('; ')
  const runs = [
    ...who,
    ...(cue ? [run(`${cue} `, 'cue')] : []),
    run(`${shorten(content, room)} `),
    run(`[${notes}]`, 'faint'),
    ...(unsure ? [run(` ? ${unsure.replaceAll(' ', '\u00a0')}`, 'warning')] : []),
  ]
  return wrap(runs, width, place, padded([], MARGIN))
}

/** Whether an attribution is no mere thought of a speaker within the speaker's own statement ("I think that …"): there the statement has its words already. */
function isOwnStatement({ layers }: PublicReading): (attribution: PublicAttribution) => boolean {
  const byId = new Map(layers.attributions.map((attribution) => [attribution.id, attribution]))
  return ({ nestedIn, sources, attitude }) => {
    const parent = nestedIn === undefined ? undefined : byId.get(nestedIn)
    return attitude === 'communication' || !parent || !sources.length || sources.join() !== parent.sources.join()
  }
}

/** Each source with its statements in order; whoever has no statement is left to the last line. */
export function sourceLines(reading: PublicReading, { voiced }: Summary, appearance: Appearance): Run[][] {
  if (!voiced.length) return []
  const show = statements(reading)
  const many = reading.layers.attributions.length > 24
  const room = Math.round((many ? 1.4 : 2) * (appearance.width - MARGIN)) - 24
  const lines: Run[][] = [[run('SOURCES', 'heading')]]
  for (const one of voiced) {
    lines.push(...wrap(heading(one, appearance.width), appearance.width))
    for (const attribution of one.attributions.filter(isOwnStatement(reading)))
      lines.push(...statementLines(show(attribution), visibleLine(one.source?.name ?? ''), room, appearance))
  }
  return lines
}
