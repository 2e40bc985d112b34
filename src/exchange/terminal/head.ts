import type { Appearance } from '../../model/format.ts'
import type { PublicReading } from '../../model/public-reading.ts'
import { webAddress } from '../address.ts'
import { stated } from '../stated.ts'
import type { Summary } from '../summary.ts'
import { type Run, run } from './ink.ts'
import { wrap } from './wrap.ts'

/** What the report says of itself, and what it does not say, under a line that parts it from the report before. */
export function headLines(reading: PublicReading, { words }: Summary, { width, file }: Appearance): Run[][] {
  const { title, by, missing, read } = stated(reading, words)
  const heading = title === null ? run('Untitled', 'faint') : run(title, 'strong', webAddress(reading.document.url) ?? file ?? undefined)
  return [
    [run('─'.repeat(width), 'faint')],
    ...wrap([heading], width),
    ...(by.length ? wrap([run(by.join(' · '))], width) : []),
    ...(missing ? wrap([run(`! ${missing}`, 'warning')], width) : []),
    ...wrap([run(read.join(' · '), 'faint')], width),
  ]
}
