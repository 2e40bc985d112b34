import type { PublicReading } from '../../model/public-reading.ts'
import { visibleLine } from '../../model/visible.ts'
import type { Appearance } from '../formats.ts'
import type { Summary } from '../summary.ts'
import { count, listed, missingSentence } from '../wording.ts'
import { type Run, run } from './ink.ts'
import { wrap } from './wrap.ts'

/** An address as a link may hold it, or undefined: only the web's own schemes lead anywhere. */
function webAddress(url: string | null): string | undefined {
  if (url === null || !URL.canParse(url)) return undefined
  const { protocol, href } = new URL(url)
  return protocol === 'https:' || protocol === 'http:' ? href : undefined
}

/** A time as it was stated, readable: the blank in place of the T is all that changes. */
const time = (iso: string): string => iso.replace('T', ' ')

/** What the report says of itself, and what it does not say. */
export function headLines({ path, document, layers, engine }: PublicReading, { words }: Summary, { width, file }: Appearance): Run[][] {
  const given = new Set(document.given)
  const stated = (field: string, words: string) => (given.has(field) ? `${words} (given)` : words)
  const title = document.title === null ? run('Untitled', 'faint') : run(visibleLine(document.title), 'strong', webAddress(document.url) ?? file ?? undefined)
  const by = [
    document.outlet && stated('outlet', document.outlet),
    document.authors.length && `by ${listed(document.authors)}`,
    document.credits.length && `credit: ${document.credits.join(', ')}`,
    document.place,
    document.published && stated('published', time(document.published)),
    document.modified && `updated ${time(document.modified)}`,
    document.genre !== 'report' && document.genre !== 'other' && document.genre,
  ].filter((words): words is string => Boolean(words))
  const read = [
    path === '-' ? 'standard input' : path,
    document.language === null ? 'language not made out' : stated('language', document.language),
    count(layers.paragraphs.length, 'paragraph'),
    count(words, 'word'),
    engine.model === null ? 'read by rules alone' : '',
  ].filter(Boolean)
  const missing = missingSentence(document)
  const lines: Run[][] = [...wrap([title], width)]
  if (by.length) lines.push(...wrap([run(visibleLine(by.join(' · ')))], width))
  if (missing) lines.push(...wrap([run('! ', 'warning'), run(missing, 'warning')], width))
  lines.push(...wrap([run(visibleLine(read.join(' · ')), 'faint')], width))
  return lines
}
