/** A figure of a score: F1 of right, gold and read; or the share of `gold` that is right (`read` is then null). From 0 to 100, null where nothing was to be judged. */
export interface Figure {
  readonly layer: string
  readonly name: string
  readonly score: number | null
  readonly precision: number | null
  readonly recall: number | null
  readonly right: number
  readonly gold: number
  readonly read: number | null
}

interface Row {
  readonly layer: string
  readonly name: string
  readonly as: 'f1' | 'share' | 'macro'
  right: number
  gold: number
  read: number
  rightOfRead: number
  readonly classes: Map<string, { right: number; gold: number; read: number }>
}

/** Entries of one layer that a reading missed, invented or got wrong, as a person can read them. */
export interface Miss {
  readonly layer: string
  readonly kind: 'missed' | 'spurious' | 'wrong'
  readonly text: string
}

const f1 = (precision: number, recall: number) => (precision + recall ? (2 * precision * recall) / (precision + recall) : 0)
const percent = (part: number, of: number) => (of ? (100 * part) / of : 0)

/** Counts over many articles, to be added to one by one; figures are pooled over all of them. */
export class Sheet {
  readonly misses: Miss[] = []
  private readonly rows = new Map<string, Row>()

  private row(layer: string, name: string, as: Row['as']): Row {
    const key = `${layer}: ${name}`
    const row = this.rows.get(key) ?? { layer, name, as, right: 0, gold: 0, read: 0, rightOfRead: 0, classes: new Map() }
    this.rows.set(key, row)
    return row
  }

  /** Adds to an F1; `rightOfRead` where not the same number of read entries is right as of gold ones. */
  f1(layer: string, name: string, right: number, gold: number, read: number, rightOfRead = right): void {
    const row = this.row(layer, name, 'f1')
    row.right += right
    row.gold += gold
    row.read += read
    row.rightOfRead += rightOfRead
  }

  share(layer: string, name: string, right: number, of: number): void {
    const row = this.row(layer, name, 'share')
    row.right += right
    row.gold += of
  }

  /** Adds a judgement to a mean of the F1 of each class that the gold has. */
  judged(layer: string, name: string, gold: string, read: string): void {
    const row = this.row(layer, name, 'macro')
    row.gold++
    if (gold === read) row.right++
    for (const [name, side] of [
      [gold, 'gold'],
      [read, 'read'],
    ] as const) {
      const counts = row.classes.get(name) ?? { right: 0, gold: 0, read: 0 }
      counts[side]++
      if (side === 'gold' && gold === read) counts.right++
      row.classes.set(name, counts)
    }
  }

  miss(layer: string, kind: Miss['kind'], text: string): void {
    this.misses.push({ layer, kind, text })
  }

  figures(): Figure[] {
    return [...this.rows.values()].map(({ layer, name, as, right, gold, read, rightOfRead, classes }) => {
      const none = { layer, name, precision: null, recall: null, right, gold, read: null }
      if (as === 'share') return { ...none, score: gold ? percent(right, gold) : null }
      if (as === 'macro') {
        const judged = [...classes.values()].filter((c) => c.gold).map((c) => 100 * f1(c.read ? c.right / c.read : 0, c.right / c.gold))
        return { ...none, score: judged.length ? judged.reduce((a, b) => a + b) / judged.length : null }
      }
      const [precision, recall] = [percent(rightOfRead, read), percent(right, gold)]
      return gold || read ? { ...none, precision, recall, score: f1(precision, recall), read } : { ...none, score: null, read }
    })
  }
}
