import type { Manner } from '../../model/attribution.ts'
import type { Quotation } from '../../model/quotation.ts'
import { SHAPE, type Tokens } from '../../model/token.ts'

const WORD = SHAPE.letter | SHAPE.digit

/** How much of a content stands inside quotation marks: all words (`direct`), some (`mixed`), none. `around` are quotations that the whole attribution stands in: within quoted speech only marks of a deeper level count. */
export function mannerOf({ shape }: Tokens, { depth }: Quotation, content: readonly number[], around = 0): Manner {
  let inside = 0
  let outside = 0
  for (const i of content) {
    if (!(shape[i] & WORD)) continue
    if (depth[i] > around) inside++
    else outside++
  }
  return inside === 0 ? 'indirect' : outside === 0 ? 'direct' : 'mixed'
}
