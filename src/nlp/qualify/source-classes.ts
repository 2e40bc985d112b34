import { hashWord } from '../../model/hash.ts'
import { withS } from '../language/en/inflect.ts'
import { irregularPlurals, type SourceClass, sourceClasses } from '../language/en/source-words.ts'

/** What a noun stands for at the head of a source, and whether its form is plural. */
export interface NounClass {
  readonly stands: SourceClass['stands']
  readonly plural: boolean
  /** Hash of the singular, so that "aides" and "aide" are one word. */
  readonly singular: number
}

const classes = new Map<number, NounClass>()
for (const { stands, nouns } of sourceClasses) {
  for (const noun of nouns.trim().split(/\s+/)) {
    const singular = hashWord(noun)
    for (const [form, plural] of [
      [noun, false],
      [withS(noun), true],
    ] as const)
      if (!classes.has(hashWord(form))) classes.set(hashWord(form), { stands, plural, singular })
  }
}
for (const [plural, noun] of Object.entries(irregularPlurals)) {
  const known = classes.get(hashWord(noun))
  if (known) classes.set(hashWord(plural), { ...known, plural: true })
}

/** The class of the noun with this hash; undefined where the lexicon has none. */
export const classOf = (hash: number): NounClass | undefined => classes.get(hash)
