import { goldenArticles } from '../training/score-corpus.ts'

/** How long an article is, in words: to the end of the paragraph in which so many are reached. */
const WORDS = 580

/** A sequence of numbers from 0 to 1 that looks like chance and is the same each time (mulberry32). */
export function sequence(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const ONSETS = ['B', 'Br', 'C', 'D', 'Dr', 'F', 'G', 'H', 'J', 'K', 'Kl', 'L', 'M', 'N', 'P', 'R', 'S', 'St', 'T', 'Tr', 'V', 'W']
const MIDDLES = ['al', 'an', 'ar', 'ed', 'el', 'en', 'il', 'in', 'ol', 'on', 'or', 'ul', 'ev', 'ost']
const ENDS = ['a', 'ane', 'berg', 'dal', 'en', 'er', 'ett', 'ic', 'in', 'ley', 'mann', 'o', 'ova', 'ski', 'son', 'ton']

const pick = <T>(list: readonly T[], chance: () => number): T => list[Math.floor(chance() * list.length)]
const inventedName = (chance: () => number): string => pick(ONSETS, chance) + pick(MIDDLES, chance) + (chance() < 0.3 ? pick(MIDDLES, chance) : '') + pick(ENDS, chance)

/** Words with a capital that name nobody: offices, days, months, and what begins a sentence as well. */
const NO_NAME =
  /^(?:The|This|That|These|Those|There|They|Their|When|Where|What|While|Who|With|From|For|But|And|Its|His|Her|She|Not|Nobody|None|After|Before|Officials?|According|Asked|Both|Some|Many|Most|One|Two|Three|Police|President|Prime|Minister|Ministry|Mayor|Governor|Director|Doctor|Professor|Judge|Court|Council|Parliament|Government|Institute|University|Chamber|Commerce|Agency|Company|Union|Party|Committee|Commission|Department|Office|Hospital|Bridge|River|Street|North|South|East|West|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)$/

const isName = (word: string, text: string, at: number): boolean => word.length > 3 && !NO_NAME.test(word) && /[a-z,’'] $/.test(text.slice(Math.max(0, at - 2), at))

/** The names that stand within the sentences of a text. */
function namesIn(text: string): ReadonlySet<string> {
  const names = new Set<string>()
  for (const { 0: word, index } of text.matchAll(/\b[A-Z][a-z]+\b/g)) if (isName(word, text, index)) names.add(word)
  return names
}

/** A text with other names and numbers: another event, told alike. */
function retold(text: string, chance: () => number): string {
  const others = new Map([...namesIn(text)].map((name) => [name, inventedName(chance)]))
  return text
    .replace(/\b[A-Z][a-z]+\b/g, (word) => others.get(word) ?? word)
    .replace(/\b[1-9]\d?\b(?![.:]\d|%)/g, (digits) => String(Math.max(1, Math.floor(Number(digits) * (0.5 + chance())) % 28 || 3)))
}

/** The text of one pattern, and paragraphs of the next ones behind it until it is long enough: the golden articles are shorter than what is measured. */
function lengthened(texts: readonly string[], at: number): string {
  const kept: string[] = []
  let words = 0
  for (let next = 0; words < WORDS && next < texts.length; next++) {
    const paragraphs = texts[(at + next) % texts.length].trim().split(/\n\n+/)
    for (const paragraph of next === 0 ? paragraphs : paragraphs.slice(2)) {
      if (words >= WORDS) break
      words += paragraph.split(/\s+/).length
      kept.push(paragraph)
    }
  }
  return `${kept.join('\n\n')}\n`
}

/**
 * Articles of some 600 words, as many as are asked for and the same ones each time: the golden articles, each time with other people, places and numbers, so that
 * quotations, relays and unnamed sources stand in them as in news, and no two are one.
 */
export function* articles(count: number, seed = 1): Generator<{ readonly name: string; readonly text: string }> {
  const golden = goldenArticles()
  const texts = golden.map(({ annotation }) => annotation.text)
  const patterns = golden.map(({ name }, i) => ({ name, text: lengthened(texts, i) }))
  const chance = sequence(seed)
  for (let i = 0; i < count; i++) {
    const { name, text } = patterns[i % patterns.length]
    const headline = `${inventedName(chance)} ${inventedName(chance)}: `
    yield { name: `${String(i).padStart(6, '0')}-${name}.txt`, text: `${headline}${retold(text, chance)}` }
  }
}
