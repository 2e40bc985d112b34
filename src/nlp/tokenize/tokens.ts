import { FNV_START, fnvStep, foldUnit, hashWord } from '../../model/hash.ts'
import { SHAPE } from '../../model/token.ts'
import { abbreviations } from '../language/en/abbreviations.ts'
import { stage } from '../stage.ts'

const [SPACE, LETTER, DIGIT, APOSTROPHE, QUOTE, HYPHEN, MARK] = [0, 1, 2, 3, 4, 5, 6]
const OPEN_QUOTES = '“‘„«‹'
const CLOSE_QUOTES = '”’»›'

/** The class of each code unit that was met, by the unit: 64 kB that spare a regular expression for each letter. */
const CLASSES = new Uint8Array(0x10000).fill(255)
for (const c of "'’ʼ") CLASSES[c.charCodeAt(0)] = APOSTROPHE
for (const c of '"“”„‟«»‹›‘`') CLASSES[c.charCodeAt(0)] = QUOTE
for (const c of '-‐‑') CLASSES[c.charCodeAt(0)] = HYPHEN

/** The class of a code unit, worked out when it is first met: for all of them that would take 10 ms at every start. */
function classOf(unit: number): number {
  const known = CLASSES[unit]
  return known === 255 ? (CLASSES[unit] = newClassOf(unit)) : known
}

function newClassOf(unit: number): number {
  const c = String.fromCharCode(unit)
  if (/\s/.test(c)) return SPACE
  if (/[\p{L}\p{M}]/u.test(c) || (unit >= 0xd800 && unit < 0xe000)) return LETTER
  return /\p{Nd}/u.test(c) ? DIGIT : MARK
}

const KNOWN_ABBREVIATIONS = new Set([...abbreviations.never, ...abbreviations.seldom].map(hashWord))
const CLITICS = new Set(['s', 'd', 'm', 're', 've', 'll'])
const isWordLike = (c: number): boolean => c === LETTER || c === DIGIT

/** Where an address that starts at `at` ends, or `at` where none starts: "https://…", "www.…", "@handle", "#tag". */
function endOfAddress(text: string, at: number, end: number): number {
  const unit = text.charCodeAt(at)
  let from = at
  if (unit === 64 || unit === 35) from = at + 1
  else if (unit === 104 || unit === 72) {
    const scheme = /^https?:\/\//i.exec(text.slice(at, at + 8))
    if (!scheme) return at
    from = at + scheme[0].length
  } else if ((unit === 119 || unit === 87) && /^www\./i.test(text.slice(at, at + 4))) from = at + 4
  else return at
  let to = from
  if (from === at + 1) {
    while (to < end && (isWordLike(classOf(text.charCodeAt(to))) || text.charCodeAt(to) === 95)) to++
    return to > from ? to : at
  }
  while (to < end && classOf(text.charCodeAt(to)) !== SPACE && classOf(text.charCodeAt(to)) !== QUOTE) to++
  while (to > from && /[.,;:!?)\]'’]/.test(text[to - 1])) to--
  return to > from ? to : at
}

/** Where the word that starts at `at` ends: letters and digits with the hyphens, full stops, commas and apostrophes that belong inside. */
function endOfWord(text: string, at: number, end: number): number {
  let i = at
  while (i < end) {
    const unit = text.charCodeAt(i)
    const c = classOf(unit)
    if (isWordLike(c)) {
      i++
      continue
    }
    if (i + 1 >= end) break
    const next = classOf(text.charCodeAt(i + 1))
    const before = classOf(text.charCodeAt(i - 1))
    if (c === HYPHEN && isWordLike(next)) i++
    else if (c === APOSTROPHE && isWordLike(next) && before === LETTER) i++
    else if (unit === 46 && ((before === DIGIT && next === DIGIT) || (before === LETTER && next === LETTER && isInitials(text, at, i)))) i++
    else if ((unit === 44 || unit === 58) && before === DIGIT && next === DIGIT) i++
    else if (unit === 46 && before === LETTER && DOMAIN.test(text.slice(i + 1, Math.min(end, i + 5)))) i++
    else if ((unit === 38 || unit === 47 || unit === 95) && isWordLike(before) && isWordLike(next)) i++
    else break
  }
  return i
}

/** Endings by which a name with a full stop inside is a site. */
const DOMAIN = /^(?:com|org|net|gov|edu|info|co|io|tv|news)(?![\p{L}\p{N}])/u

