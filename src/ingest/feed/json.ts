/** A value of JSON as it comes from elsewhere: anything. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
export type JsonObject = { readonly [key: string]: Json }

export const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value of JSON, or undefined where it is none. Nesting costs no stack. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

/** A field of an object as words, or null where it is absent, empty or no string; numbers as they are written. Inherited names are none. */
export function wordsAt(object: JsonObject, ...keys: readonly string[]): string | null {
  for (const key of keys) {
    const value = Object.hasOwn(object, key) ? object[key] : undefined
    const text = typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
    if (text) return text
  }
  return null
}

/** The objects of a list, or of the one object that stands in its place. */
export function objectsAt(object: JsonObject, key: string): JsonObject[] {
  const value = Object.hasOwn(object, key) ? object[key] : undefined
  if (isObject(value)) return [value]
  return Array.isArray(value) ? (value as readonly Json[]).filter(isObject).slice(0, 1000) : []
}

/** The strings of a list, or the one string that stands in its place. */
export function stringsAt(object: JsonObject, key: string): string[] {
  const value = Object.hasOwn(object, key) ? object[key] : undefined
  const list: readonly Json[] = Array.isArray(value) ? value : [value ?? null]
  return list.flatMap((one) => (typeof one === 'string' && one.trim() ? [one.trim()] : []))
}

/** A stretch of a text of JSON: one element of a list. `whole`: whether its end is there. */
export interface Slice {
  readonly start: number
  readonly end: number
  readonly whole: boolean
}

const SPACE = /[\s\ufeff]/u

/** The place behind a value that begins at `from`, or -1 where the text ends within it. */
function behindValue(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    const sign = text[at]
    if (sign === '"') {
      at = behindString(text, at) - 1
      if (at < 0) return -1
    } else if (sign === '{' || sign === '[') depth++
    else if (sign === '}' || sign === ']') {
      if (depth === 0) return at
      if (--depth === 0) return at + 1
    } else if (sign === ',' && depth === 0) return at
    if (depth === 0 && sign === '"') return at + 1
  }
  return -1
}

function behindString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"') return at + 1
  }
  return 0
}

/** What stands in an object's or a list's text: keys with the place of their value, or the elements; as far as the text goes. One pass. */
export function slicesOf(text: string, from: number): { readonly key: string; readonly slice: Slice }[] {
  const found: { key: string; slice: Slice }[] = []
  const isList = text[from] === '['
  let at = from + 1
  const skip = () => {
    while (at < text.length && (SPACE.test(text[at]) || text[at] === ',')) at++
  }
  for (skip(); at < text.length && text[at] !== '}' && text[at] !== ']'; skip()) {
    let key = ''
    if (!isList) {
      const end = text[at] === '"' ? behindString(text, at) : 0
      if (!end) break
      key = String(parseJson(text.slice(at, end)) ?? '')
      at = end
      while (at < text.length && (SPACE.test(text[at]) || text[at] === ':')) at++
    }
    const end = behindValue(text, at)
    found.push({ key, slice: { start: at, end: end < 0 ? text.length : end, whole: end >= 0 } })
    if (end <= at) break
    at = end
  }
  return found
}
