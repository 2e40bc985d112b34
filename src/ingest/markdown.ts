import type { Part } from '../model/document.ts'
import type { Span } from '../model/span.ts'
import { isoTime } from './head/iso.ts'
import { readByline } from './head/names.ts'
import { languageTag } from './language.ts'
import { type FrontMatter, frontMatterOf } from './markdown/front-matter.ts'
import { signsOf } from './markdown/signs.ts'
import type { Draft, Reader, Source } from './reader.ts'
import { readPlain } from './text.ts'

const SAMPLE = 20_000

/** Whether a text is Markdown: front matter, or a heading with another sign; a file named so needs one sign only. */
function isMarkdown({ text, name }: Source): boolean {
  if (/\.(?:md|markdown|mdown|mkd)(?:\.gz)?$/iu.test(name ?? '')) return true
  const head = text.slice(0, SAMPLE)
  if (frontMatterOf(head)) return true
  const signs = [
    /^#{1,6} \S/mu,
    /\[[^\]\n]{1,200}\]\(https?:\/\/[^\s)]+\)/u,
    /(?:^|\s)\*\*[^\s*][^*\n]{0,200}\*\*/u,
    /^[-*] \S.*\n[-*] \S/mu,
    /^> \S/mu,
    /^```/mu,
  ].filter((pattern) => pattern.test(head))
  return signs.length >= 2
}

/** The text with every sign turned into spaces, place by place, so that spans in the one hold in the other. */
function withoutSigns(text: string, markup: readonly Span[]): string {
  const pieces: string[] = []
  let at = 0
  for (const { start, end } of markup) {
    pieces.push(
      text.slice(at, start),
      text.slice(start, end).replace(/[^\r\n]/gu, (unit) => ' '.repeat(unit.length)),
    )
    at = end
  }
  pieces.push(text.slice(at))
  return pieces.join('')
}

/** The words of a stretch, without the signs in it. */
function wordsOf(text: string, { start, end }: Span, markup: readonly Span[]): string {
  let words = ''
  let at = start
  for (const sign of markup) {
    if (sign.end <= start || sign.start >= end) continue
    words += text.slice(at, Math.max(at, sign.start))
    at = Math.max(at, sign.end)
  }
  return (words + text.slice(at, Math.max(at, end))).replace(/\s+/gu, ' ').trim()
}

/** What front matter says, in the fields of a draft; only what it has. */
function stated({ values }: FrontMatter): Partial<Draft> {
  const first = (...keys: readonly string[]) => keys.map((key) => values.get(key)?.[0]).find(Boolean)
  const names = ['author', 'authors', 'by', 'byline'].flatMap((key) => values.get(key) ?? [])
  const byline = names.map(readByline)
  const title = first('title', 'headline')
  const outlet = first('outlet', 'publication', 'publisher', 'source', 'site', 'site-name')
  const place = first('place', 'location', 'dateline')
  const url = first('url', 'link', 'canonical', 'canonical-url', 'source-url')
  const published = isoTime(first('published', 'date', 'pubdate', 'publish-date', 'published-at'))
  const modified = isoTime(first('modified', 'updated', 'lastmod', 'last-modified', 'updated-at'))
  const language = languageTag(first('language', 'lang', 'locale'))
  return {
    ...(title ? { title } : {}),
    ...(outlet && !/^https?:/iu.test(outlet) ? { outlet } : {}),
    ...(place ? { place } : {}),
    ...(url && URL.canParse(url) ? { url } : {}),
    ...(published ? { published, hasDate: true } : {}),
    ...(modified ? { modified } : {}),
    ...(language ? { language } : {}),
    ...(names.length
      ? { authors: [...new Set(byline.flatMap(({ authors }) => authors))], credits: [...new Set(byline.flatMap(({ credits }) => credits))], hasByline: true }
      : {}),
    labels: ['genre', 'section', 'category', 'type'].flatMap((key) => values.get(key) ?? []),
  }
}

/** Puts captions among the parts: a body that holds one is cut around it. */
function withCaptions(parts: readonly Part[], captions: readonly Span[], plain: string): Part[] {
  const cut: Part[] = []
  let next = 0
  for (const part of parts) {
    let at = part.start
    while (next < captions.length && captions[next].end <= part.start) next++
    while (part.kind === 'body' && next < captions.length && captions[next].start < part.end) {
      const caption = captions[next++]
      const before = plain.slice(at, caption.start)
      if (before.trim()) cut.push({ kind: 'body', start: at + (before.length - before.trimStart().length), end: at + before.trimEnd().length })
      cut.push({ kind: 'caption', ...caption })
      at = caption.end
    }
    const rest = plain.slice(at, part.end)
    if (rest.trim()) cut.push({ kind: part.kind, start: at + (rest.length - rest.trimStart().length), end: at + rest.trimEnd().length })
  }
  return cut
}

function readMarkdown(source: string): Draft {
  const front = frontMatterOf(source)
  const signs = signsOf(source, front?.end ?? 0)
  const facts = front ? stated(front) : {}
  const markup = front ? [{ start: 0, end: front.end }, ...signs.markup] : signs.markup
  const plain = withoutSigns(source, markup)
  const { head, ...draft } = readPlain(plain, (line) => signs.headings.get(line.start) === 1)
  const headline = draft.parts.find(({ kind }) => kind === 'headline')
  const title = headline ? wordsOf(source, headline, markup) : null
  return {
    ...draft,
    title: title || null,
    ...facts,
    credits: [...new Set([...(facts.credits ?? []), ...draft.credits])],
    labels: [...draft.labels, ...(facts.labels ?? [])],
    text: source,
    parts: withCaptions(draft.parts, signs.captions, plain),
    hyperlinks: signs.hyperlinks,
    markup,
  }
}

/** Markdown: the text is the file as it is, and its signs are markup. */
export const markdown: Reader = {
  format: 'markdown',
  suits: isMarkdown,
  read: ({ text }: Source) => readMarkdown(text),
}
