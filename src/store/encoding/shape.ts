import { ByteReader, ByteWriter, unzigzag, zigzag } from './bytes.ts'

/** Where the parts of a value go, or come from: columns by number, and the strings that it holds, each once. */
interface Sink {
  put(column: number, value: number): void
  putString(column: number, value: string): void
  /** What a column last held: what follows is written as the difference. */
  readonly last: number[]
  readonly ends: Ends
}

interface Origin {
  take(column: number): number
  takeString(column: number): string
  readonly last: number[]
  readonly ends: Ends
}

/** How values of one type are written into columns, and read from them. */
export interface Shape<Value> {
  readonly write: (value: Value, to: Sink) => void
  readonly read: (from: Origin) => Value
}

let columns = 0

/** A shape with columns of its own, numbered from 0 in the order in which its parts are declared: what is declared never changes once files have it. */
export function layout<Value>(declare: () => Shape<Value>): Shape<Value> {
  columns = 0
  return declare()
}

/** A column of its own for each place of a shape: what stands in one is alike, and compresses well. */
const column = (): number => columns++

/** Whole numbers from 0. */
export function natural(): Shape<number> {
  const own = column()
  return { write: (value, to) => to.put(own, value), read: (from) => from.take(own) }
}

/** Any number: a whole one as itself, others by their shortest decimal form. */
export function real(): Shape<number> {
  const own = column()
  const written = column()
  return {
    write(value, to) {
      const whole = Number.isSafeInteger(value) && Math.abs(value) < 2 ** 50 && !Object.is(value, -0)
      to.put(own, whole ? zigzag(value) + 1 : 0)
      if (!whole) to.putString(written, JSON.stringify(value))
    },
    read(from) {
      const code = from.take(own)
      return code ? unzigzag(code - 1) : (JSON.parse(from.takeString(written)) as number)
    },
  }
}

/** A chance from 0 to 1, nearly always of three decimals. */
export function chance(): Shape<number> {
  const own = column()
  const other = real()
  return {
    write(value, to) {
      const thousandths = Math.round(value * 1000)
      const exact = thousandths / 1000 === value && thousandths >= 0 && thousandths <= 1000 && !Object.is(value, -0)
      to.put(own, exact ? 1001 - thousandths : 0)
      if (!exact) other.write(value, to)
    },
    read(from) {
      const code = from.take(own)
      return code ? (1001 - code) / 1000 : other.read(from)
    },
  }
}

/** A number, or two in a list: a value, or the limits of a range. */
export function numberOrPair(): Shape<number | readonly [number, number]> {
  const isPair = column()
  const number = real()
  return {
    write(value, to) {
      to.put(isPair, typeof value === 'number' ? 0 : 1)
      for (const one of typeof value === 'number' ? [value] : value) number.write(one, to)
    },
    read: (from) => (from.take(isPair) ? [number.read(from), number.read(from)] : number.read(from)),
  }
}

/** Yes or no. */
export function flag(): Shape<boolean> {
  const own = column()
  return { write: (value, to) => to.put(own, value ? 1 : 0), read: (from) => from.take(own) === 1 }
}

const DAY = 86_400_000

/** A day in ISO 8601, by its distance from the day before in the same register; any other string as it is. */
export function day(near: Register): Shape<string> {
  const own = column()
  const other = text()
  return {
    write(value, to) {
      const days = /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(value) / DAY : Number.NaN
      const exact = Number.isInteger(days) && new Date(days * DAY).toISOString().slice(0, 10) === value
      to.put(own, exact ? zigzag(days - (to.last[near] ?? 0)) + 1 : 0)
      if (exact) to.last[near] = days
      else other.write(value, to)
    },
    read(from) {
      const code = from.take(own)
      if (!code) return other.read(from)
      from.last[near] = (from.last[near] ?? 0) + unzigzag(code - 1)
      return new Date(from.last[near] * DAY).toISOString().slice(0, 10)
    },
  }
}

/** A string: each is written once. */
export function text(): Shape<string> {
  const own = column()
  return { write: (value, to) => to.putString(own, value), read: (from) => from.takeString(own) }
}

/** One of a few words, or any other. */
export function word<Word extends string>(words: readonly Word[]): Shape<Word> {
  const own = column()
  const other = text()
  return {
    write(value, to) {
      const place = words.indexOf(value)
      to.put(own, place + 1)
      if (place < 0) other.write(value, to)
    },
    read(from) {
      const code = from.take(own)
      return code && code <= words.length ? words[code - 1] : (other.read(from) as Word)
    },
  }
}

