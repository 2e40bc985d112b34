import type { Chain } from '../model/chain.ts'
import type { PublicAttribution, PublicReading } from '../model/public-reading.ts'
import { hull } from '../model/span.ts'
import { visibleLine } from '../model/visible.ts'
import { marksOf } from './decisions.ts'
import { wordsOf } from './excerpt.ts'
import { type Position, positions } from './position.ts'
import { ATTITUDE_WORDS, CERTAINTY_WORDS, listed, percent, UNSURE } from './wording.ts'

/** An attribution in the words in which a person is shown it. */
export interface Statement {
  readonly attribution: PublicAttribution
  /** Where its content begins. */
  readonly position: Position
  /** Whom it is ascribed to, by the fullest names in the text. */
  readonly who: string
  /** The words that name the source here. */
  readonly source: string
  readonly cue: string
  readonly content: string
  /** Within a case its id; then manner, then what is not as usual: attitude, certainty, distance, to whom, within whose statement, what persons decided about it. */
  readonly labels: readonly string[]
  /** `this report ← the agency ← the speaker`; null where the text states no hop between speaker and report. */
  readonly route: string | null
  /** Set where the reading is more likely wrong than right: how sure it is. */
  readonly unsure: string | null
}

/**
 * A chain outermost first, in arrows; null where it says no more than who spoke. Whoever stands in it twice running (one quoting oneself) is one
 * station, and so are two of whom nothing is known.
 */
export function routeWords(chain: Chain | undefined, names: ReadonlyMap<string, string>, outlet: string): string | null {
  const hops = (chain?.hops ?? []).filter(({ source }, i, all) => source !== all[i - 1]?.source)
  if (hops.length < 2) return null
  const stations = hops.map(({ source, role, gap }) => {
    const name = source === null ? undefined : names.get(source)
    return name === undefined ? `(${gap ?? `${role} not named`})` : visibleLine(name)
  })
  return [outlet, ...stations.reverse()].join(' ← ')
}

/** Who speaks where nobody is named. */
const NOBODY = 'nobody named'

/** The statements of a reading, made out one by one as they are asked for. */
export function statements(reading: PublicReading): (attribution: PublicAttribution) => Statement {
  const { document, layers } = reading
  const at = positions(reading)
  const names = new Map(layers.sources.map(({ id, name }) => [id, name]))
  const chains = new Map(layers.chains.map((chain) => [chain.attribution, chain]))
  const byId = new Map(layers.attributions.map((attribution) => [attribution.id, attribution]))
  const marks = marksOf(reading.reviews)
  const outlet = document.outlet === null ? 'this report' : visibleLine(document.outlet)
  const speaker = ({ sources, source }: PublicAttribution): string =>
    visibleLine(listed(sources.map((id) => names.get(id) ?? id))) || wordsOf(document.text, source) || NOBODY
  const within = (parent: PublicAttribution): string => {
    const who = speaker(parent)
    if (who === NOBODY) return `within an unsourced ${parent.attitude === 'communication' ? 'statement' : 'thought'}`
    return `within what ${who} ${parent.attitude === 'communication' ? 'said' : 'thought'}`
  }
  return (attribution) => {
    const { manner, attitude, certainty, distance, hearer = [], nestedIn, confidence } = attribution
    const parent = nestedIn === undefined ? undefined : byId.get(nestedIn)
    const route = routeWords(chains.get(attribution.id), names, outlet)
    const labels = [
      // Within a case a person may decide about it, and names it so.
      reading.number === undefined ? '' : attribution.id,
      manner,
      attitude === 'communication' ? '' : ATTITUDE_WORDS[attitude],
      CERTAINTY_WORDS[certainty],
      distance === 'neutral' ? '' : distance,
      hearer.length ? `to ${wordsOf(document.text, hearer)}` : '',
      parent && route === null ? within(parent) : '',
      ...(marks.get(attribution.id) ?? []),
    ]
    return {
      attribution,
      position: at(hull([...attribution.source, ...attribution.cue, ...attribution.content]) ?? attribution.content[0]),
      who: speaker(attribution),
      source: wordsOf(document.text, attribution.source),
      cue: wordsOf(document.text, attribution.cue),
      content: wordsOf(document.text, attribution.content),
      labels: labels.filter(Boolean),
      route,
      unsure: confidence < UNSURE ? `uncertain, ${percent(confidence, 1)}` : null,
    }
  }
}
