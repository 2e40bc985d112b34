import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { type Table, thousands } from './harness.ts'

const ONE = join(import.meta.dirname, 'one-reader.ts')

/** What each reader reads: whoever reads more does more. */
const READS: readonly (readonly [string, string])[] = [
  ['hearsay', 'every layer, with weights'],
  ['hearsay --rules', 'every layer, by rules'],
  ['wink-nlp', 'tokens, sentences, tags, its few entities'],
  ['compromise/three', 'tokens, sentences, tags, chunks, people, places'],
]

interface Measured {
  readonly wall: number
  readonly cpu: number
  readonly tokens: number
  readonly texts: number
}

/**
 * Tokens a second of the whole reading, beside two libraries on the same texts, each in a process of its own. Rates are in our tokens for all of them, so that
 * a library which splits words otherwise gains or loses nothing by it.
 */
export function speed(files: readonly string[]): Table {
  const measured = READS.map(([name, reads]) => {
    const { stdout, stderr, status } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', ONE, name, ...files], { encoding: 'utf8' })
    if (status !== 0) throw new Error(`${name} could not be measured: ${stderr}`)
    return { name, reads, ...(JSON.parse(stdout) as Measured) }
  })
  const [{ texts, tokens }] = measured
  return {
    title: 'Whole reading',
    note: `${texts} texts (${thousands(tokens)} tokens) a round, median of 7 rounds after 8 to warm up. One core: tokens a second of processor time, the collector's and compiler's threads counted.`,
    head: ['reader', 'reads', 'tokens/s, one core', 'tokens/s, by the clock', 'µs a token'],
    rows: measured.map(({ name, reads, wall, cpu }) => [
      name,
      reads,
      thousands((tokens / cpu) * 1000),
      thousands((tokens / wall) * 1000),
      ((cpu * 1000) / tokens).toFixed(2),
    ]),
  }
}
