import type { PublicReading } from '../model/public-reading.ts'
import { visibleLine } from '../model/visible.ts'
import { shorten } from './excerpt.ts'
import { positions } from './position.ts'
import { SHARE_WORDS, SHARES } from './share.ts'
import type { Summary, Voiced } from './summary.ts'
import { count, GAP_WORDS, listed, percent } from './wording.ts'

/** A few words, and whether they are a warning. */
export interface Piece {
  readonly text: string
  readonly warns: boolean
}

/** One thing that the summary says, under its label. */
export interface OverviewRow {
  readonly label: string
  readonly says: readonly Piece[]
}

/** What a report rests on, in words. */
export interface Overview {
  readonly headline: string
  /** What the headline leaves out; may be empty. */
  readonly besides: string
  readonly rows: readonly OverviewRow[]
}

const said = (text: string, warns = false): Piece => ({ text, warns })
const SOURCES_SHOWN = 5
const RELAYS_SHOWN = 4
const GAPS_SHOWN = 3

/** `3 statements, 1 within others’ and 2 not said`. */
export function countedWords({ said: outermost, within, thought }: Voiced): string {
  return listed([outermost ? count(outermost, 'statement') : '', within ? `${within} within others’` : '', thought ? `${thought} not said` : ''].filter(Boolean))
}

function headlineOf({ statements, nested, voiced, agentless }: Summary): string {
  if (!(statements + nested)) return 'No statement is attributed to anybody'
  const speaking = voiced.filter((one) => one.said + one.within > 0 && one.source !== null)
  const named = speaking.filter(({ unnamed }) => !unnamed).length
  const unnamed = speaking.length - named
  const who = [named ? count(named, 'named source') : '', unnamed ? count(unnamed, 'unnamed source') : '', agentless ? `${agentless} with nobody named` : '']
  return [count(statements + nested, 'statement'), who.filter(Boolean).join(', ')].filter(Boolean).join(': ')
}

function saidBy({ voiced }: Summary): Piece[] {
  const speaking = voiced.filter((one) => one.said + one.within > 0).toSorted((a, b) => b.said - a.said || b.within - a.within)
  const pieces = speaking.slice(0, SOURCES_SHOWN).flatMap(({ source, unnamed, said: outermost, within }, i) => {
    const name = source === null ? 'nobody named' : shorten(visibleLine(source.name), 36)
    const counted = [outermost ? String(outermost) : '', within ? `${within} within others’` : ''].filter(Boolean).join(' + ')
    return [said(i ? ' · ' : ''), said(`${name} `, unnamed), said(unnamed && source !== null ? `(unnamed) ${counted}` : counted)]
  })
  const more = speaking.length - SOURCES_SHOWN
  return more > 0 ? [...pieces, said(` · ${count(more, 'other')}`)] : pieces
}

function route({ routes, direct, statements, nested }: Summary): Piece[] {
  if (!(statements + nested)) return []
  if (!routes.length) return [said('no relay is stated: each straight to the report, as far as it says')]
  const through = routes.slice(0, RELAYS_SHOWN).map(({ through: relay, statements: n }) => `through ${shorten(visibleLine(relay), 40)} ${n}`)
  const more = routes.length - RELAYS_SHOWN
  return [said([...through, more > 0 ? count(more, 'other relay') : '', direct ? `no relay stated ${direct}` : ''].filter(Boolean).join(' · '))]
}

function anonymous({ anonymous: unnamed, agentless, statements, nested }: Summary): Piece[] {
  const total = statements + nested
  if (!total) return []
  if (!(unnamed + agentless)) return [said('none')]
  const of = listed([unnamed ? `${unnamed} by unnamed sources` : '', agentless ? `${agentless} with nobody named` : ''].filter(Boolean))
  return [said(`${percent(unnamed + agentless, total)} of the statements`, true), said(`: ${of}`)]
}

function ownVoice({ shares, words }: Summary): Piece[] {
  if (!words) return []
  const degrees = (['report', 'inference', 'evaluation'] as const).filter((share) => shares[share])
  const own = degrees.reduce((sum, share) => sum + shares[share], 0)
  const detail = degrees.map((share) => `${percent(shares[share], words)} ${SHARE_WORDS[share]}`).join(', ')
  return [said(`${percent(own, words)} of the body${detail ? `: ${detail}` : ''}`)]
}

function withheld(reading: PublicReading): Piece[] {
  const { gaps } = reading.layers
  if (!gaps.length) return []
  const at = positions(reading)
  const shown = gaps.slice(0, GAPS_SHOWN).map((gap) => {
    const { start, end } = gap.what ?? gap
    return `${shorten(visibleLine(reading.document.text.slice(start, end)), 60)} (${GAP_WORDS[gap.kind]}, ¶${at(gap).paragraph})`
  })
  const more = gaps.length - GAPS_SHOWN
  return [said(`${shown.join('; ')}${more > 0 ? `; ${more} more` : ''}`)]
}

/** The summary in words, the same wherever it is shown. */
export function overview(reading: PublicReading, summary: Summary): Overview {
  if (!summary.wasRead) return { headline: 'Not read: the engine does not know this language, and guesses at nobody’s statements', besides: '', rows: [] }
  if (!summary.words && !reading.layers.attributions.length) return { headline: 'Nothing: there is no body to read', besides: '', rows: [] }
  const { nested, ascribed, unsure } = summary
  const rows = [
    { label: 'Said by', says: saidBy(summary) },
    { label: 'Route', says: route(summary) },
    { label: 'Anonymous', says: anonymous(summary) },
    { label: 'Own voice', says: ownVoice(summary) },
    { label: 'Withheld', says: withheld(reading) },
  ]
  return {
    headline: headlineOf(summary),
    besides: [
      nested ? `${nested} within another’s` : '',
      unsure ? `${unsure} uncertain` : '',
      ascribed ? `besides, ${count(ascribed, 'thought or wish', 'thoughts or wishes')}, not said` : '',
    ]
      .filter(Boolean)
      .join('; '),
    rows: rows.filter(({ says }) => says.length),
  }
}

/** The shares of the body that are not nothing, each with its words. */
export const shareWords = ({ shares, words }: Summary) =>
  SHARES.filter((share) => shares[share] > 0).map((share) => ({ share, words: `${percent(shares[share], words)} ${SHARE_WORDS[share]}` }))
