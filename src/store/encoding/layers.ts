import { ATTITUDES, CERTAINTIES, DISTANCES, MANNERS, SOURCE_KINDS } from '../../model/attribution.ts'
import type { Chain, Hop } from '../../model/chain.ts'
import { HOP_ROLES } from '../../model/chain.ts'
import { BOUNDS, ENTITY_TYPES, GAP_KINDS, VOICES } from '../../model/observation.ts'
import type { PublicAttribution, PublicLayers } from '../../model/public-reading.ts'
import { chance, day, decode, encode, flag, id, layout, list, natural, numberOrPair, orNull, real, record, register, type Shape, span, text, word } from './shape.ts'

type Item<Layer extends keyof PublicLayers> = NonNullable<PublicLayers[Layer]>[number]

/** What is kept of a layer where the rest of it follows from others. */
interface Kept extends Omit<PublicLayers, 'attributions' | 'chains'> {
  readonly attributions: readonly KeptAttribution[]
  readonly chains: readonly KeptChain[]
}

interface KeptAttribution extends Omit<PublicAttribution, 'sure'> {
  readonly sure?: Chances
}

/** The chances of an attribution's values; `link` is absent where it is the attribution's confidence, and `unlinked` says that there was none. */
interface Chances {
  readonly link?: number
  readonly kind?: number
  readonly certainty?: number
  readonly distance?: number
  readonly resolved?: number
  readonly unlinked?: boolean
}

/** A chain without those hops at its end that it shares with the one in which it is nested. */
interface KeptChain {
  readonly attribution: string
  readonly hops: readonly Hop[]
  readonly outward: boolean
}

const layersLayout: Shape<Kept> = layout(() => {
  const at = register()
  const calendar = register()
  const attribution = () => id('a')
  const source = () => id('s')
  const spans = (place = register()) => list(span(place))
  const hop = record<Hop>({ source: orNull(source()), role: word(HOP_ROLES) }, { span: span(), gap: text() })
  return record<Kept>(
    {
      paragraphs: spans(),
      sentences: spans(),
      attributions: list(
        record<KeptAttribution>(
          {
            id: attribution(),
            source: spans(at),
            cue: spans(at),
            content: spans(at),
            manner: word(MANNERS),
            attitude: word(ATTITUDES),
            kind: word(SOURCE_KINDS),
            certainty: word(CERTAINTIES),
            distance: word(DISTANCES),
            sources: list(source()),
            confidence: chance(),
          },
          {
            nestedIn: attribution(),
            hearer: spans(at),
            sure: record<Chances>({}, { link: chance(), kind: chance(), certainty: chance(), distance: chance(), resolved: chance(), unlinked: flag() }),
          },
        ),
      ),
      sources: list(record<Item<'sources'>>({ id: source(), name: text(), kind: word(SOURCE_KINDS), mentions: spans() })),
      chains: list(record<KeptChain>({ attribution: attribution(), hops: list(hop), outward: flag() })),
      anonymity: list(
        record<Item<'anonymity'>>({ attribution: attribution(), count: orNull(real()), description: orNull(span()), reason: orNull(span()), closeness: orNull(span()) }),
      ),
      voice: list(record<Item<'voice'>>({ voice: word(VOICES) }, {}, span())),
      gaps: list(record<Item<'gaps'>>({ kind: word(GAP_KINDS), holder: orNull(source()), what: orNull(span()) }, {}, span())),
      contested: list(record<Item<'contested'>>({ guide: text(), rule: text() }, {}, span())),
      scareQuotes: spans(),
      relations: list(
        record<Item<'relations'>>(
          { subject: text(), relation: text(), object: text(), span: span(), attribution: orNull(attribution()) },
          { time: text(), place: text() },
        ),
      ),
      quantities: list(record<Item<'quantities'>>({ value: numberOrPair(), bound: word(BOUNDS), unit: orNull(text()), of: orNull(span()) }, {}, span())),
      dates: list(record<Item<'dates'>>({ from: orNull(day(calendar)), to: orNull(day(calendar)), precision: text() }, {}, span())),
      links: list(record<Item<'links'>>({ url: text(), attribution: orNull(attribution()) }, {}, span())),
      entities: list(record<Item<'entities'>>({ type: word(ENTITY_TYPES) }, { source: source() }, span())),
      findings: list(record<Item<'findings'>>({ rule: text(), spans: spans(), message: text() })),
    },
    {
      tokens: list(record<Item<'tokens'>>({ tag: text() }, { head: natural(), relation: text() }, span())),
      mentions: list(record<Item<'mentions'>>({ cluster: natural() }, {}, span())),
    },
  )
})

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Layers in bytes, columns by kind of value; whatever of them follows from others is left out. */
export function encodeLayers(layers: PublicLayers): Uint8Array {
  const attributions = layers.attributions.map((attribution): KeptAttribution => {
    if (!attribution.sure) return attribution
    const { link, ...sure } = attribution.sure
    const kept = link === undefined ? { ...sure, unlinked: true } : link === attribution.confidence ? sure : { ...sure, link }
    return { ...attribution, sure: kept }
  })
  const known = new Map<string, readonly Hop[]>()
  const around = new Map(attributions.map(({ id, nestedIn }) => [id, nestedIn]))
  const chains = layers.chains.map(({ attribution, hops, ...more }): KeptChain => {
    const outer = known.get(around.get(attribution) ?? '')
    const outward = outer !== undefined && hops.length > outer.length && same(hops.slice(hops.length - outer.length), outer)
    known.set(attribution, hops)
    return { attribution, hops: outward ? hops.slice(0, hops.length - outer.length) : hops, outward, ...more }
  })
  return encode(layersLayout, { ...layers, attributions, chains })
}

/** The layers that `encodeLayers` put into bytes. Throws a RangeError or SyntaxError for others. */
export function decodeLayers(bytes: Uint8Array): PublicLayers {
  const kept = decode(layersLayout, bytes)
  const attributions = kept.attributions.map((attribution): PublicAttribution => {
    if (!attribution.sure) return attribution as PublicAttribution
    const { unlinked, ...sure } = attribution.sure
    return { ...attribution, sure: unlinked || sure.link !== undefined ? sure : { link: attribution.confidence, ...sure } }
  })
  const known = new Map<string, readonly Hop[]>()
  const around = new Map(attributions.map(({ id, nestedIn }) => [id, nestedIn]))
  const chains = kept.chains.map(({ attribution, hops, outward, ...more }): Chain => {
    const all = outward ? [...hops, ...(known.get(around.get(attribution) ?? '') ?? [])] : hops
    known.set(attribution, all)
    return { attribution, hops: all, ...more }
  })
  return { ...kept, attributions, chains }
}
