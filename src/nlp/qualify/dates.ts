import { hashWord } from '../../model/hash.ts'
import type { DateMention } from '../../model/observation.ts'
import { SHAPE, type Tokens } from '../../model/token.ts'
import { months, seasons, smallNumbers, weekdays } from '../language/en/date-words.ts'
import { wordSet } from '../language/en/word-sets.ts'
import { stage } from '../stage.ts'
import { isoOf, publishedDay } from './calendar.ts'
import { clockAt } from './clock-times.ts'
import { DateReader } from './date-reader.ts'
import { isoOrNull } from './time-span.ts'

/** Words by which a time expression can begin: all others cost one look-up. */
const OPENERS: ReadonlySet<number> = new Set([
  ...months.keys(),
  ...weekdays.keys(),
  ...seasons.keys(),
  ...smallNumbers.keys(),
  ...wordSet('today tonight yesterday tomorrow last previous past next coming following this early mid mid- middle late earlier later noon midnight'),
])
const AHEAD_WORDS = wordSet("will 'll shall scheduled planned expected due set upcoming")
const BEFORE_DATE = wordSet('on , in of')
const AT = hashWord('at')

/** Time expressions by rules over tokens, resolved against the day of publication; without one, what hangs on it is null. Ends are inclusive. */
export const dates = stage({
  adds: 'dates',
  needs: ['tokens', 'sentences'],
  version: 2,
  run: ({ text, published }, { tokens, sentences }) => {
    const found: DateMention[] = []
    const today = publishedDay(published)
    const reader = new DateReader(text, tokens, today)
    for (let s = 0; s < sentences.length; s++) {
      const end = sentences.first[s + 1]
      let ahead = false
      let behind = -1
      for (let i = sentences.first[s]; i < end; i++) {
        if (AHEAD_WORDS.has(tokens.hash[i])) ahead = true
        if (!OPENERS.has(tokens.hash[i]) && !(tokens.shape[i] & SHAPE.digit)) continue
        const clock = clockAt(text, tokens, i, end)
        if (clock) {
          const at = clock.end < end && BEFORE_DATE.has(tokens.hash[clock.end]) ? clock.end + 1 : clock.end
          const date = at < end ? reader.at(at, end, ahead) : undefined
          const before = found.at(-1)
          const joins = !date && before?.precision === 'day' && behind >= 0 && i - behind <= (tokens.hash[i - 1] === AT ? 1 : 0)
          const day = date?.precision === 'day' ? isoOrNull(date.from) : joins ? (before?.from ?? null) : today === undefined ? null : isoOf(today)
          const time = day && `${day}T${clock.time}${clock.offset}`
          if (joins) found.pop()
          const last = date?.precision === 'day' ? date.end : clock.end
          found.push({ start: joins && before ? before.start : tokens.start[i], end: tokens.end[last - 1], from: time, to: time, precision: 'time' })
          i = last - 1
          continue
        }
        const time = reader.at(i, end, ahead)
        if (!time) continue
        found.push({ ...spanOf(tokens, i, time.end), from: isoOrNull(time.from), to: isoOrNull(time.to), precision: time.precision })
        behind = time.end
        i = time.end - 1
      }
    }
    return found
  },
})

const spanOf = ({ start, end }: Tokens, first: number, stop: number) => ({ start: start[first], end: end[stop - 1] })
