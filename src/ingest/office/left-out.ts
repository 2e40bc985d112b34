import type { Finding } from '../../model/finding.ts'

/** The rule of the finding that a file has tracked changes. */
export const TRACKED = 'tracked-changes'

/** What an office file holds that is not in its text as it stands, or could not be read. */
export interface LeftOut {
  readonly insertions: number
  readonly deletions: number
  readonly comments: number
  /** Characters of hidden text. */
  readonly hidden: number
  /** Names of parts that are damaged. */
  readonly damaged: readonly string[]
  /** Whether the text itself could be read to its end. */
  readonly sound: boolean
}

const times = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`

/** What is said of that, in findings. */
export function leftOutFindings({ insertions, deletions, comments, hidden, damaged, sound }: LeftOut): Finding[] {
  const findings: Finding[] = []
  const say = (rule: string, message: string) => findings.push({ rule, spans: [], message })
  if (insertions || deletions)
    say(TRACKED, `The file has tracked changes: ${times(insertions, 'insertion', 'insertions')} kept, ${times(deletions, 'deletion', 'deletions')} left out`)
  if (comments) say('comments', `${times(comments, 'comment', 'comments')} in the margin left out`)
  if (hidden) say('hidden-text', `${times(hidden, 'character', 'characters')} of hidden text left out`)
  if (damaged.length) say('damaged', `Parts of the file are damaged and were left out: ${damaged.join(', ')}`)
  if (!sound) say('damaged', 'The file is damaged; what could be read of it was')
  return findings
}
