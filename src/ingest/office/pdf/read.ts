import { HearsayError } from '../../../model/error.ts'
import type { Finding } from '../../../model/finding.ts'
import { isoTime } from '../../head/iso.ts'
import type { Draft, Raw } from '../../reader.ts'
import { draftOf } from '../draft.ts'
import type { Extracted, PdfLimits } from './extract.ts'
import { extractGlyphs, PDF_LIMITS } from './extract.ts'
import { type Layout, layOut } from './layout.ts'

const times = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`

const noText = (name: string, pages: number, says: string) =>
  new HearsayError('ingest/no-text', `${name} has ${times(pages, 'page', 'pages')} and ${says}`, {
    hint: 'Recognize its text (OCR) and read what comes of that.',
    details: { pages },
  })

/** How many characters there are, and how many glyphs of which no character is known: U+FFFD, and the places that Unicode leaves to private use. */
function countOf(pages: Extracted['pages']) {
  let known = 0
  let unknown = 0
  for (const { runs } of pages)
    for (const { text } of runs) {
      const lost = text.match(/[\ufffd\ue000-\uf8ff]/gu)?.length ?? 0
      unknown += lost
      known += text.length - lost
    }
  return { known, unknown }
}

const STOPPED: Readonly<Record<string, string>> = {
  time: 'reading took too long',
  memory: 'reading took too much memory',
  length: 'there is more text than is read of one file',
  pages: 'there are more pages than are read of one file',
}

function findingsOf({ facts, pages, unread, stopped }: Extracted, { furniture }: Layout, unknown: number): Finding[] {
  const notes: Finding[] = []
  const note = (rule: string, message: string) => notes.push({ rule, spans: [], message })
  if (furniture.count)
    note(
      'running-heads',
      `${times(furniture.count, 'line', 'lines')} at the edges of pages left out${furniture.lines.length ? `: ${furniture.lines.slice(0, 6).join(' · ').slice(0, 300)}` : ' (page numbers)'}`,
    )
  if (stopped) note('cut-off', `Only ${pages.length} of ${times(facts.pages, 'page', 'pages')} read: ${STOPPED[stopped]}`)
  if (unread.length) note('damaged', `${times(unread.length, 'page', 'pages')} could not be read: ${unread.slice(0, 20).join(', ')}`)
  const cut = pages.filter((page) => page.cut).map(({ number }) => number)
  if (cut.length) note('cut-off', `More stands on ${times(cut.length, 'page', 'pages')} (${cut.slice(0, 20).join(', ')}) than is read of one`)
  const bare = pages.filter(({ runs }) => !runs.length).map(({ number }) => number)
  if (bare.length) note('pages-without-text', `${times(bare.length, 'page has', 'pages have')} no text: ${bare.slice(0, 20).join(', ')}`)
  const turned = pages.reduce((sum, page) => sum + page.turned, 0)
  if (turned) note('turned-text', `${times(turned, 'character', 'characters')} set at an angle left out`)
  if (unknown) note('unmapped-glyphs', `The fonts do not say which characters ${times(unknown, 'glyph is', 'glyphs are')}`)
  return notes
}

/** Reads a PDF with a text layer, within limits. Scripts in it never run, nothing is fetched, and a page is never drawn. Errors: `ingest/no-text`, `ingest/locked`, `ingest/broken-file`, `ingest/too-large`. */
export async function readPdf({ bytes, name = 'the input' }: Raw, limits: PdfLimits = PDF_LIMITS): Promise<Draft> {
  const extracted = await extractGlyphs(bytes, name, limits)
  const { facts, pages } = extracted
  const { known, unknown } = countOf(pages)
  if (!known && !unknown) throw noText(name, facts.pages, 'no text: it is a scan, or a picture')
  if (known < unknown * 0.2) throw noText(name, facts.pages, 'fonts that do not say which characters their glyphs are')
  const layout = layOut(pages, facts.title, facts.isWebPage)
  return draftOf({
    paragraphs: layout.paragraphs,
    properties: {
      title: facts.title,
      author: facts.author,
      language: facts.language,
      published: isoTime(facts.published),
      outlet: facts.outlet,
      url: layout.furniture.url,
      made: facts.made,
      saved: facts.saved,
    },
    runningHeads: layout.furniture.lines,
    notes: findingsOf(extracted, layout, unknown),
  })
}
