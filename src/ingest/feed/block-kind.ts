import type { PartKind } from '../../model/document.ts'
import type { Block } from '../html/blocks.ts'
import { EMBED } from '../html/body.ts'
import type { Element } from '../html/tree.ts'

/** What weblogs' programs put behind every text of their feeds: that it appeared first with them, where to read on, that there are comments. */
const BOILERPLATE =
  /^(?:the post .{1,300} (?:appeared first on|first appeared on) .{1,120}\.?|(?:continue reading|read more|read the (?:full|whole) (?:story|article))\b.{0,200}|\d* ?comments?)$/iu

/** How far up the element is sought that says what a block is: a bound, since a hostile page nests each of a million blocks as deep as it may. */
const LEVELS = 12

function isWithin(element: Element, suits: (element: Element) => boolean): boolean {
  let at: Element | null = element
  for (let level = 0; at && level < LEVELS; level++, at = at.parent) if (suits(at)) return true
  return false
}

/** What a block of an entry's text is, where it is not the body's: a text under a picture, somebody's post, or what the feed's program adds. */
export function blockKind({ element, text }: Block): PartKind | null {
  if (isWithin(element, ({ name, attributes }) => name === 'figcaption' || /\bwp-caption-text\b/u.test(attributes.class ?? ''))) return 'caption'
  if (isWithin(element, ({ attributes }) => EMBED.test(attributes.class ?? ''))) return 'embed'
  return text.length < 500 && BOILERPLATE.test(text) ? 'other' : null
}
