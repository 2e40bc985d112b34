import { ATTITUDES, CERTAINTIES, DISTANCES, MANNERS, SOURCE_KINDS } from '../../model/attribution.ts'
import type { Chain, Hop } from '../../model/chain.ts'
import { HOP_ROLES } from '../../model/chain.ts'
import { BOUNDS, ENTITY_TYPES, GAP_KINDS, VOICES } from '../../model/observation.ts'
import type { PublicAttribution, PublicLayers } from '../../model/public-reading.ts'
import type { Span } from '../../model/span.ts'
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
  readonly hops: readonly KeptHop[]
  readonly outward: boolean
  /** Whether its first hop is the first source of the attribution, at the first place where the attribution has it. */
  readonly usual: boolean
}

type KeptHop = Omit<Hop, 'source'> & { readonly source?: Hop['source'] }

/** Which layout the bytes are of: another order or number of columns is another one, and this one is still read. */
const LAYOUT = 1

const layersLayout: Shape<Kept> = layout(() => {
  const at = register()
  const calendar = register()
  const attribution = () => id('a')
  const source = () => id('s')
  const spans = (place = register()) => list(span(place))
  const hop = record<KeptHop>({ role: word(HOP_ROLES) }, { source: orNull(source()), span: span(), gap: text() })
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
      chains: list(record<KeptChain>({ attribution: attribution(), hops: list(hop), outward: flag(), usual: flag() })),
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

const sameSpan = (a: Span | undefined, b: Span | undefined): boolean => a === b || (a !== undefined && b !== undefined && a.start === b.start && a.end === b.end)

/** Whether two hops say the same in the fields that are known, and have no others. */
const sameHop = (a: Hop, b: Hop): boolean =>
  a === b ||
  (a.source === b.source &&
    a.role === b.role &&
    a.gap === b.gap &&
    sameSpan(a.span, b.span) &&
    Object.keys(a).length === Object.keys(b).length &&
    Object.keys(a).every((name) => HOP_FIELDS.has(name)))

const HOP_FIELDS: ReadonlySet<string> = new Set(['source', 'role', 'span', 'gap'])

/** A hop without what follows from its attribution. */
const without = ({ source: _, span: __, ...hop }: KeptHop): KeptHop => hop

/** Layers in bytes, columns by kind of value; whatever of them follows from others is left out. */
export function encodeLayers(layers: PublicLayers): Uint8Array {
  const attributions = layers.attributions.map((attribution): KeptAttribution => {
    if (!attribution.sure) return attribution
    const { link, ...sure } = attribution.sure
    const kept = link === undefined ? { ...sure, unlinked: true } : link === attribution.confidence ? sure : { ...sure, link }
    return { ...attribution, sure: kept }
  })
  const known = new Map<string, readonly Hop[]>()
  const byId = new Map(layers.attributions.map((attribution) => [attribution.id, attribution]))
  const chains = layers.chains.map(({ attribution, hops, ...more }): KeptChain => {
    const of = byId.get(attribution)
    const outer = known.get(of?.nestedIn ?? '')
    const outward = outer !== undefined && hops.length > outer.length && outer.every((hop, i) => sameHop(hop, hops[hops.length - outer.length + i]))
    known.set(attribution, hops)
    const own: readonly KeptHop[] = outward ? hops.slice(0, hops.length - outer.length) : hops
    const [first, ...others] = own
    const usual = of !== undefined && first !== undefined && first.source === (of.sources[0] ?? null) && sameSpan(first.span, of.source[0])
    return { attribution, hops: usual ? [without(first), ...others] : own, outward, usual, ...more }
  })
  const columns = encode(layersLayout, { ...layers, attributions, chains })
  const bytes = new Uint8Array(columns.length + 1)
  bytes[0] = LAYOUT
  bytes.set(columns, 1)
  return bytes
}

/** The layers that `encodeLayers` put into bytes. Throws a RangeError or SyntaxError for others. */
export function decodeLayers(bytes: Uint8Array): PublicLayers {
  if (bytes[0] !== LAYOUT) throw new RangeError(`layers of layout ${bytes[0]} are not known`)
  const kept = decode(layersLayout, bytes.subarray(1))
  const attributions = kept.attributions.map((attribution): PublicAttribution => {
    if (!attribution.sure) return attribution as PublicAttribution
    const { unlinked, ...sure } = attribution.sure
    return { ...attribution, sure: unlinked || sure.link !== undefined ? sure : { link: attribution.confidence, ...sure } }
  })
  const known = new Map<string, readonly Hop[]>()
  const byId = new Map(attributions.map((attribution) => [attribution.id, attribution]))
  const chains = kept.chains.map(({ attribution, hops, outward, usual, ...more }): Chain => {
    const of = byId.get(attribution)
    const [first, ...others] = hops
    const span = of?.source[0]
    const own = usual ? [{ source: of?.sources[0] ?? null, ...(span && { span }), ...first }, ...others] : hops
    const all = [...own, ...(outward ? (known.get(of?.nestedIn ?? '') ?? []) : [])] as readonly Hop[]
    known.set(attribution, all)
    return { attribution, hops: all, ...more }
  })
  return { ...kept, attributions, chains }
}
