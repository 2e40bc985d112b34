import type { PublicAttribution, PublicReading } from '../model/public-reading.ts'
import type { Span } from '../model/span.ts'
import { visibleLine } from '../model/visible.ts'
import { shorten, wordsOf } from './excerpt.ts'
import { GAP_WORDS, GAP_WORDS_BEFORE } from './wording.ts'

/** One thing that a careful reader would note: where it stands, its exact words and what is to be said of them. */
export interface Note {
  readonly spans: readonly Span[]
  readonly words: string
  readonly says: string
}

/** Things of one kind that are worth noting. */
export interface Notes {
  readonly id: string
  readonly heading: string
  readonly notes: readonly Note[]
}

const isSaid = ({ attitude }: PublicAttribution): boolean => attitude === 'communication'
const startOf = ({ spans }: Note): number => spans[0]?.start ?? -1

/** Rules of the layer `findings` whose matter is shown under a heading of its own, entry by entry. */
export const SHOWN_ELSEWHERE: ReadonlySet<string> = new Set(['unnamed-source', 'agentless-report', 'own-voice-inference', 'withheld'])

function unnamedSources({ document, layers }: PublicReading): Note[] {
  const stated = new Map(layers.anonymity.map((entry) => [entry.attribution, entry]))
  const quoted = (span: Span) => `“${shorten(wordsOf(document.text, [span]), 60)}”`
  const unnamed = layers.attributions.filter((a) => a.kind === 'unnamed-person' || a.kind === 'unnamed-group')
  return unnamed.filter(isSaid).map((attribution) => {
    const entry = stated.get(attribution.id)
    const words = entry?.description ? [entry.description] : attribution.source
    const absent = [entry?.count == null ? 'number' : '', entry?.reason ? '' : 'reason', entry?.closeness ? '' : 'how they know'].filter(Boolean)
    const says = [
      entry?.count == null ? '' : `number: ${entry.count}`,
      entry?.reason ? `reason: ${quoted(entry.reason)}` : '',
      entry?.closeness ? `how they know: ${quoted(entry.closeness)}` : '',
      absent.length ? `not stated: ${absent.join(', ')}` : '',
    ]
    return { spans: attribution.source.length ? attribution.source : attribution.content, words: wordsOf(document.text, words), says: says.filter(Boolean).join('; ') }
  })
}

function agentless({ document, layers }: PublicReading): Note[] {
  const nobody = layers.attributions.filter((a) => isSaid(a) && a.kind === 'none' && a.cue.length > 0)
  return nobody.map(({ cue, content }) => ({ spans: cue, words: wordsOf(document.text, cue), says: wordsOf(document.text, content) }))
}

function ownVoice({ document, layers }: PublicReading, voice: 'inference' | 'evaluation'): Note[] {
  return layers.voice.filter((span) => span.voice === voice).map((span) => ({ spans: [span], words: wordsOf(document.text, [span]), says: '' }))
}

function withheld({ document, layers }: PublicReading): Note[] {
  const names = new Map(layers.sources.map(({ id, name }) => [id, name]))
  return layers.gaps.map((gap) => ({
    spans: [gap],
    words: wordsOf(document.text, [gap]),
    says: gap.holder === null ? GAP_WORDS[gap.kind] : `${GAP_WORDS_BEFORE[gap.kind]} ${visibleLine(names.get(gap.holder) ?? gap.holder)}`,
  }))
}

/** Everything worth noting in a reading, by kind, each in the order of the text; kinds of which there is nothing are left out. */
export function noteworthy(reading: PublicReading): Notes[] {
  const { document, layers } = reading
  const others = layers.findings.filter(({ rule }) => !SHOWN_ELSEWHERE.has(rule))
  const kinds: Notes[] = [
    { id: 'finding', heading: 'To note', notes: others.map(({ spans, message }) => ({ spans, words: wordsOf(document.text, spans), says: visibleLine(message) })) },
    { id: 'unnamed', heading: 'Unnamed sources', notes: unnamedSources(reading) },
    { id: 'agentless', heading: 'Reported, and nobody named who says so', notes: agentless(reading) },
    { id: 'gap', heading: 'Said to be withheld or not known', notes: withheld(reading) },
    { id: 'inference', heading: 'Inferred in the outlet’s own voice', notes: ownVoice(reading, 'inference') },
    { id: 'evaluation', heading: 'Judged in the outlet’s own voice', notes: ownVoice(reading, 'evaluation') },
    {
      id: 'contested',
      heading: 'Terms that a chosen guide advises on',
      notes: layers.contested.map((span) => ({ spans: [span], words: wordsOf(document.text, [span]), says: visibleLine(`${span.guide}, ${span.rule}`) })),
    },
    { id: 'scare', heading: 'Scare quotes', notes: layers.scareQuotes.map((span) => ({ spans: [span], words: wordsOf(document.text, [span]), says: '' })) },
  ]
  return kinds.filter(({ notes }) => notes.length).map((kind) => ({ ...kind, notes: kind.notes.toSorted((a, b) => startOf(a) - startOf(b)) }))
}
