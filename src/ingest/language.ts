import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const FEWEST_LETTERS = 20
const SAMPLE = 4000

const ENGLISH = new Set(
  'the of and to in that is was for on with as by at from it has have had be are were said an not but his her they who which would been this after'.split(' '),
)

/** Words that are as common in English as elsewhere rare: a fifth of the words being such ones settles it without the detector, which takes 110 ms to load. */
function isPlainlyEnglish(sample: string): boolean {
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? []
  if (words.length < 12) return false
  let common = 0
  const seen = new Set<string>()
  for (const word of words) {
    if (!ENGLISH.has(word)) continue
    common++
    seen.add(word)
  }
  return seen.size >= 3 && common / words.length > 0.2
}

/** The language that a document declares of itself as a well-formed BCP 47 tag, or null: `en_GB` and `EN-gb` are `en-GB`. */
export function languageTag(declared: string | null | undefined): string | null {
  const tag = declared?.trim().replaceAll('_', '-')
  if (!tag || !/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag)) return null
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null
  } catch {
    return null
  }
}

/** The language that a text is in, from its first few thousand characters; null where it has fewer than 20 letters or is of no clear language. */
export function languageOf(text: string): string | null {
  const sample = text.slice(0, SAMPLE)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  if (letters < FEWEST_LETTERS) return null
  if (isPlainlyEnglish(sample)) return 'en'
  const { detectAll } = require('tinyld') as typeof import('tinyld')
  const [first, second] = detectAll(sample)
  if (!first || first.accuracy < 0.15 || (second && first.accuracy < second.accuracy * 1.15)) return null
  return first.lang
}
