import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readBytes } from '../src/ingest/readers.ts'
import type { Figure } from '../training/golden/sheet.ts'
import { wordsOf } from '../training/golden/words.ts'
import { problemsOf } from '../training/notation/check.ts'
import { parseTagged } from '../training/notation/parse.ts'
import { printTagged } from '../training/notation/print.ts'
import { goldenArticles, kept, readCorpus, SCORES, scoreCorpus } from '../training/score-corpus.ts'

const golden = goldenArticles()

describe.each(golden)('golden article $name', ({ annotation }) => {
  test('is annotated without contradiction', () => {
    expect(problemsOf(annotation)).toEqual([])
    expect(annotation.complete).toBe(true)
  })

  test('is as long as a news article', () => {
    const words = annotation.text.split(/\s+/).length
    expect(words).toBeGreaterThanOrEqual(300)
    expect(words).toBeLessThanOrEqual(700)
  })

  test('is the same after printing', () => {
    expect(parseTagged(printTagged(annotation))).toEqual(annotation)
  })

  test('scores full marks against itself', () => {
    const { figures, misses } = scoreCorpus([{ name: 'itself', gold: annotation, read: annotation, words: wordsOf(annotation.text) }])
    expect(misses).toEqual([])
    expect(figures.filter(({ score }) => score !== null && score < 99.99)).toEqual([])
  })
})

test('there are twelve golden articles at least', () => {
  expect(golden.length).toBeGreaterThanOrEqual(12)
})

describe('examples', () => {
  const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu)?.join(' ')
  const example = (file: string) => readFileSync(join(import.meta.dirname, '../examples', file))
  const articleText = (name: string) => golden.find((g) => g.name === name)?.annotation.text ?? ''

  test.each([
    ['letter-through-an-agency.txt', 'canal-letter'],
    ['company-denies.md', 'charger-recall'],
  ])('%s is the golden article %s', (file, name) => {
    expect(example(file).toString('utf8')).toBe(articleText(name))
  })

  test('landslide-toll.html carries the words of the golden article hillside-slide', () => {
    const { text, parts } = readBytes(example('landslide-toll.html'), { name: 'landslide-toll.html' })
    const body = parts
      .filter((p) => p.kind === 'body')
      .map((p) => text.slice(p.start, p.end))
      .join(' ')
    const [, ...paragraphs] = articleText('hillside-slide').split('\n\n')
    expect(words(articleText('hillside-slide'))).toContain(words(body.slice(0, 200)))
    expect(words(body)).toContain(words(paragraphs[3]))
  })
})

describe('what the engine reads', () => {
  let figures: readonly Figure[] = []
  beforeAll(async () => {
    figures = scoreCorpus((await readCorpus()).articles).figures
  })

  test('no figure falls below corpus/scores.json', () => {
    // Never written here: `node training/score-corpus.ts --write` does it, and whoever runs it looks at what changed.
    expect(existsSync(SCORES), 'corpus/scores.json is missing; run node training/score-corpus.ts --write').toBe(true)
    const expected: Record<string, number | null> = JSON.parse(readFileSync(SCORES, 'utf8'))
    const now = kept(figures)
    expect(Object.keys(now).sort()).toEqual(Object.keys(expected).sort())
    const fallen = Object.entries(expected)
      .filter(([name, score]) => (now[name] ?? -1) < (score ?? -1))
      .map(([name, score]) => `${name}: ${now[name]}, was ${score}`)
    expect(fallen).toEqual([])
  })
})
