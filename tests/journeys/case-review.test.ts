import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findDocument } from '../../src/casework/case-options.ts'
import { readReviewed } from '../../src/casework/case-reading.ts'
import { fileCases } from '../../src/casework/cases.ts'
import { reviewLedger } from '../../src/casework/reviews/ledger.ts'
import type { PublicAttribution } from '../../src/model/public-reading.ts'
import { exampleCase } from './example-cases.ts'
import { jsonLines } from './hearsay.ts'
import { here } from './here.ts'

const folder = mkdtempSync(join(tmpdir(), 'hearsay-review-'))
const kase = join(folder, 'examples.hearsay')
beforeAll(() => exampleCase('examples', kase))
afterAll(() => rmSync(folder, { recursive: true }))

const decide = (...args: string[]) => here(['review', kase, ...args], { env: { HEARSAY_BY: 'Ana' } })
const ledger = async () => jsonLines((await here(['review', kase, '--json'])).out)
/** A report as one line: where it breaks is not what matters here. */
const shown = async (document: string) => (await here(['show', kase, document])).out.replace(/\s+/g, ' ')

/** The statements of a document, as the machine read them, with their words. */
async function statements(document: number) {
  const rows = jsonLines((await here(['quotes', kase, '--document', String(document), '--all', '--rejected', '--json'])).out)
  return (content: string): { readonly id: string } => rows.find((row) => row.content.includes(content))
}

