import { readBytes } from '../src/ingest/readers.ts'
import { readLayers } from '../src/nlp/pipeline.ts'
import { medianCost, type Table, thousands } from './harness.ts'
import { weights } from './model.ts'
import { textOfLength } from './texts.ts'

/** How cost grows with length: a text of 50 kB and one a hundred times as long, opened and read to every layer. A long text is read faster a token: each stage keeps its weights in the cache. */
export function growth(): Table {
  const resources = { model: weights(), guides: [] }
  const costs = [50_000, 5_000_000].map((length) => {
    const bytes = new TextEncoder().encode(textOfLength(length))
    const long = length > 1e6
    const { tokens } = readLayers(readBytes(bytes), resources)
    return { length, tokens: tokens.length, ...medianCost(long ? 2 : 9, long ? 0 : 8, () => readLayers(readBytes(bytes), resources)) }
  })
  const rows = costs.map(({ length, tokens, wall, cpu }) => [`${length / 1000} kB`, wall.toFixed(0), cpu.toFixed(0), thousands((tokens / cpu) * 1000)])
  const times = (of: 'wall' | 'cpu') => `${(costs[1][of] / costs[0][of]).toFixed(0)} times`
  return {
    title: 'Growth',
    note: 'Opening and reading a text in a warm process; the longer one may take at most 130 times as long as the shorter.',
    head: ['text', 'ms by the clock', 'ms of processor time', 'tokens/s, one core'],
    rows: [...rows, ['ratio', times('wall'), times('cpu'), '']],
  }
}
