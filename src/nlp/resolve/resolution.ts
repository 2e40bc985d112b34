import type { AttributionParts, AttributionValues, SourceKind } from '../../model/attribution.ts'
import { firstNot } from '../../model/search.ts'
import type { Mention, Resolution, Source } from '../../model/source.ts'
import type { Span } from '../../model/span.ts'
import { utterances } from '../language/en/roles.ts'
import { stage } from '../stage.ts'

/** A description longer than this is no name. */
const LONGEST_NAME = 160
/** How far behind what was said before a quotation without a source may stand, in code units. */
const FAR = 300

/** The mentions that head each attribution's source, by its id; where the mentions do not say, the first that stands in the source. */
function headsBySource(mentions: readonly Mention[], parts: readonly { readonly id: string; readonly source: readonly Span[] }[]): Mention[][] {
  const told = new Map<string, Mention[]>()
  for (const m of mentions) for (const id of m.sourceOf ?? []) told.set(id, [...(told.get(id) ?? []), m])
  return parts.map(({ id, source }) => told.get(id) ?? (source.length ? mentionsIn(mentions, source[0]).slice(0, 1) : []))
}

/** Mentions that lie in a span; the list is in order of heads, so that only a stretch of it is looked at. */
function mentionsIn(mentions: readonly Mention[], { start, end }: Span): Mention[] {
  const low = firstNot(mentions.length, (i) => mentions[i].end <= start)
  const found: Mention[] = []
  for (let k = low; k < mentions.length && mentions[k].start < end; k++) if (mentions[k].start >= start && mentions[k].end <= end) found.push(mentions[k])
  return found
}

/** A quotation with neither source nor cue goes on with whoever spoke last. */
function goOn(heads: Mention[][], parts: readonly AttributionParts[]): void {
  for (let i = 1; i < parts.length; i++) {
    if (parts[i].source.length || parts[i].cue.length || parts[i].nestedIn !== undefined) continue
    for (let k = i - 1; k >= 0; k--) {
      if (parts[k].nestedIn !== undefined) continue
      if (parts[i].content[0].start - parts[k].content[parts[k].content.length - 1].end < FAR) heads[i] = heads[k]
      break
    }
  }
}

const UTTERANCE = new Set(utterances.split(' '))
/** "The mention of …" with nobody beside it takes up the words of whoever with a name was quoted last. */
function takeUp(text: string, heads: Mention[][], parts: readonly AttributionParts[]): void {
  for (let i = 1; i < parts.length; i++) {
    const cue = parts[i].cue[0]
    if (heads[i].length || parts[i].source.length || !cue) continue
    const words = text.slice(Math.max(0, cue.start - 4), Math.min(cue.end, cue.start + 40)).toLowerCase()
    const noun = /^(?:.{0,4}\b)?the (\w+)/.exec(words)?.[1]
    if (!noun || !UTTERANCE.has(noun)) continue
    for (let k = i - 1; k >= 0 && k > i - 8; k--) {
      if (heads[k].some(({ form }) => form === 'name')) {
        heads[i] = heads[k]
        break
      }
    }
  }
}

/** A name says more than a noun, a noun than a pronoun; among the same the longer. */
const fullness = ({ form, start, end }: Mention): number => (form === 'name' ? 1e6 : form === 'noun' ? 1e3 : 0) + Math.min(200, end - start)

/** The kind that most attributions of a source were given; a named one over an unnamed where both occur. */
function kindOf(kinds: readonly SourceKind[], named: boolean): SourceKind {
  const count = new Map<SourceKind, number>()
  for (const kind of kinds) if (kind !== 'none') count.set(kind, (count.get(kind) ?? 0) + (named && kind.startsWith('named') ? 2 : 1))
  let best: SourceKind = named ? 'named-person' : 'unnamed-group'
  let most = 0
  for (const [kind, n] of count) {
    if (n > most) {
      most = n
      best = kind
    }
  }
  return best
}

/** The sources of a document's statements: for each attribution who it is, under the fullest name that the text gives. */
export const resolution = stage({
  adds: 'resolution',
  needs: ['tokens', 'parts', 'values', 'withholdings', 'mentions'],
  version: 2,
  run: ({ text }, { parts, values, withholdings, mentions }): Resolution => {
    const heads = headsBySource(mentions, parts)
    const indexOf = new Map(parts.map(({ id }, i) => [id, i]))
    goOn(heads, parts)
    takeUp(text, heads, parts)
    const clusters = new Map<number, Mention[]>()
    for (const m of mentions) {
      const list = clusters.get(m.cluster)
      if (list) list.push(m)
      else clusters.set(m.cluster, [m])
    }
    const idOf = new Map<number, string>()
    const kinds = new Map<number, SourceKind[]>()
    const idsOf = (list: readonly Mention[], value?: AttributionValues): string[] => {
      const ids: string[] = []
      for (const { cluster } of list) {
        let id = idOf.get(cluster)
        if (id === undefined) {
          id = `s${idOf.size + 1}`
          idOf.set(cluster, id)
        }
        // Pushed, not copied: one source may have as many statements as a long text has sentences.
        if (value && !kinds.get(cluster)?.push(value.kind)) kinds.set(cluster, [value.kind])
        if (!ids.includes(id)) ids.push(id)
      }
      return ids
    }
    const of = heads.map((list, i) => idsOf(list, values[i]))
    const sure = heads.map((list) => list.reduce((chance, m) => Math.min(chance, m.sure ?? 0.5), list.length ? 1 : 0.9))
    const holders = withholdings.map(({ holder }) => {
      if (!holder) return null
      const inside = mentionsIn(mentions, holder)
      const head = inside.findLast(({ form }) => form === 'noun') ?? inside[0]
      return head ? idsOf([head])[0] : null
    })
    const spanOf = new Map(parts.map(({ id, source }) => [id, source]))
    /** The fullest name; of whoever has none the fullest description that a statement gives. */
    const nameOf = (best: Mention, list: readonly Mention[]): string => {
      let { start, end } = best
      if (best.form === 'noun') {
        for (const { sourceOf } of list) {
          for (const id of sourceOf ?? []) {
            const spans = spanOf.get(id) ?? []
            if (
              spans.length === 1 &&
              heads[indexOf.get(id) ?? 0].length === 1 &&
              spans[0].end - spans[0].start > end - start &&
              spans[0].end - spans[0].start < LONGEST_NAME
            )
              ({ start, end } = spans[0])
          }
        }
      }
      return (
        text
          .slice(start, end)
          .replace(/\s+/g, ' ')
          .replace(/[\s,;:–—]+$/, '')
          .replace(/^[\s,;]+/, '') || text.slice(start, end)
      )
    }
    const because: Record<string, string[]> = {}
    const sources = [...idOf].map(([cluster, id]): Source => {
      const list = clusters.get(cluster) ?? []
      const best = list.reduce((a, b) => (fullness(b) > fullness(a) ? b : a))
      because[id] = [...new Set(list.map((m) => m.because ?? '').filter(Boolean))]
      return { id, name: nameOf(best, list), kind: kindOf(kinds.get(cluster) ?? [], best.form === 'name'), mentions: list.map(({ start, end }) => ({ start, end })) }
    })
    return { sources, of, sure, because, holders }
  },
})
