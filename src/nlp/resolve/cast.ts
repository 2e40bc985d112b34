import type { Candidate, Gender, Sort } from './candidates.ts'

/** Somebody or something that a document speaks of, gathered from the candidates that were found to be one. */
export interface Figure {
  readonly index: number
  sort: Sort
  gender: Gender
  plural: boolean
  nation: number
  /** Hashes of the words of its names. */
  readonly words: Set<number>
  /** Keys of its roles, and of the nouns that it was called by. */
  readonly roles: Set<number>
  /** Hash of the last word of a person's name; 0 for others. */
  lastName: number
  firstName: number
  /** Bits of the sorts of organization that its name speaks for. */
  family: number
  outlet: number
  /** How often it was named. */
  count: number
  /** The candidate with the fullest name or description. */
  best: Candidate
  /** Token index of its latest mention, while the document is gone through. */
  latest: number
  /** Whether a statement is ascribed to it by name or description. */
  speaks: boolean
  /** Whether a name is among its mentions. */
  named: boolean
}

/** The figures of a document, by what they may be called. */
export class Cast {
  readonly figures: Figure[] = []
  readonly byName = new Map<number, Figure>()
  readonly byWord = new Map<number, Figure[]>()
  readonly byRole = new Map<number, Figure[]>()
  readonly byNation = new Map<number, Figure>()
  readonly byOutlet = new Map<number, Figure>()
  /** Figures merged into others; found by `figureOf`. */
  private readonly merged = new Map<number, number>()

  create(c: Candidate): Figure {
    const figure: Figure = {
      index: this.figures.length,
      sort: c.sort,
      gender: c.gender,
      plural: c.plural,
      nation: c.nation,
      words: new Set(),
      roles: new Set(),
      lastName: 0,
      firstName: 0,
      family: 0,
      outlet: -1,
      count: 0,
      best: c,
      latest: -1,
      speaks: false,
      named: c.form === 'name',
    }
    this.figures.push(figure)
    return figure
  }

  /** The figure that a candidate stands for; undefined while that is open. */
  figureOf(c: Candidate): Figure | undefined {
    if (c.figure < 0) return undefined
    let index = c.figure
    for (let next = this.merged.get(index); next !== undefined; next = this.merged.get(index)) index = next
    return this.figures[index]
  }

  /** Says that two figures are one; the second goes on. */
  merge(from: Figure, into: Figure): void {
    if (from === into) return
    this.merged.set(from.index, into.index)
    for (const role of from.roles) this.addRole(into, role)
    into.count += from.count
    if (from.speaks) into.speaks = true
    if (!into.gender) into.gender = from.gender
    if (into.nation < 0) into.nation = from.nation
  }

  resolve(figure: Figure): Figure {
    let index = figure.index
    for (let next = this.merged.get(index); next !== undefined; next = this.merged.get(index)) index = next
    return this.figures[index]
  }

  addWord(figure: Figure, word: number): void {
    if (figure.words.has(word)) return
    figure.words.add(word)
    const list = this.byWord.get(word)
    if (list) list.push(figure)
    else this.byWord.set(word, [figure])
  }

  addRole(figure: Figure, role: number): void {
    if (figure.roles.has(role)) return
    figure.roles.add(role)
    const list = this.byRole.get(role)
    if (list) list.push(figure)
    else this.byRole.set(role, [figure])
  }

  /** Notes that a candidate stands for a figure, and what that tells of the figure. */
  link(c: Candidate, figure: Figure, because: string, sure: number): void {
    c.figure = figure.index
    if (because) c.because = because
    c.sure = sure
    figure.latest = c.head
    if (c.form === 'pronoun') return
    figure.count++
    if (c.source >= 0) figure.speaks = true
    if (!figure.gender) figure.gender = c.gender
    if (figure.nation < 0 && c.nation >= 0 && c.sort === 'person') figure.nation = c.nation
    if (figure.sort === 'unknown') figure.sort = c.sort
    for (const role of c.roles) this.addRole(figure, role)
    if (isFuller(c, figure.best)) figure.best = c
    if (c.form === 'name') figure.named = true
  }
}

const nameWords = (c: Candidate): number => c.coreLast - c.coreFirst
/** A name is fuller than a noun, more words of it than fewer. */
function isFuller(c: Candidate, than: Candidate): boolean {
  if (c === than) return false
  if ((c.form === 'name') !== (than.form === 'name')) return c.form === 'name'
  return c.form === 'name' && nameWords(c) > nameWords(than)
}
