import { hashWord } from '../../model/hash.ts'
import { SHAPE, type Tokens } from '../../model/token.ts'
import { wordSet } from '../language/en/word-sets.ts'

/** A time of day: "14:05" and the offset from universal time where one is stated; `end` is the token behind it. */
export interface Clock {
  readonly end: number
  readonly time: string
  /** `Z`, `-05:00`, or nothing where none is stated. */
  readonly offset: string
}

const MORNING = wordSet('am a.m a.m.')
const AFTERNOON = wordSet('pm p.m p.m.')
const [NOON, MIDNIGHT, AT] = [hashWord('noon'), hashWord('midnight'), hashWord('at')]
/** Zones with one offset; the letters alone of others ("CST") stand for several. Example: `It fell at ⟦14:05 GMT⟧.` */
const OFFSETS = new Map(
  [
    ['gmt', 'Z'],
    ['utc', 'Z'],
    ['est', '-05:00'],
    ['edt', '-04:00'],
    ['pst', '-08:00'],
    ['pdt', '-07:00'],
    ['cet', '+01:00'],
    ['cest', '+02:00'],
    ['msk', '+03:00'],
  ].map(([zone, offset]) => [hashWord(zone), offset] as const),
)

/** The time of day that the words from token `i` on name: "14:05 GMT", "2 p.m.", "9:30am", "noon". A bare "14:05" counts only behind "at". */
export function clockAt(text: string, tokens: Tokens, i: number, end: number): Clock | undefined {
  const { hash, shape, start, end: ends } = tokens
  const made = (hour: number, minute: number, stop: number): Clock => {
    const offset = stop < end ? OFFSETS.get(hash[stop]) : undefined
    return { end: offset ? stop + 1 : stop, time: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`, offset: offset ?? '' }
  }
  if (hash[i] === NOON && hash[i - 1] === AT) return made(12, 0, i + 1)
  if (hash[i] === MIDNIGHT && hash[i - 1] === AT) return made(0, 0, i + 1)
  if (!(shape[i] & SHAPE.digit) || ends[i] - start[i] > 7) return undefined
  const parts = /^(\d{1,2})(?:[:.](\d\d))?(am|pm)?$/i.exec(text.slice(start[i], ends[i]))
  if (!parts) return undefined
  const next = i + 1 < end ? hash[i + 1] : 0
  const half = parts[3] ? parts[3].toLowerCase() : MORNING.has(next) ? 'am' : AFTERNOON.has(next) ? 'pm' : undefined
  const stop = half && !parts[3] ? i + 2 : i + 1
  let hour = +parts[1]
  const minute = +(parts[2] ?? 0)
  if (minute > 59) return undefined
  if (half) {
    if (hour < 1 || hour > 12) return undefined
    hour = (hour % 12) + (half === 'pm' ? 12 : 0)
    return made(hour, minute, stop)
  }
  if (!parts[2] || !text.slice(start[i], ends[i]).includes(':') || hour > 23) return undefined
  return (stop < end && OFFSETS.has(hash[stop])) || hash[i - 1] === AT ? made(hour, minute, stop) : undefined
}