/** No initials are longer than this ("U.S.S.R"): without a bound a line of "a.a.a" would cost its square. */
const LONGEST_INITIALS = 24

/** Whether the word so far is single letters with full stops ("U.S", "a.m"), so that a full stop inside it goes on. */
function isInitials(text: string, at: number, stop: number): boolean {
  if (stop - at > LONGEST_INITIALS) return false
  for (let i = at; i < stop; i++)
    if ((i - at) % 2 === 1 ? text.charCodeAt(i) !== 46 : classOf(text.charCodeAt(i)) !== LETTER) return stop - at <= 3 && /^ph$/i.test(text.slice(at, stop))
  return true
}

/** Columns that grow as tokens are found. */
class Columns {
  length = 0
  start: Int32Array
  end: Int32Array
  paragraph: Int32Array
  hash: Int32Array
  shape: Uint8Array

  constructor(room: number) {
    this.start = new Int32Array(room)
    this.end = new Int32Array(room)
    this.paragraph = new Int32Array(room)
    this.hash = new Int32Array(room)
    this.shape = new Uint8Array(room)
  }

  add(text: string, start: number, end: number, paragraph: number): void {
    if (this.length === this.start.length) this.grow()
    let hash = FNV_START
    let shape = 0
    let capitals = 0
    let letters = 0
    for (let i = start; i < end; i++) {
      const unit = text.charCodeAt(i)
      hash = fnvStep(hash, foldUnit(unit))
      const c = classOf(unit)
      if (c === LETTER) {
        letters++
        if ((unit >= 65 && unit <= 90) || (unit >= 0xc0 && foldUnit(unit) !== unit) || (unit > 0xff && isUpper(unit))) {
          capitals++
          shape |= i === start ? SHAPE.initialCapital : SHAPE.innerCapital
        }
      } else if (c === DIGIT) shape |= SHAPE.digit
      else if (c === HYPHEN) shape |= SHAPE.hyphen
    }
    if (letters) shape |= SHAPE.letter
    if (capitals > 1 && capitals === letters) shape |= SHAPE.allCapitals
    if (!letters && end - start <= 2) {
      const unit = text[start]
      if (OPEN_QUOTES.includes(unit) || unit === '`') shape |= SHAPE.openQuote
      else if (CLOSE_QUOTES.includes(unit) || (unit === "'" && end - start === 2)) shape |= SHAPE.closeQuote
    }
    this.start[this.length] = start
    this.end[this.length] = end
    this.paragraph[this.length] = paragraph
    this.hash[this.length] = hash
    this.shape[this.length] = shape
    this.length++
  }

  private grow(): void {
    const wider = new Columns(Math.ceil(this.start.length * 1.5) + 64)
    for (const name of ['start', 'end', 'paragraph', 'hash', 'shape'] as const) {
      wider[name].set(this[name])
      this[name] = wider[name] as Int32Array & Uint8Array
    }
  }
}

const isUpper = (unit: number): boolean => {
  const c = String.fromCharCode(unit)
  return c !== c.toLowerCase()
}

/** Puts a word into the columns, its clitics apart ("do" "n't", "Roe" "'s"). */
function addWord(columns: Columns, text: string, start: number, end: number, paragraph: number): void {
  const length = end - start
  if (length > 2) {
    const last = text.charCodeAt(end - 1) | 32
    // "n't": the n goes with the clitic.
    if (length > 3 && last === 116 && classOf(text.charCodeAt(end - 2)) === APOSTROPHE && (text.charCodeAt(end - 3) | 32) === 110) {
      columns.add(text, start, end - 3, paragraph)
      columns.add(text, end - 3, end, paragraph)
      return
    }
    for (const size of [2, 3]) {
      const at = end - size
      if (at > start && classOf(text.charCodeAt(at)) === APOSTROPHE && CLITICS.has(text.slice(at + 1, end).toLowerCase())) {
        columns.add(text, start, at, paragraph)
        columns.add(text, at, end, paragraph)
        return
      }
    }
    if (length === 6 && hashWord(text.slice(start, end)) === CANNOT) {
      columns.add(text, start, start + 3, paragraph)
      columns.add(text, start + 3, end, paragraph)
      return
    }
  }
  columns.add(text, start, end, paragraph)
}
const CANNOT = hashWord('cannot')

/** Signs of which a run is one token. */
const isRunning = (unit: number): boolean => unit === 46 || unit === 45 || unit === 42 || unit === 95 || unit === 61

