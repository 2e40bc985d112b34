/** Counts of labels by key, and which keys have next to always the same one. */
export class Tally {
  private readonly counts = new Map<number, Map<number, number>>()

  add(key: number, label: number): void {
    const byLabel = this.counts.get(key) ?? new Map<number, number>()
    byLabel.set(label, (byLabel.get(label) ?? 0) + 1)
    this.counts.set(key, byLabel)
  }

  /** The label of each key met at least `least` times whose commonest label has at least `share` of them, in order of keys. */
  certain(share: number, least: number): ReadonlyMap<number, number> {
    const certain = new Map<number, number>()
    for (const [key, byLabel] of [...this.counts].sort((a, b) => a[0] - b[0])) {
      const total = [...byLabel.values()].reduce((sum, n) => sum + n, 0)
      const [label, most] = [...byLabel].reduce((a, b) => (b[1] > a[1] ? b : a))
      if (total >= least && most >= total * share) certain.set(key, label)
    }
    return certain
  }
}
