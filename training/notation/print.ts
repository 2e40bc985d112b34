import type { Bound } from '../../src/model/observation.ts'
import type { Span } from '../../src/model/span.ts'
import type { AnnotatedHop, Annotation, MarkedLayer } from './annotation.ts'
import { escapeLabel, type Mark, writeBrackets } from './brackets.ts'

/** A mark and the layer that it belongs to, so that one layer can be shown alone. */
interface LayerMark extends Mark {
  readonly layer: MarkedLayer
}

const SIGNS: Readonly<Record<Bound, string>> = { exact: '', 'at-least': '>=', 'at-most': '<=', about: '~', range: '' }
const at = ({ start, end }: Span): Span => ({ start, end })

/** Everything that is marked in the text of an annotation, layer by layer. */
export function marksOf(annotation: Annotation): LayerMark[] {
  const marks: LayerMark[] = []
  const mark = (layer: MarkedLayer, span: Span | null, label: string) => span && marks.push({ ...at(span), label, layer })
  for (const part of annotation.parts) mark('parts', part, `part:${part.kind}`)
  for (const { id, source, cue, content, hearer, nestedIn } of annotation.attributions) {
    const parent = nestedIn ? `<${nestedIn}` : ''
    for (const [letter, spans] of [
      ['S', source],
      ['C', cue],
      ['T', content],
      ['H', hearer],
    ] as const) {
      for (const span of spans) mark('attributions', span, `${letter}${id}${parent}`)
    }
  }
  for (const { id, mentions } of annotation.sources) for (const mention of mentions) mark('sources', mention, `@${id}`)
  for (const { attribution, description, reason, closeness } of annotation.anonymity) {
    for (const [word, span] of [
      ['desc', description],
      ['reason', reason],
      ['close', closeness],
    ] as const)
      mark('anonymity', span, word + attribution)
  }
  for (const voice of annotation.voice) mark('voice', voice, `voice:${voice.voice}`)
  annotation.gaps.forEach((gap, i) => {
    const number = gap.what ? i + 1 : ''
    mark('gaps', gap, `gap${number}:${gap.kind}${gap.holder === null ? '' : `@${gap.holder}`}`)
    mark('gaps', gap.what, `what${number}`)
  })
  for (const span of annotation.scareQuotes) mark('scareQuotes', span, 'scare')
  for (const term of annotation.contested) {
    mark('contested', term, `term:${escapeLabel(term.rule).replaceAll('@', '\\@')}${term.guide === null ? '' : `@${escapeLabel(term.guide)}`}`)
  }
  annotation.quantities.forEach((quantity, i) => {
    const { value, bound, unit, of } = quantity
    const number = of ? i + 1 : ''
    const amount = typeof value === 'number' ? SIGNS[bound] + value : value.join('..')
    mark('quantities', quantity, `num${number}:${amount}${unit === null ? '' : `:${escapeLabel(unit)}`}`)
    mark('quantities', of, `of${number}`)
  })
  for (const date of annotation.dates) {
    const [from, to] = [date.from ?? '?', date.to ?? '?']
    mark('dates', date, `date:${from}${to === from ? '' : `..${to}`}${date.precision ? `(${date.precision})` : ''}`)
  }
  for (const entity of annotation.entities) mark('entities', entity, `ent:${entity.type}${entity.source === undefined ? '' : `@${entity.source}`}`)
  for (const link of annotation.links) mark('links', link, `link${link.attribution ?? ''}:${escapeLabel(link.url)}`)
  annotation.relations.forEach(({ spans }, i) => {
    for (const span of spans) mark('relations', span, `rel${i + 1}`)
  })
  annotation.findings.forEach(({ rule, spans }, i) => {
    for (const span of spans) mark('findings', span, `find${spans.length > 1 ? i + 1 : ''}:${rule}`)
  })
  return marks
}

const hopText = ({ source, role, gap }: AnnotatedHop) => `${source ?? `?${(gap ?? '').replace(/[^\w-]+/g, '-')}`}${role ? `:${role}` : ''}`
const field = (words: string) => words.replace(/\s*\n\s*/g, ' ').replace(/[\\|@]/g, '\\$&')

/** The lines of the block, each with the layer that it speaks of (null: the document). */
export function linesOf(annotation: Annotation): { readonly layer: MarkedLayer | null; readonly line: string }[] {
  const lines: { layer: MarkedLayer | null; line: string }[] = []
  for (const [name, value] of Object.entries(annotation.document)) lines.push({ layer: null, line: `${name}: ${value ?? '-'}` })
  for (const { id, manner, attitude, kind, certainty, distance, sources, chain } of annotation.attributions) {
    const values = Object.entries({ manner, attitude, kind, certainty, distance }).flatMap(([key, value]) => (value ? [`${key}=${value}`] : []))
    if (sources) values.push(`sources=${sources.join(',')}`)
    if (chain) values.push(`chain=${chain.map(hopText).join('>')}`)
    if (values.length) lines.push({ layer: 'attributions', line: `${id}: ${values.join(' ')}` })
  }
  for (const { id, kind, name } of annotation.sources) if (kind) lines.push({ layer: 'sources', line: `source ${id}: ${kind}${name ? ` ${name}` : ''}` })
  for (const { attribution, count } of annotation.anonymity) lines.push({ layer: 'anonymity', line: `anon ${attribution}:${count === null ? '' : ` count=${count}`}` })
  annotation.relations.forEach(({ subject, relation, object, attribution }, i) => {
    lines.push({ layer: 'relations', line: `rel${i + 1}: ${field(subject)} | ${field(relation)} | ${field(object)}${attribution === null ? '' : ` @${attribution}`}` })
  })
  for (const { rule, spans } of annotation.findings) if (!spans.length) lines.push({ layer: 'findings', line: `finding ${rule}` })
  if (annotation.none.length) lines.push({ layer: null, line: `none: ${annotation.none.join(' ')}` })
  if (annotation.complete) lines.push({ layer: null, line: 'complete' })
  return lines
}

/** Tagged text that `parseTagged` reads back as the same annotation. */
export function printTagged(annotation: Annotation): string {
  const lines = linesOf(annotation).map(({ line }) => line)
  const tagged = writeBrackets(annotation.text, marksOf(annotation))
  if (!lines.length && !/(?:^|\n)---(?=\n|$)/.test(tagged)) return tagged
  return `${tagged}\n---\n${lines.map((line) => `${line}\n`).join('')}`
}