/** How many equal code units follow one another from `at`, counted as far as `end`. */
function runLength(text: string, at: number, end: number): number {
  let i = at + 1
  while (i < end && text.charCodeAt(i) === text.charCodeAt(at)) i++
  return i - at
}

/** Tokens in the manner of the Penn Treebank, hyphenated words whole: they leave out only white space and markup. */
export const tokens = stage({
  adds: 'tokens',
  needs: ['paragraphs'],
  version: 2,
  run: ({ text, markup }, { paragraphs }) => {
    const columns = new Columns(Math.ceil(text.length / 5) + 64)
    let mark = 0
    for (let p = 0; p < paragraphs.length; p++) {
      const { end } = paragraphs[p]
      let at = paragraphs[p].start
      while (at < end) {
        while (mark < markup.length && markup[mark].end <= at) mark++
        const stop = mark < markup.length && markup[mark].start < end ? Math.max(at, markup[mark].start) : end
        if (at === stop && stop < end) {
          at = markup[mark].end
          continue
        }
        at = addNext(columns, text, at, stop, p)
      }
    }
    const { length } = columns
    return {
      length,
      start: columns.start.subarray(0, length),
      end: columns.end.subarray(0, length),
      paragraph: columns.paragraph.subarray(0, length),
      hash: columns.hash.subarray(0, length),
      shape: columns.shape.subarray(0, length),
    }
  },
})

/** Adds the token (or the word and its clitics) that starts at or after `at`; gives where to go on. */
function addNext(columns: Columns, text: string, at: number, end: number, paragraph: number): number {
  const unit = text.charCodeAt(at)
  const c = classOf(unit)
  if (c === SPACE) return at + 1
  const address = endOfAddress(text, at, end)
  if (address > at) {
    columns.add(text, at, address, paragraph)
    return address
  }
  if (isWordLike(c)) {
    const stop = endOfWord(text, at, end)
    if (stop < end && text.charCodeAt(stop) === 46 && keepsFullStop(text, at, stop, end)) {
      columns.add(text, at, stop + 1, paragraph)
      return stop + 1
    }
    addWord(columns, text, at, stop, paragraph)
    return stop
  }
  // A clitic or a decade that stands alone: "'90s", "’em", "'s" after a closing mark.
  if (c === APOSTROPHE && at + 1 < end && isWordLike(classOf(text.charCodeAt(at + 1)))) {
    const stop = endOfWord(text, at + 1, end)
    const rest = text.slice(at + 1, stop).toLowerCase()
    const afterWord = at > 0 && classOf(text.charCodeAt(at - 1)) !== SPACE
    if (/^\d0s$/.test(rest) || rest === 'em' || rest === 'til' || (afterWord && CLITICS.has(rest))) {
      columns.add(text, at, stop, paragraph)
      return stop
    }
  }
  // A run of other signs is not counted to its end at each of them: only whether it is a pair matters, and that to marks alone.
  let wide = 1
  if (isRunning(unit)) wide = runLength(text, at, end)
  else if ((unit === 39 || unit === 96) && runLength(text, at, Math.min(end, at + 3)) === 2) wide = 2
  columns.add(text, at, at + wide, paragraph)
  return at + wide
}

/** Whether the full stop after the word `[at, stop)` belongs to it: an abbreviation, an initial, or letters with full stops between. */
function keepsFullStop(text: string, at: number, stop: number, end: number): boolean {
  if (text.charCodeAt(stop + 1) === 46) return false
  const length = stop - at
  if (length === 1 && text[at] === text[at].toLowerCase()) return text[at] === 'v' && stop + 1 < end
  if (length === 1) return classOf(text.charCodeAt(at)) === LETTER && stop + 1 < end
  if (length > 6) return false
  const dotted = text.slice(at, stop).includes('.')
  if (dotted && isInitials(text, at, stop)) return true
  const word = hashWord(text.slice(at, stop))
  if (!KNOWN_ABBREVIATIONS.has(word)) return false
  // "no." and "co." are words at the end of a paragraph; months and titles need what follows them.
  if (stop + 1 >= end) return dotted
  const first = text[at]
  return first !== first.toLowerCase() || SMALL_ABBREVIATIONS.has(word)
}
const SMALL_ABBREVIATIONS = new Set(['vs', 'etc', 'approx', 'a.m', 'p.m', 'e.g', 'i.e', 'al', 'hrs', 'mins', 'lbs', 'oz', 'pp', 'cf', 'fig', 'vol'].map(hashWord))
