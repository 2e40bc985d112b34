/** Something that a page states of itself, and where it was read: `json-ld headline`, `meta og:title`, `h1 element`. */
export interface Stated<Value = string> {
  readonly value: Value
  readonly where: string
}

/** A value with the place where it was read, or null where there is none. */
export const stated = (value: string | null | undefined, where: string): Stated | null => (value ? { value, where } : null)
