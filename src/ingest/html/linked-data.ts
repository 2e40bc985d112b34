/** A value of JSON as it comes out of a page: anything. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
/** An object of linked data. */
export type JsonObject = { readonly [key: string]: Json }

const ARTICLE = /(?:Article|Posting|Report|Review|Opinion|News|Analysis|LiveBlog)/u
const MOST_NODES = 5000

const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)

/** JSON with the slips that pages make: raw line ends in strings, a comment mark or a semicolon around it, CDATA. */
function parse(source: string): Json | undefined {
  const text = source.replace(/^\s*(?:\/\/)?\s*<!(?:--|\[CDATA\[)|(?:\/\/)?\s*(?:-->|\]\]>)\s*$/gu, '').trim()
  for (const attempt of [
    text,
    text
      .replace(/[\n\r\t]+/gu, ' ')
      .replace(/,\s*([}\]])/gu, '$1')
      .replace(/;\s*$/u, ''),
  ]) {
    try {
      return JSON.parse(attempt) as Json
    } catch {}
  }
  return undefined
}

/** Every object in a page's linked data, breadth first, as far as the first few thousand. */
export function objectsIn(sources: readonly string[]): JsonObject[] {
  const queue: Json[] = []
  for (const source of sources) {
    const value = source.length < 5_000_000 ? parse(source) : undefined
    if (value !== undefined) queue.push(value)
  }
  const found: JsonObject[] = []
  for (let i = 0; i < queue.length && i < MOST_NODES; i++) {
    const value = queue[i]
    if (Array.isArray(value)) queue.push(...value.slice(0, 1000))
    else if (isObject(value)) {
      found.push(value)
      for (const child of Object.values(value)) if (typeof child === 'object' && child !== null) queue.push(child)
    }
  }
  return found
}

export const typesOf = (object: JsonObject): string[] => stringsOf(object['@type'])

/** The strings of a value: itself, or a list's. */
export function stringsOf(value: Json | undefined): string[] {
  if (typeof value === 'string') return value.trim() ? [value.trim()] : []
  return Array.isArray(value) ? value.flatMap((one) => (typeof one === 'string' && one.trim() ? [one.trim()] : [])) : []
}

export const firstString = (value: Json | undefined): string | null => stringsOf(value)[0] ?? null

/** The objects that describe an article, the fullest first: the page's own has most of headline, date, author and body. */
export function articlesIn(objects: readonly JsonObject[]): JsonObject[] {
  const weight = (object: JsonObject) => ['headline', 'datePublished', 'author', 'articleBody', 'mainEntityOfPage', 'publisher'].filter((key) => object[key]).length
  return objects
    .filter((object) => typesOf(object).some((type) => ARTICLE.test(type)) && (object.headline ?? object.name) !== undefined)
    .map((object, index) => ({ object, index, weight: weight(object) }))
    .sort((a, b) => b.weight - a.weight || a.index - b.index)
    .map(({ object }) => object)
}

/** Someone that linked data names: with the type that it states. */
export interface Named {
  readonly name: string
  readonly type: string | null
}

/** The names under `author`, `creator` or `publisher`: strings, objects, or references to objects elsewhere in the data. */
export function namedIn(value: Json | undefined, objects: readonly JsonObject[]): Named[] {
  if (typeof value === 'string') return value.trim() ? [{ name: value.trim(), type: null }] : []
  if (Array.isArray(value)) return value.slice(0, 50).flatMap((one: Json) => namedIn(one, objects))
  if (!isObject(value)) return []
  const type = typesOf(value)[0] ?? null
  const names = stringsOf(value.name)
  if (names.length) return names.map((name) => ({ name, type }))
  const id = firstString(value['@id'])
  const target = id ? objects.find((object) => object['@id'] === id && object.name) : undefined
  return target ? stringsOf(target.name).map((name) => ({ name, type: typesOf(target)[0] ?? type })) : []
}

export const childObject = (object: JsonObject | undefined, key: string): JsonObject | undefined => {
  const value = object?.[key]
  return isObject(value) ? value : Array.isArray(value) ? (value as readonly Json[]).find(isObject) : undefined
}
