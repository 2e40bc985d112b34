import { parentPort } from 'node:worker_threads'
import { getDocument } from 'unpdf/pdfjs'
import { characterMap } from './character-maps.ts'
import type { Asked, LinkBox, PageGlyphs, PdfFacts, Run, Told } from './glyphs.ts'

type Opened = Awaited<ReturnType<typeof getDocument>['promise']>
type Page = Awaited<ReturnType<Opened['getPage']>>

const tell = (told: Told) => parentPort?.postMessage(told)

/** Gives the library what it would fetch: maps of Asian fonts, made here; nothing else, so that nothing comes from a disk or a network. */
class Lent {
  async fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    const map = kind === 'cMapUrl' ? characterMap(filename) : null
    if (map === null) throw new Error(`${filename} is not lent`)
    return new TextEncoder().encode(map)
  }
}

const field = (info: Record<string, unknown>, name: string): string | null => {
  const value = info[name]
  return typeof value === 'string' && value.trim() ? value.slice(0, 1000).trim() : null
}

/** `D:20250303140500+01'00'` as ISO 8601. */
function timeOf(value: string | null): string | null {
  const match = /^(?:D:)?(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?(?:([+-]\d{2})'?(\d{2})?|(Z))?)?/u.exec(value ?? '')
  if (!match) return null
  const [, year, month, day, hours, minutes, seconds = '00', zone, zoneMinutes = '00', utc] = match
  return `${year}-${month}-${day}${hours ? `T${hours}:${minutes}:${seconds}${zone ? `${zone}:${zoneMinutes}` : (utc ?? '')}` : ''}`
}

async function factsOf(document: Opened): Promise<PdfFacts> {
  const nothing: PdfFacts = {
    pages: document.numPages,
    title: null,
    author: null,
    language: null,
    isWebPage: false,
    made: null,
    saved: null,
    published: null,
    outlet: null,
  }
  try {
    const { info, metadata } = await document.getMetadata()
    const fields = info as Record<string, unknown>
    const xmp = (name: string): string | null => {
      const value: unknown = metadata?.get(name)
      const first: unknown = Array.isArray(value) ? value[0] : value
      return typeof first === 'string' && first.trim() ? first.slice(0, 1000).trim() : null
    }
    return {
      ...nothing,
      title: field(fields, 'Title') ?? xmp('dc:title'),
      author: field(fields, 'Author') ?? xmp('dc:creator'),
      language: field(fields, 'Language') ?? xmp('dc:language'),
      isWebPage:
        /^Mozilla\/|\b(?:Chrom(?:e|ium)|Firefox|Safari|Edge|wkhtmltopdf)\b/iu.test(field(fields, 'Creator') ?? '') ||
        /^Skia\/PDF\b/u.test(field(fields, 'Producer') ?? ''),
      made: timeOf(field(fields, 'CreationDate')),
      saved: timeOf(field(fields, 'ModDate')),
      published: xmp('prism:publicationdate') ?? xmp('prism:coverdate'),
      outlet: xmp('prism:publicationname'),
    }
  } catch {
    return nothing
  }
}

const times = (a: readonly number[], b: readonly number[]) => [
  a[0] * b[0] + a[2] * b[1],
  a[1] * b[0] + a[3] * b[1],
  a[0] * b[2] + a[2] * b[3],
  a[1] * b[2] + a[3] * b[3],
  a[0] * b[4] + a[2] * b[5] + a[4],
  a[1] * b[4] + a[3] * b[5] + a[5],
]

/** The quarter turns by which a run stands from upright, 0 to 3; -1 for any other angle. */
function turnsOf([a, b]: readonly number[], isVertical: boolean): number {
  const turns = (Math.atan2(b, a) * 2) / Math.PI
  const whole = Math.round(turns)
  if (Math.abs(turns - whole) > 0.08) return -1
  return (whole + 4 + (isVertical ? 1 : 0)) % 4
}

interface Placed extends Omit<Run, 'x' | 'y'> {
  readonly at: readonly [number, number]
  readonly turns: number
}

const KNOWN = /[^\0\ufffd\ue000-\uf8ff]/u

/** The glyphs of a page in the order in which they are drawn, at most `most` runs. */
async function placedOn(page: Page, transform: readonly number[], fonts: Map<string, number>, most: number): Promise<{ placed: Placed[]; cut: boolean }> {
  const placed: Placed[] = []
  const reader = page.streamTextContent({ includeMarkedContent: false }).getReader()
  let spaced = false
  let y = Number.NaN
  for (;;) {
    const { value, done } = await reader.read()
    if (done) return { placed, cut: false }
    const { items, styles } = value as { items: readonly Item[]; styles: Readonly<Record<string, { readonly vertical?: boolean }>> }
    for (const item of items) {
      const text = item.str.replaceAll('\0', '\ufffd')
      const words = text.trim()
      if (!words) {
        if (text && !item.hasEOL) spaced = true
        continue
      }
      const matrix = times(transform, item.transform)
      const isVertical = styles[item.fontName]?.vertical === true
      const size = Math.hypot(matrix[2], matrix[3])
      if (!(size > 0.5 && size < 2000) || !matrix.every(Number.isFinite)) continue
      if (!fonts.has(item.fontName)) fonts.set(item.fontName, fonts.size)
      placed.push({
        text: words,
        at: [matrix[4], matrix[5]],
        turns: turnsOf(matrix, isVertical),
        width: Math.abs(isVertical ? item.height : item.width) || 0,
        size,
        font: fonts.get(item.fontName) ?? 0,
        rtl: item.dir === 'rtl',
        spaced: text !== text.trimStart() || (spaced && Math.abs(matrix[5] - y) < size),
      })
      y = matrix[5]
      spaced = text !== text.trimEnd()
    }
    if (placed.length >= most) {
      await reader.cancel(new Error('enough'))
      return { placed: placed.slice(0, most), cut: true }
    }
  }
}

interface Item {
  readonly str: string
  readonly dir: string
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
  readonly fontName: string
  readonly hasEOL: boolean
}

/** A point of a page that is turned back by some quarters. */
const turnedBack = ([x, y]: readonly [number, number], turns: number, width: number, height: number): readonly [number, number] =>
  turns === 1 ? [y, width - x] : turns === 2 ? [width - x, height - y] : turns === 3 ? [height - y, x] : [x, y]

async function linksOn(page: Page, transform: readonly number[], turns: number, width: number, height: number): Promise<LinkBox[]> {
  const annotations: readonly { readonly subtype?: string; readonly url?: string; readonly rect?: readonly number[] }[] = await page.getAnnotations().catch(() => [])
  return annotations.slice(0, 500).flatMap(({ subtype, url, rect }) => {
    if (subtype !== 'Link' || typeof url !== 'string' || !rect) return []
    const corner = (x: number, y: number) => {
      const m = times(transform, [1, 0, 0, 1, x, y])
      return turnedBack([m[4], m[5]], turns, width, height)
    }
    const [a, b] = [corner(rect[0], rect[1]), corner(rect[2], rect[3])]
    return [{ left: Math.min(a[0], b[0]), right: Math.max(a[0], b[0]), top: Math.min(a[1], b[1]), bottom: Math.max(a[1], b[1]), url }]
  })
}

/** The page with most of its runs upright: a page that is set on its side, or in columns from top to bottom, is turned. */
async function glyphsOf(page: Page, number: number, fonts: Map<string, number>, most: number): Promise<PageGlyphs> {
  const { width, height, transform } = page.getViewport({ scale: 1 })
  const { placed, cut } = await placedOn(page, transform, fonts, most)
  const weights = [0, 0, 0, 0]
  for (const { turns, text } of placed) if (turns >= 0) weights[turns] += text.length
  const turns = weights.indexOf(Math.max(...weights))
  const upright = placed.filter((run) => run.turns === turns)
  const turned = placed.reduce((sum, run) => sum + (run.turns === turns || !KNOWN.test(run.text) ? 0 : run.text.length), 0)
  return {
    number,
    width: turns % 2 ? height : width,
    height: turns % 2 ? width : height,
    runs: upright.map(({ at, turns: _turns, ...run }) => {
      const [x, y] = turnedBack(at, turns, width, height)
      return { ...run, x, y }
    }),
    links: await linksOn(page, transform, turns, width, height),
    turned,
    cut,
  }
}

async function read({ bytes, mostPages, mostRuns }: Asked): Promise<void> {
  const task = getDocument({
    data: bytes,
    verbosity: 0,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    enableXfa: false,
    cMapUrl: 'lent:/',
    cMapPacked: false,
    BinaryDataFactory: Lent,
    maxImageSize: 1,
  })
  try {
    const document = await task.promise
    tell({ tells: 'opened', facts: await factsOf(document) })
    const fonts = new Map<string, number>()
    const last = Math.min(document.numPages, mostPages)
    for (let number = 1; number <= last; number++) {
      try {
        const page = await document.getPage(number)
        tell({ tells: 'page', page: await glyphsOf(page, number, fonts, mostRuns) })
        page.cleanup()
      } catch {
        tell({ tells: 'unread', number })
      }
    }
    tell({ tells: 'done' })
  } catch (error) {
    const { name, message } = error as Error
    tell({ tells: 'failed', why: name === 'PasswordException' ? 'locked' : 'broken', says: String(message).slice(0, 200) })
  } finally {
    await task.destroy().catch(() => {})
  }
}

parentPort?.on('message', (asked: Asked) => void read(asked))
