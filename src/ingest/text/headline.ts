/** Words of a headline in title case may stay small. */
const SMALL = new Set('a an and as at but by for from if in into is it nor of off on onto or over per so than the to up via vs with'.split(' '))
const FULL_STOP = /(?<![.…])[.。।]["”’»)\]]?$/u
const ABBREVIATION = /(?:\b\p{L}\.)+$|\b(?:Inc|Jr|Sr|Co|Corp|Ltd|etc|No|St|Sen|Rep|Gov)\.$/u
/** Words by which a sentence of a report gives itself away: a day, who said it. */
const REPORTED =
  /\b(?:said|told|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues|wednes|thurs|fri|satur|sun)day (?:morning|night|evening)|according to|last (?:week|month|year)|yesterday|today)\b/iu

/** Share of a line's longer words that begin with a capital. */
function capitalShare(line: string): number {
  const words = line.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu) ?? []
  const counted = words.filter((word, i) => i === 0 || !SMALL.has(word.toLowerCase()))
  return counted.length ? counted.filter((word) => /^[\p{Lu}\p{N}]/u.test(word)).length / counted.length : 0
}

/** A speaker's turn: a name in capitals, or a letter for question and answer, and a colon. */
const TURN = /^(?:\p{Lu}|\p{Lu}[\p{Lu} .'’-]{1,30}): /u

/** Whether a line ends as a sentence does, and not with a short form. */
export const isStopped = (line: string): boolean => FULL_STOP.test(line) && !ABBREVIATION.test(line)

/**
 * Whether a first line reads as a headline before the line `next`. `isFramed`: that line is a byline, a date or the like, so that what stands before it is a headline,
 * full stop or not. Otherwise a sentence with a full stop is one only in title case, or where it is short, in no reporter's past tense, and before a longer paragraph.
 */
export function isHeadline(line: string, next: string, isFramed: boolean): boolean {
  const words = line.split(/\s+/).length
  if (line.length > 250 || words > 38 || !/\p{L}/u.test(line) || /,$/u.test(line)) return false
  if (TURN.test(line) && TURN.test(next)) return false
  const stopped = isStopped(line)
  if (!stopped) return isFramed || !/^["“].*["”]$/u.test(line) || words <= 14
  if (isFramed) return true
  const capitals = capitalShare(line)
  if (sentenceCount(line) > 1 && capitals < 0.75) return false
  if (capitals >= 0.8 && words >= 3) return true
  return words <= 20 && words >= 3 && !REPORTED.test(line) && next.length > line.length * 0.8
}

/** How many sentences end within a line, roughly: titles, initials and short forms end none. */
const sentenceCount = (line: string) =>
  1 + (line.replace(/\b(?:\p{Lu}|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|St|vs|U\.S|v)\./gu, '').match(/[.!?]["”’]?\s+["“‘]?\p{Lu}/gu)?.length ?? 0)

/** The title that a headline gives: without the full stop that some archives put after it, on one line. */
export function titleOf(headline: string): string {
  const line = headline.replace(/\s+/gu, ' ').trim()
  return /[^.…]\.$/u.test(line) && !ABBREVIATION.test(line) ? line.slice(0, -1) : line
}
