import type { PublicReading } from '../../model/public-reading.ts'
import { visibleLine } from '../../model/visible.ts'
import { shorten } from '../excerpt.ts'
import type { Appearance } from '../formats.ts'
import { positions } from '../position.ts'
import { SHARES, type Share, type Summary, type Voiced } from '../summary.ts'
import { count, GAP_WORDS, listed, percent, SHARE_MARKS, SHARE_WORDS } from '../wording.ts'
import { type Ink, type Run, run } from './ink.ts'
import { blanks, padded, wrap } from './wrap.ts'

const LABEL = 11

const SHARE_INKS: Readonly<Record<Share, Ink>> = { said: 'said', ascribed: 'ascribed', report: 'fact', inference: 'own', evaluation: 'own' }

/** A label and what it says, the lines after the first under what it says. */
const row = (label: string, says: readonly Run[], width: number): Run[][] => wrap(says, width, padded([run(label, 'faint')], LABEL), [blanks(LABEL)])

const nameOf = ({ source }: Voiced): string => (source === null ? 'nobody named' : shorten(visibleLine(source.name), 36))

/** The sources with most statements first, those past the fifth counted. */
function saidBy(summary: Summary): Run[] {
  const speaking = summary.voiced.filter(({ said, within }) => said + within > 0).toSorted((a, b) => b.said - a.said || b.within - a.within)
  const shown = speaking.slice(0, 5)
  const runs = shown.flatMap((voiced, i) => {
    const { said, within, unnamed, source } = voiced
    const counted = [said ? String(said) : '', within ? `${within} within others’` : ''].filter(Boolean).join(' + ')
    return [run(`${i ? ' · ' : ''}${nameOf(voiced)} `, unnamed ? 'warning' : 'plain'), run(unnamed && source !== null ? `(unnamed) ${counted}` : counted)]
  })
  return speaking.length > shown.length ? [...runs, run(` · ${count(speaking.length - shown.length, 'other')}`)] : runs
}

function strip(summary: Summary): Run[] {
  return summary.strip.map((share) => run(SHARE_MARKS[share], SHARE_INKS[share]))
}

function legend({ shares, words }: Summary): Run[] {
  const shown = SHARES.filter((share) => shares[share] > 0)
  return shown.flatMap((share, i) => [run(`${i ? '   ' : ''}${SHARE_MARKS[share]} `, SHARE_INKS[share]), run(`${percent(shares[share], words)} ${SHARE_WORDS[share]}`)])
}

function withheld(reading: PublicReading): string {
  const at = positions(reading)
  const gaps = reading.layers.gaps.slice(0, 3).map((gap) => {
    const { start, end } = gap.what ?? gap
    return `${shorten(visibleLine(reading.document.text.slice(start, end)), 60)} (${GAP_WORDS[gap.kind]}, ¶${at(gap).paragraph})`
  })
  const more = reading.layers.gaps.length - gaps.length
  return `${gaps.join('; ')}${more > 0 ? `; ${more} more` : ''}`
}

function routeWords({ routes, direct, statements, nested }: Summary): string {
  const all = statements + nested
  if (!routes.length) return all ? 'no relay is stated: each straight to the report, as far as it says' : ''
  const more = routes.length > 4 ? ` · ${count(routes.length - 4, 'other relay')}` : ''
  return `${routes.slice(0, 4).map(({ through, statements: n }) => `through ${shorten(visibleLine(through), 40)} ${n}`).join(' · ')}${more} · no relay stated ${direct}`
}

/** In a few lines, what the report rests on. */
export function summaryLines(reading: PublicReading, summary: Summary, { width }: Appearance): Run[][] {
  const { statements, nested, ascribed, shares, words, voiced, anonymous, agentless } = summary
  const lines: Run[][] = [[run('WHAT IT RESTS ON', 'heading')]]
  if (!words && !reading.layers.attributions.length) return [...lines, [run('Nothing: there is no body to read.')]]
  const speaking = voiced.filter((v) => v.said + v.within > 0 && v.source !== null)
  const named = speaking.filter((v) => !v.unnamed).length
  const unnamed = speaking.length - named
  const who = [named ? count(named, 'named source') : '', unnamed ? count(unnamed, 'unnamed source') : '', agentless ? `${agentless} with nobody named` : ''].filter(Boolean)
  const total = statements + nested
  const head = total ? `${count(total, 'statement')}: ${who.join(', ')}` : 'No statement is attributed to anybody'
  const tail = [nested ? `${nested} within another’s statement` : '', ascribed ? `${count(ascribed, 'thought or wish', 'thoughts or wishes')} besides, not said` : ''].filter(Boolean)
  lines.push(...wrap([run(head, 'strong'), run(tail.length ? ` (${tail.join('; ')})` : '')], width))
  if (summary.strip.length) lines.push(...wrap(legend(summary), width), [run('▕', 'faint'), ...strip(summary), run('▏', 'faint')])
  if (total) lines.push(...row('Said by', saidBy(summary), width), ...row('Route', [run(routeWords(summary))], width))
  const faceless = anonymous + agentless
  if (faceless) {
    const of = listed([anonymous ? `${anonymous} by unnamed sources` : '', agentless ? `${agentless} with nobody named` : ''].filter(Boolean))
    const says = `${percent(faceless, total)} of the statements: ${of}`
    lines.push(...row('Anonymous', [run(says, 'warning')], width))
  } else if (total) lines.push(...row('Anonymous', [run('none')], width))
  const own = shares.report + shares.inference + shares.evaluation
  const degrees = (['report', 'inference', 'evaluation'] as const).map((share) => `${percent(shares[share], words)} ${SHARE_WORDS[share]}`)
  lines.push(...row('Own voice', [run(`${percent(own, words)} of the body`), run(`: ${degrees.join(', ')}`)], width))
  if (reading.layers.gaps.length) lines.push(...row('Withheld', [run(withheld(reading))], width))
  return lines
}
