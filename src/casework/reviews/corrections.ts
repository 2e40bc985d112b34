import { BETWEEN } from '../../exchange/excerpt.ts'
import { selectorOf } from '../../model/anchoring.ts'
import { ATTITUDES, CERTAINTIES, DISTANCES, MANNERS, SOURCE_KINDS } from '../../model/attribution.ts'
import { HearsayError } from '../../model/error.ts'
import type { PublicAttribution, PublicReading } from '../../model/public-reading.ts'
import { hull, type Span } from '../../model/span.ts'
import { findPlace } from '../explanation.ts'

/** The values that may be corrected, each with what it may be. */
const VALUES: Readonly<Record<string, readonly string[]>> = { manner: MANNERS, attitude: ATTITUDES, kind: SOURCE_KINDS, certainty: CERTAINTIES, distance: DISTANCES }
/** The parts that may be corrected, by words of the text. */
const PARTS = ['source', 'cue', 'content'] as const
/** Every field of an attribution that a person may correct; `who` is the name of who said it. */
export const CORRECTABLE = ['who', ...PARTS, ...Object.keys(VALUES)]

const wrong = (message: string, hint: string) => new HearsayError('casework/wrong-review', message, { hint })

/** The place of some words that is nearest to a stretch; by the letter, else with other blanks and quotation marks. */
function nearest(text: string, words: string, near: number): Span | undefined {
  let best: Span | undefined
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (best && Math.abs(at - near) >= Math.abs(best.start - near)) break
    best = { start: at, end: at + words.length }
  }
  return best ?? findPlace(text, words)
}

function partValue(field: string, words: string, attribution: PublicAttribution, text: string) {
  const { start } = hull([...attribution.source, ...attribution.cue, ...attribution.content]) ?? attribution.content[0]
  const pieces = words.split(BETWEEN.trim()).map((piece) => piece.trim())
  if (pieces.length === 1 && !pieces[0]) {
    if (field === 'content') throw wrong('an attribution without content is none', 'reject it with --reject')
    return []
  }
  return pieces.map((piece) => {
    const found = piece ? nearest(text, piece, start) : undefined
    if (!found)
      throw wrong(
        `the text does not have the words '${piece}'`,
        field === 'source' ? `give them as they stand there; to say who is meant by them: --correct who='…'` : 'give them as they stand there',
      )
    return selectorOf(text, found)
  })
}

/** What a person writes behind `--correct`, as the value of a review: words of the text become selectors. Throws `casework/wrong-review`. */
export function correctionOf(given: readonly string[], attribution: PublicAttribution, { document }: PublicReading): Record<string, unknown> {
  const value: Record<string, unknown> = {}
  for (const one of given) {
    const at = one.indexOf('=')
    const [field, words] = [one.slice(0, at).trim(), one.slice(at + 1).trim()]
    if (at < 0 || !CORRECTABLE.includes(field)) throw wrong(`'${one}' corrects nothing`, `write FIELD=VALUE; the fields are ${CORRECTABLE.join(', ')}`)
    if (Object.hasOwn(VALUES, field)) {
      if (!VALUES[field].includes(words)) throw wrong(`'${words}' is no ${field}`, `it is one of ${VALUES[field].join(', ')}`)
      value[field] = words
    } else if (field === 'who') {
      if (!words) throw wrong('who is empty', "where nobody is named: --correct source='' --correct kind=none")
      value.who = words
    } else value[field] = partValue(field, words, attribution, document.text)
  }
  return value
}
