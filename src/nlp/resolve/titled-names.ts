import { type Sentences, SHAPE, type Tokens } from '../../model/token.ts'
import { FEMALE_NAMES, MALE_NAMES } from '../language/en/given-names.ts'
import { looksNamed } from './capital-runs.ts'
import type { NameAgreement } from './name-agreement.ts'
import { knownNameAt, WORDS } from './name-lexicon.ts'
import type { Named } from './named.ts'

/** The longest name looked for in a line of title case. */
const LONGEST = 6

/** Names in lines of title case: there capitals tell nothing, so only what the rest of the text or a list knows is one. */
export function titledNames(tokens: Tokens, sentences: Sentences, titled: Uint8Array, agreement: NameAgreement): Named[] {
  const names: Named[] = []
  for (let s = 0; s < sentences.length; s++) {
    if (!titled[s]) continue
    const end = sentences.first[s + 1]
    for (let i = sentences.first[s]; i < end; i++) {
      if (!looksNamed(tokens, i)) continue
      const name = nameAt(tokens, i, end, agreement)
      if (!name) continue
      names.push(name)
      i = name.end - 1
    }
  }
  return names
}

function nameAt(tokens: Tokens, i: number, end: number, agreement: NameAgreement): Named | undefined {
  const { hash, shape } = tokens
  for (let length = Math.min(LONGEST, end - i); length > 0; length--) {
    const type = agreement.typeOf(i, i + length)
    if (type && (length > 1 || type === 'person' || type === 'organization' || type === 'place')) return { first: i, end: i + length, type, sure: true }
  }
  const known = knownNameAt(hash, i, end)
  if (known) return { first: i, end: i + known.length, type: known.type, sure: true }
  const given = MALE_NAMES.has(hash[i]) || FEMALE_NAMES.has(hash[i])
  if (given && i + 1 < end && looksNamed(tokens, i + 1) && tokens.start[i + 1] - tokens.end[i] === 1) return { first: i, end: i + 2, type: 'person', sure: false }
  const whole = WORDS.whole.get(hash[i])
  return whole && shape[i] & SHAPE.allCapitals ? { first: i, end: i + 1, type: whole, sure: true } : undefined
}
