import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readingHtml } from '../../src/exchange/html/page.ts'
import type { PublicReading } from '../../src/model/public-reading.ts'
import { attribution, fullReading, reading } from '../fixture/public-reading.ts'
import { chromiumPath, skipped } from './chromium.ts'

interface Look {
  readonly width: number
  readonly colorScheme: 'light' | 'dark'
}

const looks: readonly Look[] = [
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
  { width: 360, colorScheme: 'light' },
  { width: 360, colorScheme: 'dark' },
]

describe.skipIf(chromiumPath === undefined)(`the page in a browser${skipped}`, { timeout: 30_000 }, () => {
  let browser: Browser
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hearsay-page-'))
    browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] })
  })
  afterAll(async () => {
    await browser?.close()
    await rm(folder, { recursive: true })
  })

  /** The page of a reading, opened; `noise` gathers what a page that is safe and whole never does. */
  async function open(shown: PublicReading, { width, colorScheme }: Look): Promise<{ page: Page; noise: string[] }> {
    const file = join(folder, 'page.html')
    await writeFile(file, readingHtml(shown))
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme })
    const page = await context.newPage()
    const noise: string[] = []
    page.on('dialog', (dialog) => {
      noise.push(`dialog: ${dialog.message()}`)
      dialog.dismiss()
    })
    page.on('console', (message) => noise.push(`console: ${message.text()}`))
    page.on('pageerror', (error) => noise.push(`error: ${error.message}`))
    page.on('request', (request) => {
      if (request.url() !== pathToFileURL(file).href) noise.push(`request: ${request.url()}`)
    })
    await page.goto(pathToFileURL(file).href)
    return { page, noise }
  }

  for (const look of looks) {
    test(`axe finds nothing, and nothing runs off the side: ${look.width} columns, ${look.colorScheme}`, async () => {
      const { page, noise } = await open(fullReading(), look)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0)
      expect(noise).toEqual([])
    })
  }

  test('keys go from statement to statement, and light up all parts of each', async () => {
    const { page } = await open(fullReading(), looks[0])
    const focused = () => page.evaluate('document.activeElement.id')
    await page.keyboard.press('ArrowRight')
    expect(await focused()).toBe('s1')
    await page.keyboard.press('ArrowRight')
    expect(await focused()).toBe('s2')
    expect(await page.locator('.lit .source').allTextContents()).toEqual(['engineer Rosa Imhof'])
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    expect(await focused()).toBe('s5')
    await page.keyboard.press('?')
    expect(await page.locator('#keys').isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    expect(await page.locator('#keys').isVisible()).toBe(false)
    await page.locator('#s3').focus()
    await page.keyboard.press('Enter')
    expect(await page.evaluate('location.hash')).toBe('#n3')
  })

  test('the words of the article are all there, and nothing else is among them', async () => {
    const shown = fullReading()
    const { page } = await open(shown, looks[0])
    const paragraphs = await page.evaluate<string[]>(`[...document.querySelectorAll('.text')].map((paragraph) => {
      const copy = paragraph.cloneNode(true)
      for (const sign of copy.querySelectorAll('.mark, .again, .end, .count, .part')) sign.remove()
      return copy.textContent
    })`)
    expect(paragraphs).toEqual(shown.layers.paragraphs.map(({ start, end }) => shown.document.text.slice(start, end)))
  })

  test('what is what can be told without color', async () => {
    const { page } = await open(fullReading(), looks[0])
    const form = (selector: string) =>
      page
        .locator(`.text ${selector}`)
        .first()
        .evaluate((element) => {
          const { fontWeight, fontStyle, textDecorationStyle, textDecorationLine } = (
            globalThis as unknown as { getComputedStyle(e: unknown): Record<string, string> }
          ).getComputedStyle(element)
          return [fontWeight, fontStyle, textDecorationLine, textDecorationStyle].join(' ')
        })
    const forms = await Promise.all(['.source', '.cue', '.content.d0:not(.thought)', '.content.d1', '.content.thought', '.inference'].map(form))
    expect(new Set(forms).size).toBe(forms.length)
  })

  test('print has no tools, and the article with its notes', async () => {
    const { page } = await open(fullReading(), looks[0])
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.tools').isVisible()).toBe(false)
    expect(await page.locator('#n3').isVisible()).toBe(true)
  })

  test('no text runs anything or fetches anything', async () => {
    const nasty = '<img src=x onerror=alert(1)><script>alert(2)</script>"><svg onload=alert(3)></style><style>@import "https://evil.example"</style>\u202e\u0000'
    const text = `${nasty}\n\n${nasty} said ${nasty}`
    const shown = reading(
      text,
      { attributions: [attribution(text, 'a1', { source: nasty, cue: 'said', content: nasty })] },
      { title: nasty, url: 'javascript:alert(4)', outlet: nasty },
    )
    const { page, noise } = await open({ ...shown, path: nasty }, looks[0])
    await page.locator('.mark').first().hover()
    await page.keyboard.press('ArrowRight')
    expect(noise).toEqual([])
    expect(await page.locator('main img, main script, main style').count()).toBe(0)
  })
})