test('a person decides; the decision is marked, and what the machine read stays to be seen', async () => {
  const find = await statements(1)
  const [denied, blanked] = [find('hiding charger faults').id, find('all records of returns').id]
  const before = await shown('1')
  expect((await decide('--document', '1', '--attribution', denied, '--reject', '--note', 'a headline')).out).toBe(
    `review 1: d1 ${denied} “Voltane | denies | hiding charger faults”: rejected, by Ana (a headline)\n`,
  )
  expect(
    (await decide('--document', '1', '--attribution', blanked, '--correct', 'who=the regulator', '--correct', 'kind=named-organization', '--by', 'Ben')).status,
  ).toBe(0)
  const report = await shown('1')
  expect(before).toMatch(/denies hiding charger faults \[/)
  expect(report).not.toMatch(/denies hiding charger faults \[/)
  expect(report).toMatch(/✎ rejected “Voltane denies hiding charger faults”, as the machine read it: Ana, \d{4}-\d\d-\d\d, review 1; note “a headline”/)
  expect(report).toMatch(/corrected who to “the regulator” \(read as nobody\) and kind to named-organization \(read as none\)/)
  const { layers, reviews } = JSON.parse((await here(['show', kase, '1', '--json'])).out)
  expect(
    layers.attributions.some(({ id }: PublicAttribution) => id === denied),
    'JSON has the machine’s layers',
  ).toBe(true)
  expect(reviews).toMatchObject([
    { number: 1, by: 'Ana', action: 'reject', about: 'attribution', id: denied, state: 'same', was: { cue: 'denies' } },
    { number: 2, by: 'Ben', action: 'correct', id: blanked, value: { who: 'the regulator' }, was: { who: '', kind: 'none' } },
  ])
  const { out: page } = await here(['show', kase, '1', '--html', '-'])
  expect(page).toContain('<h2 id="reviews">Reviews</h2>')
})

test('counts follow the decisions: what was rejected counts nowhere, what was corrected counts for whom it was', async () => {
  const said = async (name: string) => jsonLines((await here(['sources', kase, '--json'])).out).find((row) => row.name === name).said
  const [voltane, regulator] = [await said('Voltane'), await said('the regulator')]
  await decide('--undo', '1')
  await decide('--undo', '2')
  expect([await said('Voltane'), await said('the regulator')]).toEqual([voltane + 1, regulator - 1])
  const rows = await ledger()
  expect(rows.map(({ number, undoneBy }) => [number, undoneBy])).toEqual([
    [1, 3],
    [2, 4],
    [3, null],
    [4, null],
  ])
  expect((await decide('--undo', '1')).err).toContain('review 1 is taken back already, by review 3')
})

test('who is who, and how far to rely on it', async () => {
  await decide('--source', 'Voltane', '--merge', 'the company', '--document', '1')
  await decide('--source', 'Voltane', '--grade', 'c3', '--note', 'speaks for itself')
  const [{ about }] = jsonLines((await here(['source', kase, 'Voltane', '--json'])).out)
  expect(about).toMatchObject({ names: ['Voltane', 'the company'], grade: 'C3' })
  expect(about.reviews.map(({ says, note }: { says: string; note: string }) => [says, note])).toEqual([
    ['the same source as “the company”', null],
    ['graded C3', 'speaks for itself'],
  ])
  const row = jsonLines((await here(['sources', kase, '--json'])).out).find(({ name }) => name === 'Voltane')
  expect(row).toMatchObject({ grade: 'C3', gradedBy: 'Ana', said: 7 })
  expect((await here(['source', kase, 'the company', '--json'])).out).toContain('"name":"Voltane"')
})

test('anything else that was read can be looked at too', async () => {
  expect((await shown('3')).match(/has not published the letter undisclosed/)).not.toBeNull()
  expect((await decide('--document', '3', '--layer', 'gaps', '--at', 'has not published', '--reject')).status).toBe(0)
  expect((await shown('3')).match(/has not published the letter undisclosed/)).toBeNull()
  expect((await decide('--document', '3', '--note', 'ask the embassy')).out).toMatch(/d3: note on the document, by Ana \(ask the embassy\)/)
  expect((await decide('--note', 'begun on a Monday')).out).toMatch(/note on the case/)
})

test('a decision that does not fit says what would', async () => {
  const wrong: readonly [string[], string][] = [
    [['--confirm'], 'casework/wrong-review'],
    [['--document', '1', '--attribution', 'a999', '--confirm'], "d1 has no statement 'a999'"],
    [['--document', '1', '--attribution', 'a3', '--confirm', '--reject'], 'are two decisions'],
    [['--source', 'Rolf Lind', '--grade', 'B2'], 'casework/no-source'],
    [['--source', 'officials', '--grade', 'B2'], 'may be another one in every document'],
    [['--source', 'Voltane', '--grade', 'Z9'], 'is no grade'],
    [['--document', '1', '--attribution', 'a3', '--correct', 'source=no such words'], 'does not have the words'],
    [['--undo', '99'], 'there is no review 99'],
    [['--document', '1', '--layer', 'moods', '--at', 'the', '--reject'], "no layer 'moods'"],
  ]
  const before = (await ledger()).length
  for (const [args, says] of wrong) {
    const { status, out, err } = await decide(...args)
    expect({ status, out }, args.join(' ')).toEqual({ status: 2, out: '' })
    expect(err, args.join(' ')).toContain(says)
  }
  expect(await ledger()).toHaveLength(before)
})

test('a re-read changes no review: each is anchored again, and what is found no more needs another look', async () => {
  const find = await statements(2)
  const [nurse, varro] = [find('nearly gone').id, find('The nation will not leave').id]
  await decide('--document', '2', '--attribution', nurse, '--confirm')
  await decide('--document', '2', '--attribution', varro, '--correct', 'certainty=probable')
  await using store = await fileCases({ HEARSAY_BY: 'Ana' })(kase, 'write')
  const kept = await findDocument(store, 'd2')
  const reading = await store.reading(kept.number)
  if (!reading) throw new Error('document 2 was read')
  const { layers, engine, stages } = reading
  // Another engine: it no longer sees the nurse, sees the president's words without their last mark, and counts from b1.
  const attributions = layers.attributions
    .filter(({ id }) => id !== nurse)
    .map((one, i) => ({
      ...one,
      id: `b${i + 1}`,
      nestedIn: undefined,
      ...(one.id === varro ? { content: one.content.map(({ start, end }) => ({ start, end: end - 1 })) } : {}),
    }))
  const reread = { ...layers, attributions, chains: [], anonymity: [], relations: [], links: [] }
  await store.write((writer) => writer.keepReading(kept.number, { engine, stages: { ...stages, attributions: 'another' }, layers: JSON.parse(JSON.stringify(reread)) }))
  const rows = []
  for await (const row of reviewLedger(store, ({ subject }) => subject.of === 'attribution' && subject.document === 2)) rows.push(row)
  const moved = attributions.find(({ content }) => content.some(({ start }) => layers.attributions.find(({ id }) => id === varro)?.content[0].start === start))
  expect(rows.map(({ state, id }) => [state, id])).toEqual([
    ['lost', null],
    ['moved', moved?.id],
  ])
  const { reviewed } = await readReviewed(store, kept)
  expect(reviewed.layers.attributions.find(({ id }) => id === moved?.id)?.certainty).toBe('probable')
  const { out } = await here(['review', kase, '--document', '2'], { env: { COLUMNS: '140' } })
  expect(out.replace(/\s+/g, ' ')).toContain('needs another look')
  expect((await here(['verify', kase])).status).toBe(0)
})

test('a decision reaches a later version of the article: where its words stand, and where they are gone', async () => {
  const mill = join(folder, 'mill.hearsay')
  const first =
    'Mill closes\n\nBy Rolf Aamodt\n\nThe mill would close in June, its owner Dora Lind said on Tuesday. An aide said that the river was to blame. The council declined to comment on the walls of the old mill by the river.\n'
  const second = first.replace('An aide said that the river was to blame.', 'An aide took it back.').replace('The council', 'At noon the council')
  const add = async (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    const { status, err } = await here(['add', mill, join(folder, name), '--url', 'https://sant.example/mill', '--quiet'])
    expect({ status, err }).toEqual({ status: 0, err: '' })
  }
  await add('first.txt', first)
  const rows = jsonLines((await here(['quotes', mill, '--json'])).out)
  const [owner, aide] = ['close in June', 'the river was to blame'].map((words) => rows.find(({ content }) => content.includes(words)).id)
  for (const id of [owner, aide]) expect((await here(['review', mill, '--document', '1', '--attribution', id, '--correct', 'certainty=possible'])).status).toBe(0)
  await add('second.txt', second)
  expect(jsonLines((await here(['list', mill, '--json'])).out)).toMatchObject([{ number: 2, versionOf: 1 }])
  const { reviews } = JSON.parse((await here(['show', mill, '2', '--json'])).out)
  expect(reviews.map(({ document, state }: { document: number; state: string }) => [document, state])).toEqual([
    [1, 'same'],
    [1, 'lost'],
  ])
  const changed = jsonLines((await here(['quotes', mill, '--json'])).out).filter(({ certainty }) => certainty === 'possible')
  expect(changed.map(({ document, content }) => [document, content])).toEqual([[2, 'The mill would close in June']])
  const listed = jsonLines((await here(['review', mill, '--json'])).out)
  expect(listed.map(({ state, later }) => [state, later])).toEqual([
    ['same', { document: 2, state: 'same' }],
    ['same', { document: 2, state: 'lost' }],
  ])
  const of = async (document: string) => jsonLines((await here(['review', mill, '--document', document, '--json'])).out).map(({ number }) => number)
  expect(await of('2'), 'what was decided about an earlier version is listed with the later one').toEqual([1, 2])
  await here(['review', mill, '--document', '2', '--note', 'the later one'])
  expect([await of('1'), await of('2')]).toEqual([
    [1, 2],
    [1, 2, 3],
  ])
})
