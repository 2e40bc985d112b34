import type { LayerName } from '../model/layers.ts'
import type { Reading } from '../model/reading.ts'
import { overlaps, type Span, textOf } from '../model/span.ts'
import { PENN, RELATIONS } from '../model/token.ts'
import type { Engine } from './engine.ts'

/** Why one thing was read as it was: the layer that has it, what it says, and the rule or words that decided. */
export interface Explanation {
  readonly layer: LayerName
  /** The version of the stage that made the layer. */
  readonly version: number
  readonly spans: readonly Span[]
  readonly says: string
  /** Absent where a stage has but one way to come to what it says. */
  readonly because?: string
  /** The chance that it is right, where one was fitted. */
  readonly chance?: number
}

/** Words longer than this are explained without their tokens: a sentence's tags would bury what matters. */
const MOST_TOKENS = 16

const chances = (sure: Readonly<Record<string, number>>, key: string): { chance?: number } => (sure[key] === undefined ? {} : { chance: sure[key] })

/** Everything that was read in a stretch of a document, in the order of the pipeline, with what decided it. */
export function explain(reading: Reading, at: Span, evidence: Engine['evidence']): Explanation[] {
  const { document, engine, layers } = reading
  const { text } = document
  const found: Explanation[] = []
  const quote = (spans: readonly Span[]) => (spans.length ? `“${spans.map((span) => textOf(text, span)).join(' […] ')}”` : 'none')
  const touches = (spans: readonly Span[]) => spans.some((span) => overlaps(span, at))
  const add = (layer: LayerName, spans: readonly Span[], says: string, rest: Pick<Explanation, 'because' | 'chance'> = {}) =>
    found.push({ layer, version: engine.stages[layer] ?? 0, spans: spans.map(({ start, end }) => ({ start, end })), says, ...rest })

  explainTokens()
  for (const quoted of layers.quotation.quotes.filter((one) => overlaps(one, at))) {
    add('quotation', [quoted], `between quotation marks, ${quoted.depth + 1} deep${quoted.closed ? '' : ', never closed'}`)
  }
  for (const entity of layers.entities.filter((one) => overlaps(one, at))) add('entities', [entity], entity.type)
  layers.parts.forEach((part, i) => {
    if (touches([...part.source, ...part.cue, ...part.content])) explainAttribution(i)
  })
  layers.withholdings.forEach((one, i) => {
    const holder = layers.resolution.holders[i]
    if (overlaps(one, at)) add('withholdings', [one], `${one.kind}${holder ? `, by ${sourceName(holder)}` : ''}`, { because: one.rule })
  })
  for (const one of layers.voice.filter((span) => overlaps(span, at))) add('voice', [one], one.voice, one.because === undefined ? {} : { because: one.because })
  for (const one of layers.scareQuotes.filter((span) => overlaps(span, at)))
    add('scareQuotes', [one], 'in quotation marks that are neither speech nor title nor nickname')
  for (const one of layers.contested.filter((span) => overlaps(span, at)))
    add('contested', [one], 'a term that a chosen guide advises on', { because: `${one.guide}, ${one.rule}` })
  for (const one of layers.quantities.filter((span) => overlaps(span, at)))
    add('quantities', [one], `${one.bound} ${one.value}${one.unit === null ? '' : ` ${one.unit}`}`)
  for (const one of layers.dates.filter((span) => overlaps(span, at))) add('dates', [one], `${one.precision}: ${one.from ?? '?'} to ${one.to ?? '?'}`)
  for (const one of layers.relations.filter(({ span }) => overlaps(span, at))) {
    add('relations', [one.span], `${one.subject} – ${one.relation} – ${one.object}, by ${one.attribution ?? 'the outlet itself'}`)
  }
  for (const one of layers.links.filter((span) => overlaps(span, at))) add('links', [one], one.url)
  for (const one of layers.findings.filter(({ spans }) => touches(spans))) add('findings', one.spans, one.message, { because: one.rule })
  return found

  function sourceName(id: string): string {
    return layers.resolution.sources.find((source) => source.id === id)?.name ?? id
  }

  function explainTokens() {
    const { tokens, tags, tree } = layers
    const inside: number[] = []
    for (let i = 0; i < tokens.length && tokens.start[i] < at.end && inside.length <= MOST_TOKENS; i++) if (tokens.end[i] > at.start) inside.push(i)
    if (!inside.length || inside.length > MOST_TOKENS) return
    const word = (i: number) => text.slice(tokens.start[i], tokens.end[i])
    const shown = inside.map((i) => `${word(i)}/${PENN[tags[i]]}${tree.head[i] >= 0 ? ` (${RELATIONS[tree.relation[i]]} of ${word(tree.head[i])})` : ''}`)
    add('tags', [{ start: tokens.start[inside[0]], end: tokens.end[inside[inside.length - 1]] }], shown.join(' '))
  }

  function explainAttribution(i: number) {
    const part = layers.parts[i]
    const values = layers.values[i]
    const all = [...part.source, ...part.cue, ...part.content]
    const nested = part.nestedIn === undefined ? '' : `; nested in ${part.nestedIn}`
    add('parts', all, `${part.id}: source ${quote(part.source)}, cue ${quote(part.cue)}, content ${quote(part.content)}${nested}`, {
      because: [part.rule, ...evidence(reading, part).map(({ name, weight }) => `${name} ${weight > 0 ? '+' : '−'}${Math.abs(weight).toFixed(1)}`)].join('; '),
      chance: part.confidence,
    })
    for (const name of ['attitude', 'kind', 'certainty', 'distance'] as const) {
      const because = values.because[name]
      add('values', all, `${part.id}: ${name} ${values[name]}`, { ...(because === undefined ? {} : { because }), ...chances({ ...values.sure }, name) })
    }
    add('values', part.content, `${part.id}: manner ${values.manner}`, { because: 'how much of the content stands inside quotation marks' })
    const { of, because, sure } = layers.resolution
    for (const id of of[i])
      add('resolution', part.source, `${part.id}: said by ${sourceName(id)}`, { because: because[id]?.join('; ') || 'the only mention of it', chance: sure[i] })
    for (const { attribution, hops } of layers.chains) {
      if (attribution !== part.id || hops.length < 2) continue
      add('chains', all, `${part.id}: ${hops.map(({ source, role, gap }) => `${source === null ? (gap ?? 'nobody named') : sourceName(source)} (${role})`).join(' → ')}`)
    }
    for (const one of layers.anonymity.filter(({ attribution }) => attribution === part.id)) {
      const of = (span: Span | null) => (span === null ? 'not stated' : quote([span]))
      add('anonymity', part.source, `${part.id}: number ${one.count ?? 'not stated'}, reason ${of(one.reason)}, how they know ${of(one.closeness)}`)
    }
  }
}

