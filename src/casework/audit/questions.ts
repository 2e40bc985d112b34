import type { KeptDocument } from '../../model/case.ts'
import type { PublicLayers } from '../../model/public-reading.ts'
import type { Span } from '../../model/span.ts'
import { type Basis, basisOf, isSingleSource, isUnnamed, isUnnamedOnly } from './basis.ts'
import { weekOf } from './week.ts'

export const QUESTIONS = ['single-source', 'unnamed-only', 'anonymous', 'agencies'] as const
export type Question = (typeof QUESTIONS)[number]

export const GROUPINGS = ['outlet', 'author', 'week'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** Where a number comes from: spans of a document. */
export interface Place {
  readonly document: number
  readonly spans: readonly Span[]
}

/** One line of an answer. */
export interface Line {
  readonly question: Question
  /** A story's title, an agency, or the outlet, author or week that is counted. */
  readonly what: string
  /** The story, where the line is about one. */
  readonly document: number | null
  readonly outlet: string | null
  readonly published: string | null
  /** So many … */
  readonly count: number
  /** … among so many, … */
  readonly among: number
  /** … of these. */
  readonly of: 'stories' | 'statements'
  /** Why: the one source, the agencies and how. */
  readonly because: string
  readonly places: readonly Place[]
}

interface Counted {
  count: number
  among: number
  readonly stories: Set<number>
  readonly places: Place[]
}

const PLACES = 1000

/** Answers the desk's questions over the stories of a case, fed one at a time; keeps lines and counts, never texts. */
export class Audit {
  /** Stories read, and those left out because their language is not read. */
  stories = 0
  unread = 0
  private readonly single: Line[] = []
  private readonly unnamed: Line[] = []
  private readonly dependent: Line[] = []
  private readonly groups = new Map<string, Counted>()
  private readonly grouping: Grouping

  constructor(grouping: Grouping = 'outlet') {
    this.grouping = grouping
  }

  add(kept: KeptDocument, layers: PublicLayers): void {
    if (layers.findings.some(({ rule }) => rule === 'language-not-read')) {
      this.unread++
      return
    }
    this.stories++
    const basis = basisOf(kept, layers)
    const line = (question: Question, because: string, spans: readonly Span[]): Line => ({
      question,
      what: kept.document.title ?? kept.name,
      document: kept.number,
      outlet: kept.document.outlet,
      published: kept.document.published,
      count: 1,
      among: 1,
      of: 'stories',
      because,
      places: [{ document: kept.number, spans }],
    })
    if (isSingleSource(basis))
      this.single.push(
        line(
          'single-source',
          basis.sources[0].name,
          basis.statements.flatMap(({ source, cue }) => (source.length ? source : cue)),
        ),
      )
    if (isUnnamedOnly(basis)) {
      const names = [...new Set(basis.sources.map(({ name }) => name))]
      this.unnamed.push(
        line(
          'unnamed-only',
          names.join('; '),
          basis.statements.filter(isUnnamed).flatMap(({ source }) => source),
        ),
      )
    }
    for (const { agency, how, share, spans } of basis.agencies) {
      const because = how === 'credited' ? `${agency}, credited` : `${agency}, ${Math.round(share * 100)} % of the body's sentences`
      this.dependent.push({ ...line('agencies', because, spans), what: agency })
    }
    this.count(kept, basis)
  }

  private count(kept: KeptDocument, { statements }: Basis): void {
    const { outlet, authors, published } = kept.document
    const keys =
      this.grouping === 'outlet'
        ? [outlet ?? 'no outlet stated']
        : this.grouping === 'author'
          ? authors.length
            ? authors
            : ['no author named']
          : [weekOf(published) ?? 'no date']
    for (const key of new Set(keys)) {
      const group = this.groups.get(key) ?? { count: 0, among: 0, stories: new Set<number>(), places: [] }
      this.groups.set(key, group)
      const spans = statements.filter(isUnnamed).flatMap(({ source }) => source)
      group.among += statements.length
      group.count += statements.filter(isUnnamed).length
      group.stories.add(kept.number)
      if (spans.length && group.places.length < PLACES) group.places.push({ document: kept.number, spans })
    }
  }

  /** The lines of one question's answer; every one says among how many. */
  answer(question: Question): Line[] {
    const among = this.stories
    if (question === 'single-source') return this.single.map((line) => ({ ...line, among }))
    if (question === 'unnamed-only') return this.unnamed.map((line) => ({ ...line, among }))
    if (question === 'anonymous') {
      return [...this.groups]
        .map(([what, { count, among, stories, places }]): Line => {
          const because = `${stories.size} ${stories.size === 1 ? 'story' : 'stories'}`
          return { question, what, document: null, outlet: null, published: null, count, among, of: 'statements', because, places }
        })
        .sort((a, b) =>
          this.grouping === 'week' ? (a.what < b.what ? -1 : 1) : b.count / (b.among || 1) - a.count / (a.among || 1) || b.among - a.among || (a.what < b.what ? -1 : 1),
        )
    }
    const agencies = new Map<string, Line[]>()
    for (const line of this.dependent) agencies.set(line.what.toLowerCase(), [...(agencies.get(line.what.toLowerCase()) ?? []), line])
    return [...agencies.values()]
      .map((lines): Line => {
        const credited = lines.filter(({ because }) => because.endsWith('credited')).length
        const because = [credited ? `credited in ${credited}` : '', credited < lines.length ? `half of the sentences of ${lines.length - credited}` : '']
          .filter(Boolean)
          .join(', ')
        return {
          ...lines[0],
          document: null,
          outlet: null,
          published: null,
          count: lines.length,
          among,
          because,
          places: lines.flatMap(({ places }) => places).slice(0, PLACES),
        }
      })
      .sort((a, b) => b.count - a.count || (a.what < b.what ? -1 : 1))
  }

  /** How many stories each question finds. */
  overview(): Line[] {
    const says: Readonly<Record<Question, string>> = {
      'single-source': 'stories resting on one source',
      'unnamed-only': 'stories resting on unnamed sources only',
      anonymous: 'statements of unnamed sources',
      agencies: 'stories that depend on an agency',
    }
    return QUESTIONS.map((question): Line => {
      const lines = this.answer(question)
      const places = (question === 'agencies' ? this.dependent : lines).flatMap((line) => line.places).slice(0, PLACES)
      const isAnonymous = question === 'anonymous'
      const sum = (of: 'count' | 'among') => [...this.groups.values()].reduce((total, group) => total + group[of], 0)
      const stories = question === 'agencies' ? new Set(this.dependent.map(({ document }) => document)).size : lines.length
      return {
        question,
        what: says[question],
        document: null,
        outlet: null,
        published: null,
        count: isAnonymous ? sum('count') : stories,
        among: isAnonymous ? sum('among') : this.stories,
        of: isAnonymous ? 'statements' : 'stories',
        because: '',
        places,
      }
    })
  }
}
