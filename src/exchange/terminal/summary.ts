import type { Appearance } from '../../model/format.ts'
import type { PublicReading } from '../../model/public-reading.ts'
import { overview, shareWords } from '../overview.ts'
import { SHARE_MARKS, type Share } from '../share.ts'
import type { Summary } from '../summary.ts'
import { type Ink, type Run, run } from './ink.ts'
import { blanks, padded, wrap } from './wrap.ts'

const LABEL = 11

const SHARE_INKS: Readonly<Record<Share, Ink>> = { said: 'said', ascribed: 'ascribed', report: 'fact', inference: 'own', evaluation: 'own' }

/** No line end falls between a mark and its words. */
function legend(summary: Summary): Run[] {
  return shareWords(summary).flatMap(({ share, words }) => [run(`${SHARE_MARKS[share]} ${words}`.replaceAll(' ', '\u00a0'), SHARE_INKS[share]), run('   ')])
}

const strip = (summary: Summary): Run[] => [run('▕', 'faint'), ...summary.strip.map((share) => run(SHARE_MARKS[share], SHARE_INKS[share])), run('▏', 'faint')]

/** In a few lines, what the report rests on. */
export function summaryLines(reading: PublicReading, summary: Summary, { width }: Appearance): Run[][] {
  const { headline, besides, rows } = overview(reading, summary)
  return [
    [run('WHAT IT RESTS ON', 'heading')],
    ...wrap([run(headline, 'strong'), run(besides && ` (${besides})`)], width),
    ...(summary.strip.length ? [...wrap(legend(summary), width), strip(summary)] : []),
    ...rows.flatMap(({ label, says }) =>
      wrap(
        says.map(({ text, warns }) => run(text, warns ? 'warning' : 'plain')),
        width,
        padded([run(label, 'faint')], LABEL),
        [blanks(LABEL)],
      ),
    ),
  ]
}
