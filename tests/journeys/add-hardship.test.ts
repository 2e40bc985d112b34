import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { fileInputs } from '../../src/casework/inputs.ts'
import { Intake, type Outcome } from '../../src/casework/intake/intake.ts'
import { numbering, tallyOf, tasksOf } from '../../src/casework/intake/tasks.ts'
import type { InputFailure } from '../../src/model/case.ts'
import { openSqlite } from '../../src/store/sqlite/open.ts'

const folder = mkdtempSync(join(tmpdir(), 'hearsay-hardship-'))
afterAll(() => rmSync(folder, { recursive: true }))

const CONTENTS = new URL('../fixture/odd-contents.ts', import.meta.url).href
const report = (word: string) => `The ${word} gate\n\nThe ${word} gate was shut on Monday, warden Ola Brekke said.\n`

/** Takes files in with little time and memory each, and says what became of each, by its name within the folder. */
async function takeIn(name: string, handles: readonly string[], jobs: number): Promise<Map<string, string>> {
  const hand = { by: 'tester', now: () => new Date() }
  await using store = await openSqlite(join(folder, `${name}.hearsay`), { mode: 'create', hand })
  const stopping = new AbortController().signal
  const orders = { place: store.place, given: {}, issued: false, read: false, rules: true, profile: 'fast', guides: [], contents: CONTENTS } as const
  const mission = { orders, limits: { time: 2500, memory: 400 * 2 ** 20 }, jobs, tasks: tasksOf(handles, fileInputs, numbering()), stopping }
  const became = new Map<string, string>()
  const job = await store.write((writer) => writer.beginJob('add'))
  const tell = (outcome: Outcome) => {
    if ('progress' in outcome || 'skipped' in outcome) return
    became.set(outcome.path.replace(`${folder}/`, ''), 'failure' in outcome ? outcome.failure.code : outcome.became)
  }
  for await (const outcome of new Intake(store, job).takeIn(mission, tallyOf(handles, fileInputs, stopping))) tell(outcome)
  const failures: InputFailure[] = []
  for await (const failure of store.failures()) failures.push(failure)
  expect(failures.map(({ name, code }) => `${name.replace(`${folder}/`, '')} ${code}`).sort()).toEqual(
    [...became]
      .filter(([, what]) => what.includes('/'))
      .map((pair) => pair.join(' '))
      .sort(),
  )
  return became
}

test('a document that hangs, explodes or breaks down its reader costs itself alone', async () => {
  const words = ['first', 'HANG', 'second', 'CRASH', 'third', 'EXPLODE', 'fourth', 'THROW', 'fifth', 'sixth']
  const handles = words.map((word) => join(folder, `${word}.txt`))
  for (const [i, word] of words.entries()) writeFileSync(handles[i], report(word))
  const became = await takeIn('files', handles, 2)
  const expected: Record<string, string> = { HANG: 'casework/timed-out', CRASH: 'casework/worker-died', EXPLODE: 'casework/worker-died', THROW: 'casework/worker-died' }
  expect(Object.fromEntries(became)).toEqual(Object.fromEntries(words.map((word) => [`${word}.txt`, expected[word] ?? 'new'])))
})

test('of an archive, the documents before and behind such a one are kept, under their numbers', async () => {
  const words = ['north', 'HANG', 'south', 'CRASH', 'CRASH', 'west']
  const archive = join(folder, 'gates.zip')
  writeFileSync(archive, zipSync(Object.fromEntries(words.map((word, i) => [`${i}.txt`, new TextEncoder().encode(report(`${word} ${i}`))]))))
  const became = await takeIn('archive', [archive], 1)
  expect(Object.fromEntries(became)).toEqual({
    'gates.zip#1': 'new',
    'gates.zip#2': 'casework/timed-out',
    'gates.zip#3': 'new',
    'gates.zip#4': 'casework/worker-died',
    'gates.zip#5': 'casework/worker-died',
    'gates.zip#6': 'new',
  })
})
