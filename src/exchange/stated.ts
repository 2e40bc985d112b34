import type { PublicReading } from '../model/public-reading.ts'
import { visibleLine } from '../model/visible.ts'
import { count, listed } from './wording.ts'

/** What a report says of itself: what it is by, and how it was read; marks of control are visible. */
export interface Stated {
  readonly title: string | null
  readonly by: readonly string[]
  readonly missing: string
  readonly read: readonly string[]
}

const time = (iso: string): string => iso.replace('T', ' ')

function missingSentence(missing: readonly string[]): string {
  return missing.length ? `No ${listed(missing.map(visibleLine), 'or')} stated.` : ''
}

/** The head of a reading, in words; what the user gave says so. `words` is how many the body has. */
export function stated({ path, document, layers, engine }: PublicReading, words: number): Stated {
  const given = new Set(document.given)
  const field = (name: 'outlet' | 'published' | 'language', shown: string) => (given.has(name) ? `${shown} (given)` : shown)
  const { title, outlet, authors, credits, place, published, modified, genre, language } = document
  const by = [
    outlet === null ? '' : field('outlet', outlet),
    authors.length ? `by ${listed(authors)}` : '',
    credits.length ? `credit: ${credits.join(', ')}` : '',
    place ?? '',
    published === null ? '' : field('published', time(published)),
    modified === null ? '' : `updated ${time(modified)}`,
    genre === 'report' || genre === 'other' ? '' : genre,
  ]
  const read = [
    path === '-' ? 'standard input' : path,
    language === null ? 'language not made out' : field('language', language),
    count(layers.paragraphs.length, 'paragraph'),
    count(words, 'word'),
    engine.model === null ? 'read by rules alone' : '',
  ]
  return {
    title: title === null ? null : visibleLine(title),
    by: by.filter(Boolean).map(visibleLine),
    missing: missingSentence(document.missing),
    read: read.filter(Boolean).map(visibleLine),
  }
}
