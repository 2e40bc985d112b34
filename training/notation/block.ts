import { ATTITUDES, CERTAINTIES, DISTANCES, MANNERS, SOURCE_KINDS, type SourceKind } from '../../src/model/attribution.ts'
import { HOP_ROLES, type HopRole } from '../../src/model/chain.ts'
import { ENTITY_TYPES, type EntityType } from '../../src/model/observation.ts'
import {
  type AnnotatedAttribution,
  type AnnotatedHop,
  type AnnotatedRelation,
  DOCUMENT_FIELDS,
  type DocumentField,
  MARKED_LAYERS,
  type MarkedLayer,
} from './annotation.ts'
import { notationError } from './brackets.ts'

type Values = Partial<Pick<AnnotatedAttribution, 'manner' | 'attitude' | 'kind' | 'certainty' | 'distance' | 'sources' | 'chain'>>

/** The lines after the text: what no stretch of words can say. Keys are the numbers and ids that the marks use. */
export interface Block {
  readonly values: ReadonlyMap<string, Values>
  readonly sources: ReadonlyMap<string, { readonly kind: SourceKind; readonly name: string }>
  readonly anonymity: ReadonlyMap<string, number | null>
  readonly relations: ReadonlyMap<string, Omit<AnnotatedRelation, 'spans'>>
  readonly findings: readonly string[]
  /** Words whose every occurrence is meant: entities by their type, mentions by their source. */
  readonly every: readonly { readonly of: 'entity' | 'source'; readonly as: string; readonly words: readonly string[] }[]
  readonly document: Partial<Record<DocumentField, string | null>>
  readonly none: readonly MarkedLayer[]
  readonly complete: boolean
}

const CLOSED = { manner: MANNERS, attitude: ATTITUDES, kind: SOURCE_KINDS, certainty: CERTAINTIES, distance: DISTANCES } as const

/** A hop: `putin`, `ctak:agency`, or `?` with a reason in dashed words where nothing is there. */
function hopOf(written: string): AnnotatedHop | undefined {
  const [, id, reason, role] = /^(?:([\w-]+)|\?([\w-]*))(?::([a-z]+))?$/.exec(written) ?? []
  if (id === undefined && reason === undefined) return undefined
  if (role !== undefined && !HOP_ROLES.includes(role as HopRole)) return undefined
  return { source: id ?? null, ...(role ? { role: role as HopRole } : {}), ...(id === undefined && reason ? { gap: reason } : {}) }
}

/** One `key=value` of an attribution's line, or undefined where it is none. */
function readValue(written: string): Values | undefined {
  const [key, value] = written.split('=', 2)
  if (value === undefined) return undefined
  if (key === 'sources') return { sources: value.split(',').filter(Boolean) }
  if (key === 'chain') {
    const hops = value.split('>').filter(Boolean).map(hopOf)
    return hops.every((hop) => hop !== undefined) ? { chain: hops } : undefined
  }
  const allowed: readonly string[] | undefined = CLOSED[key as keyof typeof CLOSED]
  return allowed?.includes(value) ? { [key]: value } : undefined
}

const unescapeField = (field: string) => field.trim().replace(/\\(.)/g, '$1')

type Filling = { -readonly [K in keyof Block]: Block[K] extends ReadonlyMap<infer A, infer B> ? Map<A, B> : Block[K] extends readonly (infer E)[] ? E[] : Block[K] }

/** Each kind of line: its pattern and what it adds; false where the rest of the line is not as it should be. */
const LINES: readonly (readonly [RegExp, (block: Filling, groups: string[]) => boolean])[] = [
  [
    /^(\d+): ?(.*)$/,
    (block, [id, rest]) => {
      const values = rest.split(/\s+/).filter(Boolean).map(readValue)
      if (values.some((v) => v === undefined)) return false
      block.values.set(id, Object.assign({}, block.values.get(id), ...values))
      return true
    },
  ],
  [
    /^source ([\w-]+): ([a-z-]+) ?(.*)$/,
    (block, [id, kind, name]) =>
      SOURCE_KINDS.includes(kind as SourceKind) && !block.sources.has(id) && !!block.sources.set(id, { kind: kind as SourceKind, name: name.trim() }),
  ],
  [/^anon (\d+):(?: count=(\d+))?$/, (block, [id, count]) => !!block.anonymity.set(id, count === undefined ? null : Number(count))],
  [
    /^rel(\d+): ((?:\\.|[^|\\])+)\|((?:\\.|[^|\\])+)\|((?:\\.|[^|\\@])+)(?:@(\d+))?$/,
    (block, [number, subject, relation, object, attribution]) =>
      !!block.relations.set(number, {
        subject: unescapeField(subject),
        relation: unescapeField(relation),
        object: unescapeField(object),
        attribution: attribution ?? null,
      }),
  ],
  [/^finding ([\w-]+)$/, (block, [rule]) => !!block.findings.push(rule)],
  [
    /^(every|mentions) ([\w-]+): (.+)$/,
    (block, [line, as, list]) => {
      const of = line === 'every' ? 'entity' : 'source'
      if (of === 'entity' && !ENTITY_TYPES.includes(as as EntityType)) return false
      return !!block.every.push({
        of,
        as,
        words: list
          .split(';')
          .map((w) => w.trim())
          .filter(Boolean),
      })
    },
  ],
  [/^none: (.+)$/, (block, [list]) => list.split(/\s+/).every((layer) => MARKED_LAYERS.includes(layer as MarkedLayer) && !!block.none.push(layer as MarkedLayer))],
  [/^complete$/, (block) => (block.complete = true)],
  [
    /^([a-z]+): (.*)$/,
    (block, [field, value]) => {
      if (!DOCUMENT_FIELDS.includes(field as DocumentField)) return false
      block.document[field as DocumentField] = value.trim() === '-' ? null : value.trim()
      return true
    },
  ],
]

/** Reads the block from an offset of the source to its end. Blank lines and lines that begin with `#` say nothing. Throws `notation/bad-line`. */
export function readBlock(source: string, from: number): Block {
  const block: Filling = {
    values: new Map(),
    sources: new Map(),
    anonymity: new Map(),
    relations: new Map(),
    findings: [],
    every: [],
    document: {},
    none: [],
    complete: false,
  }
  let at = from
  for (const line of source.slice(from).split('\n')) {
    if (line.trim() && !line.startsWith('#')) {
      const read = LINES.some(([pattern, add]) => {
        const groups = pattern.exec(line.trimEnd())
        return groups && add(block, groups.slice(1))
      })
      if (!read)
        throw notationError(
          source,
          at,
          'notation/bad-line',
          `this line of the block cannot be read: ${line.slice(0, 80)}`,
          'docs/reference/notation.md shows every kind of line',
        )
    }
    at += line.length + 1
  }
  return block
}
