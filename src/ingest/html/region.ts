import type { Block } from './blocks.ts'
import { junkShare } from './junk.ts'
import type { Element } from './tree.ts'

/** A page's blocks with what is known of where they stand. */
export interface Ground {
  readonly blocks: readonly Block[]
  /** Weight of the running text in an element and all below it. */
  readonly mass: ReadonlyMap<Element, number>
  /** Whether an element, or one around it, is probably no part of the article. */
  readonly isJunk: (element: Element) => boolean
}

const SENTENCE = /[.!?。！？…:;,،؛।]["”’»)\]]?(?:\s|$)|[。！？、，]/u
const FEWEST = 25

/** How much a block weighs as running text: its unlinked length, less where it is short or has no sentence's punctuation. */
export function weightOf(block: Block): number {
  const { text, linked } = block
  const isWide = /[\u3040-\u9fff\uac00-\ud7af]/u.test(text.slice(0, 200))
  const length = isWide ? text.length * 2.5 : text.length
  if (length < FEWEST) return 0
  const share = linked / text.length
  if (share > 0.6) return 0
  const name = block.element.name
  const kind = name === 'p' ? 1 : /^(?:h\d|li|td|th|dt|dd|button|figcaption)$/.test(name) ? 0.3 : 0.8
  return length * (1 - share) * (SENTENCE.test(text) ? kind : kind * 0.2)
}

/** Sums what blocks weigh over the elements around them, in one pass from the innermost outwards. */
function massOf(blocks: readonly Block[], weigh: (block: Block) => number): Map<Element, number> {
  const own = new Map<Element, number>()
  for (const block of blocks) {
    const weight = weigh(block)
    if (weight > 0) own.set(block.element, (own.get(block.element) ?? 0) + weight)
  }
  const mass = new Map<Element, number>()
  for (const [element, weight] of own) for (let at: Element | null = element; at; at = at.parent) mass.set(at, (mass.get(at) ?? 0) + weight)
  return mass
}

/**
 * Weighs a page: what each element holds of its running text, and which elements are probably no part of the article.
 */
export function survey(root: Element, blocks: readonly Block[]): Ground {
  const gross = massOf(blocks, weightOf)
  const total = gross.get(root) ?? 0
  const verdicts = new Map<Element, boolean>()
  const isJunk = (element: Element): boolean => {
    const known = verdicts.get(element)
    if (known !== undefined) return known
    const above = element.parent ? isJunk(element.parent) : false
    const verdict = above || (gross.get(element) ?? 0) < total * junkShare(element) || (total === 0 && junkShare(element) > 0)
    verdicts.set(element, verdict)
    return verdict
  }
  return { blocks, mass: massOf(blocks, (block) => (isJunk(block.element) ? 0 : weightOf(block))), isJunk }
}

/** The share of the running text that one child must hold for the others to be left out: more inside an article, whose parts belong together, than outside. */
const DESCENT = 0.7
const DESCENT_IN_ARTICLE = 0.9

/** The element that holds the article: from the root downwards, as long as one child has nearly all of the running text. */
export function containerOf(root: Element, { mass }: Ground): Element {
  let at = root
  let inArticle = false
  for (;;) {
    const whole = mass.get(at) ?? 0
    let best: Element | null = null
    for (const child of at.children) if (typeof child !== 'string' && (best === null || (mass.get(child) ?? 0) > (mass.get(best) ?? 0))) best = child
    inArticle ||= at.name === 'article' || /\b(?:Article|NewsArticle|BlogPosting|articleBody)\b/u.test(`${at.attributes.itemtype ?? ''} ${at.attributes.itemprop ?? ''}`)
    if (!best || whole === 0 || (mass.get(best) ?? 0) < whole * (inArticle ? DESCENT_IN_ARTICLE : DESCENT)) return at
    if (best.name === 'p' || best.name === 'blockquote') return at
    at = best
  }
}
