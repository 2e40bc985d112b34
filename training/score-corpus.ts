import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openEngine } from '../src/casework/engine.ts'
import { parseGuide } from '../src/casework/guides.ts'
import { readBytes } from '../src/ingest/readers.ts'
import { HearsayError } from '../src/model/error.ts'
import { type Article, scoreAttributions } from './golden/attributions.ts'
import { scoreObservations } from './golden/observations.ts'
import { type Figure, type Miss, Sheet } from './golden/sheet.ts'
import { wordsOf } from './golden/words.ts'
import type { Annotation } from './notation/annotation.ts'
import { completed } from './notation/complete.ts'
import { annotationOf } from './notation/from-layers.ts'
import { parseTagged } from './notation/parse.ts'

const ROOT = join(import.meta.dirname, '..')
const ARTICLES = join(ROOT, 'corpus/articles')
/** Articles that nobody tunes on: only totals over all of them are printed, never an article or an entry. */
const UNSEEN = join(ROOT, 'corpus/unseen')
const GUIDE = join(ROOT, 'guides/example.toml')
/** Where the figures are kept below which no change may fall. */
export const SCORES = join(ROOT, 'corpus/scores.json')

/** A golden article: its name and what a person marked in it. */
interface Golden {
  readonly name: string
  readonly annotation: Annotation
}

function annotationIn(folder: string, file: string): Annotation {
  try {
    return completed(parseTagged(readFileSync(join(folder, file), 'utf8')))
  } catch (error) {
    if (!(error instanceof HearsayError)) throw error
    throw new HearsayError(error.code, `${file}, ${error.message}`, { hint: error.hint, details: error.details, cause: error })
  }
}

/** The golden articles, in order of name. Throws `notation/…` where one cannot be read. */
export const goldenArticles = (folder = ARTICLES): Golden[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.tagged.txt'))
    .sort()
    .map((file) => ({ name: file.replace('.tagged.txt', ''), annotation: annotationIn(folder, file) }))

/** The figures of readings against the golden articles, pooled over all of them, and what was missed. A pure function. */
export function scoreCorpus(articles: readonly Article[]): { readonly figures: readonly Figure[]; readonly misses: readonly Miss[] } {
  const sheet = new Sheet()
  const judged = new Set(articles.flatMap((a) => a.gold.findings.map((f) => f.rule)))
  for (const article of articles) scoreObservations(article, scoreAttributions(article, sheet), judged, sheet)
  return { figures: sheet.figures(), misses: sheet.misses }
}

/** Reads the plain words of every golden article as a file of their format, by the engine as it ships or by rules alone. */
export async function readCorpus({ rules = false, unseen = false } = {}): Promise<{ readonly model: string | null; readonly articles: Article[] }> {
  const guides = existsSync(GUIDE) ? [parseGuide(readFileSync(GUIDE, 'utf8'), GUIDE)] : []
  const engine = await openEngine({ rules, guides })
  const articles: Article[] = []
  for (const { name, annotation: gold } of goldenArticles(unseen ? UNSEEN : ARTICLES)) {
    const document = readBytes(new TextEncoder().encode(gold.text), { name: `${name}.${gold.document.format === 'markdown' ? 'md' : 'txt'}` })
    const { layers } = await engine.read(document)
    articles.push({ name, gold, read: annotationOf(document, layers), words: wordsOf(gold.text, document.markup) })
  }
  return { model: engine.model, articles }
}

/** The kept form of figures: one score a name, to a tenth of a point. */
export const kept = (figures: readonly Figure[]): Record<string, number | null> =>
  Object.fromEntries(figures.map(({ layer, name, score }) => [`${layer}: ${name}`, score === null ? null : Math.round(score * 10) / 10]))

function printTable(figures: readonly Figure[]): void {
  const number = (value: number | null, digits: number) => (value === null ? '–' : value.toFixed(digits)).padStart(7)
  console.log(`${' '.repeat(49)}      P      R  score  right   gold   read`)
  figures.forEach(({ layer, name, precision, recall, score, right, gold, read }, i) => {
    const cells = [precision, recall, score].map((v) => number(v, 1)).concat([right, gold, read].map((v) => number(v, 0)))
    console.log(`${(layer === figures[i - 1]?.layer ? '' : layer).padEnd(14)} ${name.padEnd(34)}${cells.join('')}`)
  })
}

async function main(args: readonly string[]): Promise<void> {
  const unseen = args.includes('--unseen')
  const { model, articles } = await readCorpus({ rules: args.includes('--rules'), unseen })
  const { figures, misses } = scoreCorpus(articles)
  console.log(`${articles.length} ${unseen ? 'unseen' : 'golden'} articles, read ${model === null ? 'by rules alone' : `with weights ${model}`}`)
  printTable(figures)
  if (unseen) return
  const at = args.indexOf('--errors')
  const most = at < 0 ? 0 : Number(args[at + 1] ?? 10)
  for (const [layer, list] of most > 0 ? Map.groupBy(misses, (m) => m.layer) : []) {
    console.log(`\n${layer}: ${list.length}`)
    for (const kind of ['missed', 'spurious', 'wrong'] as const) {
      const of = list.filter((m) => m.kind === kind)
      const step = Math.max(1, of.length / most)
      for (let i = 0; i < of.length; i += step) console.log(`  ${kind.padEnd(8)} ${of[Math.floor(i)].text}`)
    }
  }
  if (args.includes('--write')) writeFileSync(SCORES, `${JSON.stringify(kept(figures), null, 2)}\n`)
}

if (import.meta.main) await main(process.argv.slice(2))
