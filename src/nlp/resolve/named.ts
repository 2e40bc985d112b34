import { hashWord } from '../../model/hash.ts'
import type { EntityType } from '../../model/observation.ts'
import { SHAPE, type Tokens } from '../../model/token.ts'
import { FEMALE_NAMES, MALE_NAMES } from '../language/en/given-names.ts'
import { titleOf } from '../language/en/titles.ts'
import { wordSet } from '../language/en/word-sets.ts'
import type { NameRun } from './capital-runs.ts'
import { knownNameAt, WORDS } from './name-lexicon.ts'

/** A name: tokens `[first, end)`, what it stands for, and whether the name itself or its title says so (rather than a guess). */
export interface Named {
  readonly first: number
  readonly end: number
  readonly type: EntityType
  readonly sure: boolean
}

const OF = hashWord('of')
const BEFORE_PLACE = wordSet('in at near from outside across throughout around into toward towards')
const AFTER_PERSON = wordSet(
  'said says told added wrote tweeted who whose recalled insisted joked asked argued argues thinks believes laughed shrugged resigned himself herself , 1',
)

/** Names in a run of capitals: titles are left off ("Mayor ⟦Ada Roe⟧"), a people's adjective before one is a name of its own. */
export function namesOf(tokens: Tokens, { first, end }: NameRun): Named[] {
  const { hash } = tokens
  const names: Named[] = []
  let from = first
  let titled = false
  while (from < end) {
    const known = knownNameAt(hash, from, end)
    const next = known ? from + known.length : end
    if (known && next < end && (known.type === 'nationality' || titleOf(hash[next])?.role) && !WORDS.last.has(hash[end - 1])) {
      names.push({ first: from, end: next, type: known.type, sure: true })
      from = next
    } else if (titleOf(hash[from]) && from + 1 < end && hash[from + 1] !== OF && WORDS.last.get(hash[end - 1]) !== 'organization') {
      titled = true
      from++
    } else break
  }
  // A title with nobody behind it is no name ("the President").
  if (from >= end || (from + 1 === end && (titleOf(hash[from])?.role || hash[from] === OF))) return names
  names.push(typed(tokens, from, end, titled || (from === first && from > 0 && isTitleBefore(tokens, from))))
  return names
}

/** Whether a title in small letters stands right before a name: "spokeswoman Ada Roe". */
function isTitleBefore(tokens: Tokens, i: number): boolean {
  return titleOf(tokens.hash[i - 1]) !== undefined && tokens.start[i] - tokens.end[i - 1] === 1
}

function typed(tokens: Tokens, first: number, end: number, titled: boolean): Named {
  const { hash, shape } = tokens
  const found = (type: EntityType, sure: boolean): Named => ({ first, end, type, sure })
  if (end - first === 1) {
    const whole = WORDS.whole.get(hash[first])
    if (whole && (whole !== 'organization' || shape[first] & SHAPE.initialCapital)) return found(whole, true)
  }
  const known = knownNameAt(hash, first, end)
  if (known && first + known.length === end) return found(known.type, true)
  if (titled) return found('person', true)
  let ofAt = first
  while (ofAt < end && hash[ofAt] !== OF) ofAt++
  const given = MALE_NAMES.has(hash[first]) || FEMALE_NAMES.has(hash[first])
  const last = WORDS.last.get(hash[ofAt - 1])
  if (ofAt < end || end - first > 1) {
    if (last && !(given && end - first === 2 && ofAt === end && last !== 'organization')) return found(last, true)
    const start = WORDS.first.get(hash[first])
    if (start && (start !== 'organization' || ofAt < end)) return found(start, true)
  } else if (last === 'organization' || last === 'place') return found(last, false)
  const before = first > 0 ? hash[first - 1] : 0
  if (end - first > 1 && given) return found('person', true)
  if (end - first === 1 && shape[first] & SHAPE.allCapitals) return found('organization', false)
  if (end - first >= 2 && end - first <= 4 && ofAt === end) return found('person', AFTER_PERSON.has(hash[end] ?? 0))
  if (BEFORE_PLACE.has(before)) return found('place', false)
  if (given) return found('person', false)
  if (end < tokens.length && AFTER_PERSON.has(hash[end])) return found('person', false)
  return found(end - first > 1 ? 'organization' : 'other', false)
}
