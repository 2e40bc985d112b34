import { hashWord } from '../../../model/hash.ts'
import type { Bound } from '../../../model/observation.ts'

const valued = (list: string, values: (i: number) => number): (readonly [string, number])[] =>
  list.split(' ').flatMap((words, i) => words.split('|').map((word) => [word, values(i)] as const))

/** Numbers in words. Example: `⟦20 Twenty⟧ boats sank.` */
export const numberWords: ReadonlyMap<string, number> = new Map([
  ...valued('zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen', (i) => i),
  ...valued('twenty thirty forty fifty sixty seventy eighty ninety', (i) => (i + 2) * 10),
])
/** Words and letters that multiply the number before them. Example: `It cost ⟦4200000 $4.2 million⟧.` */
export const scales: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
  ['k', 1e3],
  ['m', 1e6],
  ['mn', 1e6],
  ['mln', 1e6],
  ['bn', 1e9],
  ['bln', 1e9],
  ['tn', 1e12],
  ['trn', 1e12],
  ['dozen', 12],
  ['score', 20],
])
/** Plurals that count without saying how many: at least two of them. Example: `⟦at-least 24 Dozens of⟧ boats sank.` */
export const vagueCounts: ReadonlyMap<number, number> = new Map(
  (
    [
      ['dozens', 24],
      ['scores', 40],
      ['hundreds', 200],
      ['thousands', 2000],
      ['millions', 2e6],
      ['billions', 2e9],
    ] as const
  ).map(([word, least]) => [hashWord(word), least]),
)
/** Parts of a whole. Example: `⟦0.667 Two thirds⟧ of the fleet sank.` */
export const fractions: ReadonlyMap<number, number> = new Map(
  (
    [
      ['half', 2],
      ['halves', 2],
      ['third', 3],
      ['thirds', 3],
      ['quarter', 4],
      ['quarters', 4],
      ['fourths', 4],
      ['fifth', 5],
      ['fifths', 5],
      ['sixths', 6],
      ['eighths', 8],
      ['tenth', 10],
      ['tenths', 10],
    ] as const
  ).map(([word, parts]) => [hashWord(word), parts]),
)

/** What words before a number say of it. Example: `⟦at-least 600 At least 600⟧ people came.` */
export const boundPhrases: readonly { readonly bound: Bound; readonly phrases: string; readonly example: string; readonly value: number }[] = [
  {
    bound: 'at-least',
    phrases:
      'at least|more than|over|above|no fewer than|no less than|not less than|not fewer than|upwards of|upward of|a minimum of|in excess of|as many as at least|exceeding|greater than|larger than',
    example: 'More than 40 boats sank.',
    value: 40,
  },
  {
    bound: 'at-most',
    phrases: 'at most|up to|as many as|as much as|fewer than|less than|under|below|no more than|not more than|a maximum of',
    example: 'Up to 40 boats sank.',
    value: 40,
  },
  {
    bound: 'about',
    phrases:
      'about|around|roughly|approximately|approx.|some|nearly|almost|an estimated|estimated|circa|close to|nearly|just under|just over|virtually|an average of|in the region of',
    example: 'Some 40 boats sank.',
    value: 40,
  },
  { bound: 'exact', phrases: 'exactly|precisely|only|just', example: 'Exactly 40 boats sank.', value: 40 },
]
/** What words behind a number say of it. Example: `⟦at-least 40 40 or more⟧ boats sank.` */
export const boundEndings: readonly { readonly bound: Bound; readonly phrases: string }[] = [
  { bound: 'at-least', phrases: 'or more|and more|and counting|plus' },
  { bound: 'at-most', phrases: 'or less|or fewer' },
  { bound: 'about', phrases: 'or so' },
]

/** Units by the words and signs that stand for them. Example: `The boat was ⟦40 metre 40 metres⟧ long.` */
export const units: ReadonlyMap<string, string> = new Map(
  (
    [
      ['percent', '% percent pct per-cent'],
      ['percentage point', 'percentage-point'],
      ['USD', '$ dollar dollars us$ bucks'],
      ['GBP', '£ pound-sterling quid'],
      ['EUR', '€ euro euros'],
      ['JPY', '¥ yen'],
      ['RUB', '₽ ruble rubles rouble roubles'],
      ['INR', '₹ rupee rupees'],
      ['CNY', 'yuan renminbi'],
      ['UAH', 'hryvnia hryvnias'],
      ['cent', 'cent cents'],
      ['kilometre', 'km kilometer kilometers kilometre kilometres'],
      ['metre', 'meter meters metre metres'],
      ['centimetre', 'cm centimeter centimeters centimetre centimetres'],
      ['millimetre', 'mm millimeter millimeters millimetre millimetres'],
      ['mile', 'mile miles'],
      ['foot', 'foot feet ft'],
      ['inch', 'inch inches'],
      ['yard', 'yard yards'],
      ['hectare', 'hectare hectares'],
      ['acre', 'acre acres'],
      ['kilogram', 'kg kilo kilos kilogram kilograms'],
      ['gram', 'gram grams'],
      ['pound', 'pound pounds lbs'],
      ['ounce', 'ounce ounces oz'],
      ['tonne', 'ton tons tonne tonnes'],
      ['litre', 'liter liters litre litres'],
      ['gallon', 'gallon gallons'],
      ['barrel', 'barrel barrels'],
      ['degree', 'degree degrees °'],
      ['mile per hour', 'mph'],
      ['kilometre per hour', 'kph km/h'],
      ['second', 'second seconds'],
      ['minute', 'minute minutes'],
      ['hour', 'hour hours'],
      ['day', 'day days'],
      ['week', 'week weeks'],
      ['month', 'month months'],
      ['year', 'year years'],
      ['decade', 'decade decades'],
      ['megawatt', 'mw megawatt megawatts'],
      ['gigawatt', 'gw gigawatt gigawatts'],
      ['time', 'times'],
    ] as const
  ).flatMap(([unit, words]) => words.split(' ').map((word) => [word.replace('-', ' '), unit] as const)),
)
