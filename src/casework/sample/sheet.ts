import { HearsayError } from '../../model/error.ts'
import { isMark, type Mark, readMark } from './marks.ts'
import type { Passage } from './passages.ts'

/** A passage with its words. */
export interface ShownPassage extends Passage {
  readonly words: string
}

/** A passage that a person has marked. */
export interface MarkedPassage extends ShownPassage {
  readonly marks: readonly Mark[]
}

export const HOW_TO_MARK = `Mark who is said to say, write, think, know or plan what: one line for each, its words copied from the passage:
  source | cue | content         for example:  - Ana Terzic | said | the ferry would not sail before Friday
Leave a part empty where the passage has none; join the pieces of a part that is interrupted by "…". Only the outermost: what is said within
something said is part of its content. A passage that attributes nothing has the line:  - none`

const HEAD = /^## (\d+) d(\d+):(\d+)-(\d+)\s*$/

/** A sheet to be marked in any editor: each passage under a line that says where it stands, and no word of its reading. */
export function sheetOf(passages: readonly ShownPassage[], seed: number): string {
  const blocks = passages.map(({ document, start, end, words }, i) => `## ${i + 1} d${document}:${start}-${end}\n${words.trim().replace(/^/gm, '> ')}\n\n- \n`)
  return `# A blind sample of ${passages.length} passages (seed ${seed})\n\n${HOW_TO_MARK}\n\n${blocks.join('\n')}`
}

/** The passages of a sheet that were marked. Throws `casework/bad-sheet`, with the line, where it is no sheet or a mark cannot be understood. */
export function readSheet(sheet: string): readonly MarkedPassage[] {
  const bad = (line: number, says: string) =>
    new HearsayError('casework/bad-sheet', `line ${line} of the sheet: ${says}`, { hint: 'mend that line; the passages and their heads stay as they are' })
  const passages: { head: RegExpExecArray; words: string[]; lines: { text: string; at: number }[] }[] = []
  for (const [index, line] of sheet.split(/\r?\n/).entries()) {
    const head = HEAD.exec(line)
    const last = passages.at(-1)
    if (head) passages.push({ head, words: [], lines: [] })
    else if (last && /^\s*-(?:\s|$)/.test(line)) last.lines.push({ text: line.replace(/^\s*-\s*/, ''), at: index + 1 })
    else if (last && line.startsWith('>')) last.words.push(line.replace(/^> ?/, ''))
  }
  if (!passages.length) throw bad(1, 'no passage is in it; a sheet is made by hearsay sample CASE --sheet FILE')
  return passages.flatMap(({ head, words, lines }) => {
    const filled = lines.filter(({ text }) => text.trim())
    if (!filled.length) return []
    const passage = words.join('\n').trim()
    const marks = filled.map(({ text, at }) => {
      const mark = readMark(passage, text)
      if (mark !== null && !isMark(mark)) throw bad(at, mark.says)
      return mark
    })
    return [{ document: Number(head[2]), start: Number(head[3]), end: Number(head[4]), words: passage, marks: marks.filter((mark): mark is Mark => mark !== null) }]
  })
}
