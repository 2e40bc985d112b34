/** A linear classifier over hashed features, by whatever means it finds their weights. */
export interface LinearTable {
  readonly labels: number
  /** What one unit of a score is worth. */
  readonly scale: number
  /** Sets `scores` to the sums of the weights of the first `count` features, in stored units; wants room for eight scores at least. */
  score(features: Int32Array, count: number, scores: Int32Array): void
}
