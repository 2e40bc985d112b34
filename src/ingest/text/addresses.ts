import type { Hyperlink } from '../../model/document.ts'

const ADDRESS = /https?:\/\/[^\s<>"“”«»]{3,2000}/giu

/** The web addresses that stand in a plain text, without the punctuation of the sentence around them. */
export function addressesIn(text: string, from = 0, to = text.length): Hyperlink[] {
  const found: Hyperlink[] = []
  if (text.indexOf('http', from) < 0 && !/https?:/i.test(text)) return found
  ADDRESS.lastIndex = from
  for (let match = ADDRESS.exec(text); match && match.index < to; match = ADDRESS.exec(text)) {
    let url = match[0].slice(0, to - match.index).replace(/[.,;:!?'’…*_]+$/u, '')
    while (/[)\]]$/.test(url) && url.split(/[)\]]/u).length > url.split(/[([]/u).length) url = url.slice(0, -1).replace(/[.,;:!?]+$/u, '')
    if (URL.canParse(url)) found.push({ start: match.index, end: match.index + url.length, url })
  }
  return found
}
