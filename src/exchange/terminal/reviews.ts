import type { Appearance } from '../../model/format.ts'
import type { PublicReading } from '../../model/public-reading.ts'
import { decisionWords } from '../decisions.ts'
import { positions } from '../position.ts'
import { type Run, run } from './ink.ts'
import { padded, wrap } from './wrap.ts'

const MARGIN = 7

/** What persons decided about what was read: each line says what the machine had, so that neither hides the other. */
export function reviewLines(reading: PublicReading, { width }: Appearance): Run[][] {
  const { reviews = [] } = reading
  if (!reviews.length) return []
  const at = positions(reading)
  const lines = reviews.flatMap((review) => {
    const [span] = review.spans
    const place = padded([run(span ? `  ¶${at(span).paragraph}` : '')], MARGIN)
    return wrap([run('✎ ', 'cue'), run(decisionWords(review), review.state === 'lost' ? 'warning' : 'plain')], width, place, padded([], MARGIN))
  })
  return [[run('REVIEWS', 'heading'), run('  what persons decided; the lines above are as they leave it', 'faint')], ...lines]
}