/** An id, a letter and a number: mostly the one after the last, or the last again. */
export function id(letter: string): Shape<string> {
  const own = column()
  const other = text()
  return {
    write(value, to) {
      const number = value.startsWith(letter) && /^[1-9]\d{0,8}$/.test(value.slice(letter.length)) ? Number(value.slice(letter.length)) : -1
      if (number < 0) {
        to.put(own, 0)
        other.write(value, to)
        return
      }
      to.put(own, zigzag(number - (to.last[own] ?? 0)) + 1)
      to.last[own] = number
    },
    read(from) {
      const code = from.take(own)
      if (!code) return other.read(from)
      from.last[own] = (from.last[own] ?? 0) + unzigzag(code - 1)
      return `${letter}${from.last[own]}`
    },
  }
}

/** Two offsets of a text. */
export interface Offsets {
  readonly start: number
  readonly end: number
}

/** The end of the last span that began at a place, and of the one before it: what is read in a text tends to begin and end where other things did. */
class Ends {
  readonly #last = new Map<number, number>()
  readonly #before = new Map<number, number>()

  /** 0 for the last, 1 for the one before, -1 for neither. */
  placeOf(start: number, end: number): number {
    if (this.#last.get(start) === end) return 0
    return this.#before.get(start) === end ? 1 : -1
  }

  at(start: number, place: number): number | undefined {
    return place === 0 ? this.#last.get(start) : this.#before.get(start)
  }

  remember(start: number, end: number): void {
    const last = this.#last.get(start)
    if (last === end) return
    if (last !== undefined) this.#before.set(start, last)
    this.#last.set(start, end)
  }
}

/** How many ends are remembered of a place. */
const ENDS = 2

/** A place from which the next span of any of several shapes is measured. */
export type Register = number
export const register = (): Register => column()

/** Two offsets: the first by its distance from the end of the span before in the same register, the second as that of an earlier span that begins there, or as a length. */
export function span(place_: Register = register()): Shape<Offsets> {
  const starts = column()
  const lengths = column()
  return {
    write({ start, end }, to) {
      to.put(starts, zigzag(start - (to.last[place_] ?? 0)))
      const known = to.ends.placeOf(start, end)
      to.put(lengths, known >= 0 ? known : zigzag(end - start) + ENDS)
      to.last[place_] = end
      to.ends.remember(start, end)
    },
    read(from) {
      const start = (from.last[place_] ?? 0) + unzigzag(from.take(starts))
      const code = from.take(lengths)
      const end = code < ENDS ? (from.ends.at(start, code) ?? Number.NaN) : start + unzigzag(code - ENDS)
      if (Number.isNaN(end)) throw new RangeError('a span refers to an end that there is not')
      from.last[place_] = end
      from.ends.remember(start, end)
      return { start, end }
    },
  }
}

/** A list: how many, and each. */
export function list<Item>(item: Shape<Item>): Shape<readonly Item[]> {
  const lengths = column()
  return {
    write(value, to) {
      to.put(lengths, value.length)
      for (const one of value) item.write(one, to)
    },
    read(from) {
      const length = from.take(lengths)
      const value: Item[] = []
      for (let i = 0; i < length; i++) value.push(item.read(from))
      return value
    },
  }
}

/** A value or null. */
export function orNull<Value>(shape: Shape<Value>): Shape<Value | null> {
  const there = column()
  return {
    write(value, to) {
      to.put(there, value === null ? 0 : 1)
      if (value !== null) shape.write(value, to)
    },
    read: (from) => (from.take(there) ? shape.read(from) : null),
  }
}

/** Whatever JSON can say. */
export function anything(): Shape<unknown> {
  const own = text()
  return { write: (value, to) => own.write(JSON.stringify(value), to), read: (from) => JSON.parse(own.read(from)) }
}

type Fields = Readonly<Record<string, unknown>>

/** The fields that no shape is known for; undefined where there are none, as nearly always. */
function othersOf(fields: Fields, known: ReadonlySet<string>): [string, unknown][] | undefined {
  let others: [string, unknown][] | undefined
  for (const name in fields) {
    if (known.has(name) || fields[name] === undefined || !Object.hasOwn(fields, name)) continue
    others ??= []
    others.push([name, fields[name]])
  }
  return others
}

/**
 * An object, field by field; those of `optional` may be absent, and `own` is how it holds `start` and `end` of its own. Fields that no shape is known for are kept too, as JSON: a newer engine may say more.
 */
export function record<Value extends object>(
  required: { readonly [Name in keyof Value]?: Shape<NonNullable<Value[Name]>> | Shape<Value[Name]> },
  optional: { readonly [Name in keyof Value]?: Shape<NonNullable<Value[Name]>> | Shape<Exclude<Value[Name], undefined>> } = {},
  own?: Shape<Offsets>,
): Shape<Value> {
  const must = Object.entries(required) as [string, Shape<unknown>][]
  const may = Object.entries(optional) as [string, Shape<unknown>][]
  const known = new Set([...must, ...may].map(([name]) => name))
  if (own) known.add('start').add('end')
  const there = column()
  const more = anything()
  return {
    write(value, to) {
      const fields = value as Fields
      const others = othersOf(fields, known)
      let present = others ? 1 : 0
      for (let i = 0; i < may.length; i++) if (fields[may[i][0]] !== undefined) present |= 2 << i
      to.put(there, present)
      if (own) own.write(value as Offsets, to)
      for (const [name, shape] of must) shape.write(fields[name], to)
      for (const [name, shape] of may) if (fields[name] !== undefined) shape.write(fields[name], to)
      if (others) more.write(others, to)
    },
    read(from) {
      const present = from.take(there)
      const fields: Record<string, unknown> = own ? { ...own.read(from) } : {}
      for (const [name, shape] of must) fields[name] = shape.read(from)
      may.forEach(([name, shape], i) => {
        if (present & (2 << i)) fields[name] = shape.read(from)
      })
      if (present & 1)
        for (const [name, value] of more.read(from) as [string, unknown][])
          Object.defineProperty(fields, name, { value, enumerable: true, configurable: true, writable: true })
      return fields as Value
    },
  }
}

/** A value in bytes: its strings, then its columns, each with its length. */
export function encode<Value>(shape: Shape<Value>, value: Value): Uint8Array {
  const written: ByteWriter[] = []
  const strings = new Map<string, number>()
  const sink: Sink = {
    last: [],
    ends: new Ends(),
    put(column, number) {
      let writer = written[column]
      if (!writer) writer = written[column] = new ByteWriter()
      writer.unsigned(number)
    },
    putString(column, string) {
      let place = strings.get(string)
      if (place === undefined) strings.set(string, (place = strings.size))
      this.put(column, place)
    },
  }
  shape.write(value, sink)
  const all = new ByteWriter()
  all.unsigned(strings.size)
  const encoder = new TextEncoder()
  for (const string of strings.keys()) {
    const isPlain = string.isWellFormed()
    const bytes = isPlain ? encoder.encode(string) : encoder.encode(JSON.stringify(string))
    all.unsigned(bytes.length * 2 + (isPlain ? 0 : 1))
    all.raw(bytes)
  }
  for (let column = 0, skipped = 0; column < written.length; column++) {
    const { bytes } = written[column] ?? { bytes: new Uint8Array() }
    if (!bytes.length) {
      skipped++
      continue
    }
    all.unsigned(skipped)
    all.unsigned(bytes.length)
    all.raw(bytes)
    skipped = 0
  }
  return all.bytes
}

/** The value that `encode` wrote with the same shape. Throws a RangeError or SyntaxError for bytes that it cannot have written. */
export function decode<Value>(shape: Shape<Value>, bytes: Uint8Array): Value {
  const all = new ByteReader(bytes)
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const strings = Array.from({ length: Math.min(all.unsigned(), bytes.length) }, () => {
    const head = all.unsigned()
    const string = decoder.decode(all.raw(Math.floor(head / 2)))
    return head % 2 ? (JSON.parse(string) as string) : string
  })
  const readers: ByteReader[] = []
  for (let column = 0; all.left; column++) {
    column += all.unsigned()
    readers[column] = new ByteReader(all.raw(all.unsigned()))
  }
  const nothing = new ByteReader(new Uint8Array())
  return shape.read({
    last: [],
    ends: new Ends(),
    take: (column) => (readers[column] ?? nothing).unsigned(),
    takeString(column) {
      const place = this.take(column)
      if (place >= strings.length) throw new RangeError(`there is no string ${place}`)
      return strings[place]
    },
  })
}
