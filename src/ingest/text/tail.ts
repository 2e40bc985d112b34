import type { PartKind } from '../../model/document.ts'
import type { Span } from '../../model/span.ts'
import { trimmed } from './lines.ts'

const CREDIT: readonly RegExp[] = [
  /^[([]?(?:additional |further |other )?(?:reporting|report|writing|editing|edited|compiled|written|translated|translation|graphics?|research|with reporting|with files|text|produced) (?:by|from|with)\b/iu,
  /^[([]?(?:\p{Lu}[\p{L}.'’ -]{1,60}|the associated press) (?:also )?contributed (?:reporting|to this (?:report|article|story))/iu,
  /^[([]?(?:with|mit|avec|con) (?:material from |files from |reporting from |agencies|additional reporting)?\s*(?:agencies|AP|AFP|dpa|Reuters|the associated press|associated press|UPI|agency material)\b.{0,60}$/iu,
  /^(?:compiled|based) (?:with|on|from) .{0,20}(?:agenc|wire|press release).{0,60}$/iu,
  /^(?:©|\(c\)|copyright\b|all rights reserved).{0,200}$/iu,
  /^(?:agencies|agency staff|staff and agencies|h\/t:? .{2,60}|hat tip:? .{2,60}|source:? .{2,60}|via .{2,60})$/iu,
  /^(?:photographs?|pictures?|illustrations?) by .{2,80}$/iu,
  /^(?:email|e-mail|contact)\b.{0,60}@.{2,60}$/iu,
]
/** Credits that may hold none of the words below: they are tried for every short line. */
const WORDLESS_CREDIT: readonly RegExp[] = [
  /^[([](?:\p{Lu}{2,8}|dpa|epd|kna|sid)(?:[,/ ].{0,40})?[)\]]\.?$/u,
  /^(?:\p{Lu}{2,6}|dpa)(?:[,/][\p{L}]{2,6})*(?: [\p{Ll}]{2,4}(?:\/[\p{Ll}]{2,4})*)?$/u,
  /^(?:follow .{2,60} on (?:twitter|facebook|x|instagram)|twitter: ?@).{0,80}$/iu,
]
/** How each of those begins: a sentence does not, and their letters of all scripts take 6 ms to compile. */
const WORDLESS_START = /^(?:[([]|[^a-z]{2}|dpa|[Ff][Oo]|[Tt][Ww])/
const CORRECTION: readonly RegExp[] = [
  /^(?:\[?correction|corrections|clarification|corrected|корректировка|rectificati(?:f|on)|korrektur|berichtigung)\b.{0,60}?[:.—–-]/iu,
  /^[([*]*(?:this|the) (?:article|story|post|piece|headline|report|column|page)\b.{0,60}\b(?:was|has been|is) (?:\w+ )?(?:amended|corrected|updated|edited|changed|revised|clarified)\b/iu,
  /^[([*]*(?:an|the) (?:earlier|previous|original|first) version of (?:this|the)\b/iu,
  /^[([*]*(?:because of|due to) an? (?:editing|reporting|production) error\b/iu,
  /^editor['’]?s['’]? note:.{0,200}\b(?:correct|earlier version|amended|updated)/iu,
]
const CAPTION = /^[([]?(?:photo(?:graph)?|image|picture|file photo|caption|foto|bild|фото|pictured(?: above| below)?)(?: (?:by|credit|courtesy))?(?::| by ).{0,300}$/iu

/** A word without which no other credit fits: its many patterns are compiled and tried only for lines that have one. */
const CREDIT_WORD =
  /report|edit|writ|compil|based|translat|graphic|research|contribut|agenc|copyright|©|\(c\)|rights|twitter|facebook|instagram|photo|pictur|illustrat|mail|contact|h\/t|hat tip|source|via|with|mit |avec|con |text|produced/iu
const CORRECTION_WORD = /correct|clarif|amend|updat|edit|version|error|changed|revised|rectif|korrektur|berichtig|коррект/iu

/** What a line at the end of a text is, where it is not the body's: a credit or a correction. */
export function tailKindOf(line: string): PartKind | null {
  if (CORRECTION_WORD.test(line.slice(0, 300)) && CORRECTION.some((pattern) => pattern.test(line.slice(0, 300)))) return 'correction'
  if (line.length > 300) return null
  const worded = CREDIT_WORD.test(line)
  if (worded && CREDIT.some((pattern) => pattern.test(line))) return 'credit'
  if ((worded || line.length < 40) && WORDLESS_START.test(line) && WORDLESS_CREDIT.some((pattern) => pattern.test(line))) return 'credit'
  return null
}

/** Whether a line anywhere in a text is the caption of a picture. */
export const isCaption = (line: string): boolean => line.length <= 320 && CAPTION.test(line)

const CAPTION_START = /^[ \t]*[([]?(?:photo|image|picture|file photo|caption|foto|bild|фото)/gimu

/** The captions between two places of a text, in order: whole lines, trimmed. */
export function captionsIn(text: string, from: number, to: number): Span[] {
  const found: Span[] = []
  CAPTION_START.lastIndex = from
  for (let match = CAPTION_START.exec(text); match && match.index < to; match = CAPTION_START.exec(text)) {
    const lineEnd = /[\r\n]/u.exec(text.slice(match.index, match.index + 400))?.index
    const end = Math.min(lineEnd === undefined ? match.index + 400 : match.index + lineEnd, to)
    const line = trimmed(text, match.index, end)
    if (line && isCaption(text.slice(line.start, line.end))) found.push(line)
    CAPTION_START.lastIndex = Math.max(end, match.index + 1)
  }
  return found
}
