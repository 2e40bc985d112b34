import { visible } from '../../model/visible.ts'

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Words of a text as they may stand in a page or in an attribute's quotation marks: no markup, and every unseen mark visible. */
export const escaped = (words: string): string => visible(words).replace(/[&<>"']/g, (mark) => ENTITIES[mark])

/** The same where line ends and tabs are to stay: a stretch of the article itself. */
export const escapedText = (words: string): string =>
  words
    .split(/(\r\n|\r|\n|\t)/)
    .map((piece, i) => (i % 2 ? piece.replace(/\r\n?/, '\n') : escaped(piece)))
    .join('')
