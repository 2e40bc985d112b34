import type { Layers } from '../src/model/layers.ts'
import { stages } from '../src/nlp/pipeline.ts'
import { costOf, median, type Table } from './harness.ts'
import { weights } from './model.ts'
import { textsOf } from './texts.ts'

const RUNS = 7
const WARMUPS = 2

/** Processor time of each stage in µs a token, by the layer that it adds: a median of rounds in which each stage goes through all texts before the next. */
function costs(files: readonly string[], model: ReturnType<typeof weights>): ReadonlyMap<string, number> {
  const { documents, tokens } = textsOf(files)
  const rounds = new Map<string, number[]>(stages.map(({ adds }) => [adds, []]))
  for (let round = 0; round < WARMUPS + RUNS; round++) {
    const readings = documents.map((document) => ({ document, layers: {} as Record<string, unknown> }))
    for (const { adds, run } of stages) {
      const { cpu } = costOf(() => {
        for (const { document, layers } of readings) layers[adds] = run(document, layers as unknown as Layers, { model, guides: [] })
      })
      if (round >= WARMUPS) rounds.get(adds)!.push((cpu * 1000) / tokens)
    }
  }
  return new Map([...rounds].map(([adds, each]) => [adds, median(each)]))
}

/** What each stage costs, with weights and by rules. */
export function stageCosts(files: readonly string[]): Table {
  const [learnt, ruled] = [costs(files, weights()), costs(files, null)]
  const sum = (each: ReadonlyMap<string, number>) => [...each.values()].reduce((total, cost) => total + cost, 0)
  const row = (name: string, a: number, b: number) => [name, a.toFixed(2), b.toFixed(2)]
  return {
    title: 'Stage by stage',
    note: 'µs of processor time a token. What several stages share is worked out in, and counted for, the first of them that asks.',
    head: ['layer', 'with weights', 'by rules'],
    rows: [...stages.map(({ adds }) => row(adds, learnt.get(adds)!, ruled.get(adds)!)), row('all', sum(learnt), sum(ruled))],
  }
}
