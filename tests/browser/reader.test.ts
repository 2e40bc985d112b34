import { existsSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readModel } from '../../src/classify/weights.ts'
import { readBytes } from '../../src/ingest/readers.ts'
import type { Document } from '../../src/model/document.ts'
import type { Layers } from '../../src/model/layers.ts'
import { readLayers } from '../../src/nlp/pipeline.ts'
import { chromiumPath, skipped } from './chromium.ts'

const root = join(import.meta.dirname, '../..')
const ORIGIN = 'https://hearsay.example'
const WEIGHTS = 'models/en/weights.bin'
const article = 'examples/letter-through-an-agency.txt'

/** Layers as plain values, typed arrays included. Chances are rounded: the last digits of an exponential are the platform's own. */
const plain = (layers: Layers): unknown =>
  JSON.parse(
    JSON.stringify(layers, (_, value) => (ArrayBuffer.isView(value) ? Array.from(value as Int32Array) : value)),
    (_, value) => (typeof value === 'number' ? Number(value.toFixed(6)) : value),
  )

/** What the tab runs: the program's own modules, loaded as they lie in the checkout. Kept as text, since the test runner would rewrite its imports. */
const inTab = (document: Document, weights: string | null): string => `(async () => {
  const [{ readLayers }, { readModel }] = [await import('/src/nlp/pipeline.ts'), await import('/src/classify/weights.ts')]
  const weights = ${JSON.stringify(weights)}
  const model = weights === null ? null : readModel(new Uint8Array(await (await fetch('/' + weights)).arrayBuffer()), 'here')
  const layers = readLayers(${JSON.stringify(document)}, { model, guides: [] })
  return JSON.parse(JSON.stringify(layers, (_, value) => (ArrayBuffer.isView(value) ? Array.from(value) : value)))
})()`

describe.skipIf(chromiumPath === undefined)(`the reader of one document in a browser tab${skipped}`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] })
  })
  afterAll(() => browser?.close())

  for (const weights of existsSync(join(root, WEIGHTS)) ? [null, WEIGHTS] : [null]) {
    test(`it reads as it does here, ${weights ? 'with the weights' : 'by rules alone'}`, async () => {
      const page = await browser.newPage()
      const asked: string[] = []
      await page.route('**', async (route) => {
        const { pathname, origin } = new URL(route.request().url())
        const path = join(root, pathname)
        asked.push(pathname)
        if (origin !== ORIGIN) return route.abort()
        if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>reader</title>' })
        if (!existsSync(path)) return route.fulfill({ status: 404, body: '' })
        if (path.endsWith('.ts')) return route.fulfill({ contentType: 'text/javascript', body: stripTypeScriptTypes(readFileSync(path, 'utf8')) })
        return route.fulfill({ contentType: 'application/octet-stream', body: readFileSync(path) })
      })
      await page.goto(`${ORIGIN}/`)
      const document = readBytes(readFileSync(join(root, article)), { name: article })
      const there = plain(await page.evaluate<Layers>(inTab(document, weights)))
      const model = weights === null ? null : readModel(readFileSync(join(root, weights)), 'here')
      const here = readLayers(document, { model, guides: [] })
      expect(there).toEqual(plain(here))
      expect(here.tokens.length).toBeGreaterThan(300)
      expect(here.parts.length).toBeGreaterThan(2)
      expect(asked.filter((path) => path.startsWith('/src/')).every((path) => /^\/src\/(nlp|classify|model)\//.test(path))).toBe(true)
    })
  }
})
