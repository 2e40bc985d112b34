import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from '../src/casework/engine.ts'
import { readBytes } from '../src/ingest/readers.ts'
import type { Span } from '../src/model/span.ts'
import type { AnnotatedAttribution, Annotation } from './notation/annotation.ts'
import { annotationOf } from './notation/from-layers.ts'
import { parseTagged } from './notation/parse.ts'

const TRAPS = join(import.meta.dirname, '../corpus/traps')
const ENDING = '.tagged.txt'

/** A passage that tests one point: its class, its label in it, and what a person marked. */
export interface Trap {
  readonly of: string
  readonly label: string
  readonly gold: Annotation
}

/** What was read of a passage, and what is wrong with it in words; nothing where it is right. */
export interface TrapResult extends Trap {
  readonly wrong: readonly string[]
}

/** The passages of all classes, in order of class; `corpus/traps/README.md` has the form. Throws `notation/…` where one cannot be read. */
export const traps = (): Trap[] =>
  readdirSync(TRAPS)
    .filter((file) => file.endsWith(ENDING))
    .sort()
    .flatMap((file) =>
      readFileSync(join(TRAPS, file), 'utf8')
        .split(/^=== /m)
        .slice(1)
        .map((passage) => {
          const end = passage.indexOf('\n')
          return { of: file.slice(0, -ENDING.length), label: passage.slice(0, end), gold: parseTagged(passage.slice(end + 1).trimEnd()) }
        }),
    )

const meets = (spans: readonly Span[], { start, end }: Span): boolean => spans.some((s) => s.start < end && start < s.end)
const meetAny = (some: readonly Span[], others: readonly Span[]): boolean => others.some((other) => meets(some, other))

/** Whether what was read is what was marked: source, cue and each stretch of content overlapped, and no source where none is. */
function isSame(gold: AnnotatedAttribution, read: AnnotatedAttribution): boolean {
  const source = gold.source.length ? meetAny(gold.source, read.source) : read.source.length === 0
  const cue = gold.cue.length === 0 || meetAny(gold.cue, read.cue)
  return source && cue && gold.content.every((span) => meets(read.content, span)) && (gold.nestedIn !== undefined || read.nestedIn === undefined)
}

/** The lines of a text that have words: short enough here that each is a paragraph or a cell. */
const linesOf = (text: string): Span[] => [...text.matchAll(/[^\n]*\p{L}[^\n]*/gu)].map(({ index, 0: line }) => ({ start: index, end: index + line.length }))

const shown = ({ text }: Annotation, { source, cue, content }: AnnotatedAttribution): string =>
  [source, cue, content].map((spans) => spans.map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' ')).join(' … ') || '–').join(' | ')

/** What is wrong with a reading of a passage, in words. A pure function. */
export function wrongIn(gold: Annotation, read: Annotation): string[] {
  const wrong: string[] = []
  const left = new Set(read.attributions)
  const lines = linesOf(gold.text)
  for (const marked of gold.attributions) {
    const found = [...left].find((one) => isSame(marked, one))
    if (!found) {
      wrong.push(`missed: ${shown(gold, marked)}`)
      continue
    }
    left.delete(found)
    const beyond = lines.filter((line) => meets(found.content, line) && !meets(marked.content, line))
    if (beyond.length) wrong.push(`reaches too far: ${shown(gold, found)}`)
  }
  for (const one of left) if (one.nestedIn === undefined) wrong.push(`spurious: ${shown(gold, one)}`)
  return wrong
}

/** Reads every passage with an engine: as a plain text file in English, with the parts that it marks. */
export function readTraps(engine: Engine, list: readonly Trap[]): Promise<TrapResult[]> {
  return Promise.all(
    list.map(async (trap) => {
      const document = readBytes(new TextEncoder().encode(trap.gold.text), { name: `${trap.label}.txt` })
      const parts = trap.gold.parts.length ? trap.gold.parts : document.parts
      const { layers } = await engine.read({ ...document, language: 'en', parts })
      return { ...trap, wrong: wrongIn(trap.gold, annotationOf(document, layers)) }
    }),
  )
}
