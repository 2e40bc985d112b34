import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Shown, type SiteSource, siteFiles } from '../../src/exchange/site/site.ts'
import type { PublicReading } from '../../src/model/public-reading.ts'
import { attribution, fullReading, reading } from '../fixture/public-reading.ts'
import { chromiumPath, skipped } from './chromium.ts'

const NASTY = '</script><img src=x onerror=alert(1)>"\u2028\u202e'

const shownAs = (number: number, shown: PublicReading): Shown => {
  const { text, ...document } = shown.document
  return {
    kept: {
      number,
      document: { ...document, hyperlinks: [], markup: [], notes: [] },
      name: shown.path,
      otherNames: [],
      added: '2031-05-04T08:00:00Z',
      captured: null,
      versionOf: null,
      issued: false,
      length: text.length,
      bytes: text.length,
      removed: null,
    },
    reading: shown,
  }
}

async function* documents(): AsyncGenerator<Shown> {
  const first = shownAs(1, fullReading())
  yield { ...first, kept: { ...first.kept, issued: true } }
  const text = 'Ferry stays in port\n\nThe ferry would not sail before Friday, Ana Terzic said at the café.'
  const said = attribution(text, 'a1', { source: 'Ana Terzic', cue: 'said', content: 'The ferry would not sail before Friday' }, { sources: ['s1'] })
  const sources = [{ id: 's1', name: 'Ana Terzic', kind: 'named-person' as const, mentions: said.source }]
  yield shownAs(2, reading(text, { attributions: [said], sources }, { outlet: 'The Harbour Post', published: '2031-05-04' }))
  const last = shownAs(5, reading(`港の船は金曜日まで出ない\n\n${NASTY}`, {}, { title: NASTY, language: 'ja' }))
  yield { ...last, kept: { ...last.kept, versionOf: 1 } }
}

const SOURCES: readonly SiteSource[] = [
  { name: 'Ana Terzic', names: ['Ana Terzic', `Terzic ${NASTY}`], kind: 'named-person', unnamed: false, documents: [1, 2], said: 2 },
  { name: 'An aide', names: ['An aide'], kind: 'unnamed-person', unnamed: true, documents: [1], said: 1 },
]

const looks = [
  { width: 1280, colorScheme: 'light' },
  { width: 360, colorScheme: 'dark' },
] as const

describe.skipIf(chromiumPath === undefined)(`the site of a case in a browser${skipped}`, { timeout: 30_000 }, () => {
  let browser: Browser
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hearsay-site-'))
    for await (const { path, content } of siteFiles(`Harbour ${NASTY}`, '0.0.0', documents(), SOURCES)) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), content)
    }
    browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] })
  })
  afterAll(async () => {
    await browser?.close()
    await rm(folder, { recursive: true })
  })

  async function open(path: string, look: (typeof looks)[number] = looks[0]): Promise<{ page: Page; noise: string[] }> {
    const context = await browser.newContext({ viewport: { width: look.width, height: 800 }, colorScheme: look.colorScheme })
    const page = await context.newPage()
    const noise: string[] = []
    page.on('dialog', (dialog) => {
      noise.push(`dialog: ${dialog.message()}`)
      dialog.dismiss()
    })
    page.on('console', (message) => noise.push(`console: ${message.text()}`))
    page.on('pageerror', (error) => noise.push(`error: ${error.message}`))
    page.on('request', (request) => {
      if (!request.url().startsWith(pathToFileURL(folder).href)) noise.push(`request: ${request.url()}`)
    })
    await page.goto(`${pathToFileURL(folder).href}/${path}`)
    return { page, noise }
  }

  for (const look of looks) {
    for (const path of ['index.html', 'sources.html', 'search.html#ferry', 'documents/d2.html']) {
      test(`axe finds nothing in ${path}, and nothing runs off the side: ${look.width} columns, ${look.colorScheme}`, async () => {
        const { page, noise } = await open(path, look)
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0)
        expect(noise).toEqual([])
      })
    }
  }

  test('search finds documents by all their words, the last one begun, without accents, in any script', async () => {
    const { page, noise } = await open('search.html')
    const search = async (words: string) => {
      await page.fill('#words', words)
      await page.press('#words', 'Enter')
      await page.waitForFunction(`location.hash === '#' + encodeURIComponent(${JSON.stringify(words)}) && document.getElementById('told').textContent !== ''`)
      await page.waitForTimeout(100)
      return page.locator('#hits a').evaluateAll((links) => links.map((link) => (link as unknown as { getAttribute(name: string): string }).getAttribute('href')))
    }
    expect(await search('ferry frid')).toEqual(['documents/d2.html'])
    expect(await search('CAFE')).toEqual(['documents/d2.html'])
    expect(await search('金曜日')).toEqual(['documents/d5.html'])
    expect(await search('ferry 金曜日')).toEqual([])
    expect(await search('constructor __proto__')).toEqual([])
    expect(noise).toEqual([])
  })

  test('from the table to a document and back', async () => {
    const { page } = await open('index.html')
    await page.click('text=Ferry stays in port')
    await page.waitForURL(/documents\/d2\.html$/)
    await page.click('nav.site a')
    await page.waitForURL(/index\.html$/)
    expect(await page.locator('tbody tr').count()).toBe(3)
    expect(await page.locator('main').textContent()).toMatch(/2 documents and 1 earlier version, /)
    expect(await page.locator('tbody tr').first().textContent()).toContain('(earlier version of d5; an issuer’s own text)')
    await page.goto(page.url().replace('index.html', 'sources.html'))
    expect(await page.locator('tbody tr').allTextContents()).toEqual([expect.stringMatching(/^Ana Terzic \(also Terzic .*\)person2d1 d2$/)])
  })
})
