/** Named columns of numbers, as a weights file holds them. */
export type Column = Int8Array | Uint8Array | Int16Array | Int32Array | Float32Array

/** The weights of a language: an id (digest of the file) and columns by name. */
export interface Model {
  readonly id: string
  readonly columns: ReadonlyMap<string, Column>
}
