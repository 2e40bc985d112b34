import type { Entity, EntityType } from '../src/model/observation.ts'

type SilverToken = readonly [number, number, string, string, string, number, string]
/** A line of annotated news (silver entities in its tokens) or of a treebank with mentions (gold), as far as names go. */
export interface NamedLine {
  readonly text: string
  readonly tokens?: readonly (readonly SilverToken[])[]
  readonly sentences?: readonly unknown[]
  readonly entities?: readonly { readonly head: readonly [number, number]; readonly spans: readonly (readonly [number, number])[]; readonly type: string }[]
}

const SILVER: Readonly<Record<string, EntityType>> = { PERSON: 'person', ORGANIZATION: 'organization', LOCATION: 'place', MISC: 'other' }
const GOLD: Readonly<Record<string, EntityType>> = { person: 'person', organization: 'organization', place: 'place', event: 'event' }
const JOINS = /^(?:of|the|for|and|&|de|von|van|bin|al|el|la|du|di|der|-|'|’)$/i
const TITLE =
  /^(?:president|mr\.?|mrs\.?|ms\.?|dr\.?|prof\.?|professor|sir|sen\.?|senator|rep\.?|gov\.?|governor|gen\.?|general|minister|prime|secretary|king|queen|pope|judge|justice|chancellor|captain|mayor|chairman|speaker|the)$/i

/** The names of a line as spans: of a treebank the run of proper nouns around a mention's head, title and article left off. */
export function goldNames(line: NamedLine): Entity[] {
  return line.entities ? treebankNames(line) : silverNames((line.sentences ?? []) as readonly (readonly SilverToken[])[])
}

function silverNames(sentences: readonly (readonly SilverToken[])[]): Entity[] {
  const names: Entity[] = []
  for (const sentence of sentences) {
    for (let i = 0; i < sentence.length; i++) {
      const type = SILVER[sentence[i][4]]
      if (!type) continue
      let end = i + 1
      while (end < sentence.length && sentence[end][4] === sentence[i][4]) end++
      names.push({ start: sentence[i][0], end: sentence[end - 1][1], type })
      i = end - 1
    }
  }
  return names
}

function treebankNames({ text, tokens = [], entities = [] }: NamedLine): Entity[] {
  const flat = tokens.flat()
  const at = new Map(flat.map(([start], i) => [start, i]))
  const proper = (i: number) => flat[i]?.[2].startsWith('NNP')
  const word = (i: number) => text.slice(flat[i][0], flat[i][1])
  const found = new Map<number, Entity>()
  for (const mention of entities) {
    const head = at.get(mention.head[0])
    if (head === undefined || !proper(head)) continue
    const [start, end] = [mention.spans[0][0], mention.spans.at(-1)?.[1] ?? 0]
    const inside = (i: number) => i >= 0 && i < flat.length && flat[i][0] >= start && flat[i][1] <= end
    let [first, last] = [head, head]
    while (inside(first - 1) && (proper(first - 1) || (JOINS.test(word(first - 1)) && inside(first - 2) && proper(first - 2)))) first--
    while (
      inside(last + 1) &&
      (proper(last + 1) || (JOINS.test(word(last + 1)) && inside(last + 2) && (proper(last + 2) || (JOINS.test(word(last + 2)) && inside(last + 3) && proper(last + 3)))))
    )
      last++
    if (mention.type === 'time') continue
    while (first < last && TITLE.test(word(first))) first++
    if (TITLE.test(word(first)) && first === last) continue
    const name: Entity = { start: flat[first][0], end: flat[last][1], type: GOLD[mention.type] ?? 'other' }
    const known = found.get(name.start)
    if (!known || known.end < name.end) found.set(name.start, name)
  }
  let last = 0
  return [...found.values()].sort((a, b) => a.start - b.start || b.end - a.end).filter((name) => name.start >= last && (last = name.end) > 0)
}