/** A stretch of the text by its words, which may be broken by other white space there, capitals as they are or else as they come; undefined where there is none. */
function findWords(text: string, words: string): Span | undefined {
  const pattern = words
    .trim()
    .split(/\s+/)
    .map((word) =>
      word
        .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
        .replace(/['’‘]/g, "['’‘]")
        .replace(/["“”]/g, '["“”]'),
    )
    .join('\\s+')
  if (!pattern) return undefined
  const match = new RegExp(pattern, 'u').exec(text) ?? new RegExp(pattern, 'iu').exec(text)
  return match ? { start: match.index, end: match.index + match[0].length } : undefined
}

/** A line of the text by its number from 1, without its end and the blanks around; undefined where there is none or it is blank. */
function findLine(text: string, number: number): Span | undefined {
  let at = 0
  const ends = text.matchAll(/\r\n|\n|\r|$/g)
  for (const end of ends) {
    if (--number === 0) {
      const line = text.slice(at, end.index)
      const start = at + line.length - line.trimStart().length
      return line.trim() ? { start, end: start + line.trim().length } : undefined
    }
    at = end.index + end[0].length
  }
  return undefined
}

/** The stretch that a person means: a whole number is a line, anything else is words. */
export const findPlace = (text: string, at: string): Span | undefined => (/^\d+$/.test(at.trim()) ? findLine(text, Number(at)) : findWords(text, at))
