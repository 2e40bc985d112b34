/** What the thread that watches a reader is given: the numbers that it looks at, and the process whose end ends it. */
export interface Watched {
  readonly shared: SharedArrayBuffer
  readonly parent: number
}
