import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const FEWEST_LETTERS = 20
const SAMPLE = 4000
/** In less text than this, what a document declares is surer than what its words show. */
const LEAST_TRUSTED = 300

/** Runs of small letters, near enough: by ranges, which cost a fraction of asking each character for its Unicode property. */
const LETTERS = /[a-z\u00df-\u00f6\u00f8-\u1fff\u2c00-\u2fff\u3040-\uffff]+/g

/** Words that are common in English and words of no neighboring language ("in", "is" and "was" are Dutch or German too). */
const ENGLISH = new Set(
  'the and to that for with by from it have has be are were said not but his they who which would this after their out about she been into when how more than what there could'.split(
    ' ',
  ),
)

/** Words as common in English that others have too. */
const SHARED = new Set('of in a is was on as at an her had no'.split(' '))

/**
 * Whether a sample is English by its small words, "the" among them: an eighth of its words are English ones, or a fourteenth with a fifth in all. That settles
 * it without the detector, which takes 110 ms to load and is led astray by names.
 */
export function isPlainlyEnglish(sample: string): boolean {
  const words = sample.toLowerCase().match(LETTERS) ?? []
  const seen = new Set<string>()
  let own = 0
  let shared = 0
  for (const word of words) {
    if (SHARED.has(word)) shared++
    if (!ENGLISH.has(word)) continue
    own++
    seen.add(word)
  }
  const n = words.length
  return n >= 12 && seen.has('the') && seen.size >= 3 && (own * 8 > n || (own * 14 > n && (own + shared) * 5 > n))
}

/** The language of a script that only one of the large languages is written in: of Chinese characters, Japanese where its own syllables stand between them. */
function languageOfScript(sample: string, letters: number): string | null {
  const share = (pattern: RegExp) => (sample.match(pattern)?.length ?? 0) / letters
  if (share(/\p{sc=Hangul}/gu) > 0.3) return 'ko'
  if (share(/[\p{sc=Hiragana}\p{sc=Katakana}]/gu) > 0.1) return 'ja'
  return share(/\p{sc=Han}/gu) > 0.5 ? 'zh' : null
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
  if (isPlainlyEnglish(sample)) return 'en'
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  if (letters < FEWEST_LETTERS) return null
  const byScript = languageOfScript(sample, letters)
  if (byScript) return byScript
  const { detectAll } = require('tinyld') as typeof import('tinyld')
  const [first, second] = detectAll(sample)
  if (!first || first.accuracy < 0.15 || (second && first.accuracy < second.accuracy * 1.15)) return null
  return first.lang
}

/** A declared tag, unless the text is plainly of another language: many templates say English of everything. */
export function unlessPlainlyOther(tag: string, text: string): string {
  const language = tag.split('-')[0]
  if ((language === 'en') === isPlainlyEnglish(text.slice(0, SAMPLE))) return tag
  const detected = languageOf(text)
  return detected && detected !== language ? detected : tag
}

/** The language that a document declares, unless its text is long enough to show that it is plainly of another one. */
export function trustedLanguage(declared: string | null, text: string): string | null {
  const tag = languageTag(declared)
  return tag && text.length >= LEAST_TRUSTED ? unlessPlainlyOther(tag, text) : tag
}
