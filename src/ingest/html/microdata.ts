import type { Json, JsonObject } from './linked-data.ts'
import { type Element, elementsOf, flatText } from './tree.ts'

const MOST_ITEMS = 200
const LONGEST = 1000

/** What an element's property is worth: its machine's form where it has one, else its words (HTML Standard, "Values"). */
function worthOf(element: Element): string {
  const { name, attributes } = element
  if (attributes.content !== undefined) return attributes.content.trim()
  if (name === 'time' && attributes.datetime !== undefined) return attributes.datetime.trim()
  if (name === 'a' || name === 'link') return attributes.itemprop?.split(/\s+/u).includes('url') ? (attributes.href ?? '').trim() : flatText(element, LONGEST)
  return flatText(element, LONGEST)
}

/** The nearest element around one that begins an item. */
function itemAround(element: Element): Element | null {
  for (let at = element.parent; at; at = at.parent) if (at.attributes.itemscope !== undefined) return at
  return null
}

/**
 * The items of a page's microdata in the form of linked data: `@type` is the last step of `itemtype`, a property given twice is a list. The body of an article is left
 * out: where it stands is known by other means. The first 200 items.
 */
export function microdataIn(root: Element): JsonObject[] {
  const items = new Map<Element, Record<string, Json>>()
  for (const element of elementsOf(root)) {
    const { attributes } = element
    const isItem = attributes.itemscope !== undefined
    if (isItem && items.size < MOST_ITEMS) {
      const type = /([A-Za-z]+)\/?$/u.exec(attributes.itemtype ?? '')?.[1]
      items.set(element, Object.assign(Object.create(null), type ? { '@type': type } : {}))
    }
    const around = attributes.itemprop === undefined ? null : itemAround(element)
    const owner = around && items.get(around)
    if (!owner) continue
    const value = isItem ? items.get(element) : worthOf(element)
    if (!value) continue
    for (const property of new Set(attributes.itemprop.split(/\s+/u).slice(0, 5))) {
      if (!property || property === 'articleBody' || property.length > 40) continue
      const before = owner[property]
      owner[property] = before === undefined ? value : Array.isArray(before) ? [...before.slice(0, 49), value] : [before, value]
    }
  }
  return [...items.values()]
}
