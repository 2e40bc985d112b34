import { isByline } from '../../head/names.ts'
import { type Block, wordsOf } from './paragraphs.ts'

/** Whether a block is nothing but a link, and no sentence: an entry of a page's navigation, where several stand together. */
function isEntry(block: Block): boolean {
  const words = wordsOf(block)
  return words.length < 200 && linkedShare(block, words) > 0.8 && !/[.!?]["”’]?$/u.test(words) && !isByline(words)
}

const linkedShare = (block: Block, words: string) =>
  block.lines.reduce((sum, { links }) => sum + links.reduce((all, { start, end }) => all + end - start, 0), 0) / words.length

/** Blocks that are entries of lists of links: three and more in a row, or with no more than a word or two between. */
export function navigationIn(blocks: readonly Block[]): ReadonlySet<Block> {
  const found = new Set<Block>()
  let row: Block[] = []
  let entries = 0
  const close = () => {
    if (entries >= 3) for (const block of row) found.add(block)
    row = []
    entries = 0
  }
  for (const block of blocks) {
    if (isEntry(block)) {
      row.push(block)
      entries++
    } else if (row.length && wordsOf(block).length < 25) row.push(block)
    else close()
  }
  close()
  return found
}

/** How much running text an article has at least, and how many blocks in a row that are none end it. */
const SHORTEST_ARTICLE = 600
const LONGEST_PAUSE = 8

/** Whether a block is running text: a sentence or more, and no mere link. */
function isProse(block: Block): boolean {
  const words = wordsOf(block)
  return words.length >= 70 && /[.!?…][”"’»)]*$/u.test(words) && linkedShare(block, words) < 0.5
}

/** How much running text may follow the end of an article, as a share of the article's own: teasers of other stories, not the rest of this one. */
const MOST_AFTER = 0.25

/**
 * What a browser prints behind an article: other stories, forms, the foot of the site. It begins where many blocks in a row are no running text, the article has
 * enough of it, and little comes later; where forms and advertisements part an article, most of it comes later, and they stay.
 */
export function afterArticle(blocks: readonly Block[], headline: Block): readonly Block[] {
  const from = blocks.indexOf(headline) + 1
  const prose = blocks.map((block, i) => (i >= from && isProse(block) ? wordsOf(block).length : 0))
  const all = prose.reduce((sum, length) => sum + length, 0)
  let length = 0
  let pause = 0
  for (let i = from; i < blocks.length; i++) {
    length += prose[i]
    pause = prose[i] ? 0 : pause + 1
    if (pause >= LONGEST_PAUSE && length >= SHORTEST_ARTICLE && all - length <= length * MOST_AFTER) return blocks.slice(i - pause + 1)
  }
  return []
}
