/** Named columns of numbers, as a weights file holds them. */
export type Column = Int8Array | Uint8Array | Int16Array | Int32Array | Float32Array

/** The weights of a language: an id (digest of the file) and columns by name. */
export interface Model {
  readonly id: string
  readonly columns: ReadonlyMap<string, Column>
}

/** Two columns of a model as a map from the entries of one to those of the other; empty where the model lacks them. */
export function mapOf({ columns }: Model, keys: string, values: string): ReadonlyMap<number, number> {
  const [from, to] = [columns.get(keys), columns.get(values)]
  const map = new Map<number, number>()
  if (from && to) for (let i = 0; i < from.length; i++) map.set(from[i], to[i])
  return map
}
