import type { Annotation } from './annotations.ts'
import { escaped, escapedText } from './escape.ts'
import type { Segment } from './segments.ts'

const classesOf = ({ kind, depth, said }: Annotation): string => (kind === 'content' ? `content d${Math.min(depth, 2)}${said ? '' : ' thought'}` : kind)

/** The signs at the ends of what is withheld stand where it begins and ends, and at no cut between. */
function edgesOf(mark: Annotation, { opening, closing }: Segment<Annotation>): string {
  if (mark.kind !== 'gap') return ''
  return `${opening.includes(mark) ? ' from' : ''}${closing.includes(mark) ? ' to' : ''}`
}

/** The sign before a content: its number as a link to its note, or a mark that it goes on here. `label` is what a screen reader says. */
function openingSign({ number, unsure }: Annotation, goesOn: boolean, label: string): string {
  if (goesOn) return `<span class="again" data-a="${number}" data-n="${number}"></span>`
  return `<a class="mark" id="s${number}" data-a="${number}" href="#n${number}" aria-label="${escaped(label)}">${number}${unsure ? '?' : ''}</a>`
}

/**
 * Makes the segments of an article, in order: words inside a span for each mark over them, outermost first, with the signs of the contents that
 * open and close there. Every word is escaped; copied text has none of the signs.
 */
export function inline(text: string, labelOf: (number: number) => string): (segment: Segment<Annotation>) => string {
  const begun = new Set<number>()
  return (segment) => {
    const marks = segment.marks.toSorted((a, b) => Number(b.kind === 'content') - Number(a.kind === 'content') || a.depth - b.depth)
    const contents = (of: readonly Annotation[]) => of.filter(({ kind }) => kind === 'content').toSorted((a, b) => a.depth - b.depth)
    const open = contents(segment.opening).map((mark) => {
      const goesOn = begun.has(mark.number)
      begun.add(mark.number)
      return openingSign(mark, goesOn, labelOf(mark.number))
    })
    const close = contents(segment.closing)
      .reverse()
      .map(({ number }) => `<span class="end" data-a="${number}" data-n="${number}"><span class="unseen"> (end of ${number}) </span></span>`)
    const words = escapedText(text.slice(segment.start, segment.end))
    const marked = marks.reduceRight((html, mark) => `<span class="${classesOf(mark)}${edgesOf(mark, segment)}">${html}</span>`, words)
    const numbers = [...new Set(marks.map(({ number }) => number).filter(Boolean))].join(' ')
    return `${open.join('')}${numbers ? `<span class="seg" data-a="${numbers}">${marked}</span>` : marked}${close.join('')}`
  }
}
