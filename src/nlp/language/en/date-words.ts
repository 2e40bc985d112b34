import { hashWord } from '../../../model/hash.ts'

/** Words with a number, by their hashes. */
export type Numbered = ReadonlyMap<number, number>

/** The place of each word in a list; words joined by `|` have the same. */
const numbered = (list: string, from = 0): Numbered => new Map(list.split(' ').flatMap((words, i) => words.split('|').map((word) => [hashWord(word), i + from] as const)))

/** Months, 1 to 12. Example: `The bridge fell on ⟦2026-03-03 3 March 2026⟧.` */
export const months = numbered(
  'january|jan|jan. february|feb|feb. march|mar|mar. april|apr|apr. may june|jun|jun. july|jul|jul. august|aug|aug. september|sep|sep.|sept|sept. october|oct|oct. november|nov|nov. december|dec|dec.',
  1,
)

/** Days of the week, Monday 1 to Sunday 7. Example: `He left on ⟦2026-10-13 Tuesday⟧.` */
export const weekdays = numbered(
  'monday|mon|mon. tuesday|tue|tues|tue.|tues. wednesday|wed|wed. thursday|thu|thur|thurs|thu.|thurs. friday|fri|fri. saturday|sat|sat. sunday|sun|sun.',
  1,
)

/** Counted numbers in words. Example: `He left ⟦2026-10-16 two days ago⟧.` */
export const smallNumbers = numbered(
  'zero one|a|an two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
)

/** Units of time: 0 a day, 1 a week, 2 a month, 3 a year, 4 a decade, 5 an hour, 6 a minute, 7 a century. Example: `It began ⟦2020 six years ago⟧.` */
export const timeUnits = numbered('day|days week|weeks month|months year|years decade|decades hour|hours minute|minutes century|centuries')

/** Seasons by their first month in the north. Example: `The vote was in ⟦2024-06/2024-08 the summer of 2024⟧.` */
export const seasons: Numbered = new Map(
  [
    ['spring', 3],
    ['summer', 6],
    ['autumn', 9],
    ['fall', 9],
    ['winter', 12],
  ].map(([word, month]) => [hashWord(word as string), month as number]),
)
