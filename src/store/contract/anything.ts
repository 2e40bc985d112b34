import assert from 'node:assert/strict'
import { packArrival, packReading } from '../arrival.ts'
import { arrival, layersOf } from '../specimens.ts'
import type { Store } from '../store.ts'
import { allOf, type Checks, faults } from './check.ts'

const NAMES = ['Ada Kolm', 'Ivo Lind', 'Nuru Bekele']
const PLACES = ['quay', 'mill', 'school', 'court', '橋', 'Café']

/** A report that is one of some dozen, told in one of three ways. */
function report(i: number, way: number) {
  const name = NAMES[i % NAMES.length]
  const place = PLACES[i % PLACES.length]
  const text = `The ${place} ${i % 12}\n${name} said that “the ${place} is closed for ${i % 12} days”. Nobody else was asked about the ${place} before evening came.${' More is not known.'.repeat(way)}`
  return arrival(
    text,
    { name: `${i % 12}-${way}`, said: [[name, 'said that', `“the ${place} is closed for ${i % 12} days”`]] },
    { modified: `2026-05-0${way + 1}`, url: i % 2 ? `https://courier.example/${i % 12}` : null },
  )
}

/** One of the things that can be done, chosen by a number. */
async function act(store: Store, chance: number): Promise<void> {
  const documents = await allOf(store.documents({ versions: true, removed: true }))
  const some = documents[Math.floor(chance / 7) % Math.max(1, documents.length)]
  const came = report(chance % 36, Math.floor(chance / 36) % 3)
  const verb = chance % 11
  if (!some || verb < 4) await store.write((writer) => writer.admit(chance % 2 ? came : packArrival(came), chance % 3 ? null : writer.beginJob('add')))
  else if (some.removed?.purged) await store.write((writer) => writer.record('exported', null, { format: 'csv' }))
  else if (verb === 4) await store.write((writer) => writer.remove(some.number, 'chance'))
  else if (verb === 5) await store.purge(some.number, 'chance')
  else if (verb === 6) await store.compact()
  else if (verb === 7)
    await store.write((writer) => writer.addReview({ action: 'note', subject: { of: 'document', document: some.number }, value: {}, note: `${chance}` }))
  else {
    const text = await store.text(some.number)
    const reading = { engine: { version: `${chance % 2}`, model: null, profile: 'fast' as const }, stages: { sources: `${chance % 3}` }, layers: layersOf(text, []) }
    await store.write((writer) => writer.keepReading(some.number, verb === 8 ? reading : packReading(reading, text)))
  }
}

/** What holds whatever is done. */
export const anything: Checks = {
  async 'whatever is done in whatever order, the case is sound, and its log tells all of it'(store) {
    for (let i = 0, chance = 17; i < 60; i++) {
      chance = (Math.imul(chance, 1103515245) + 12345) >>> 1
      await act(store, chance)
      if (i % 20 === 19) assert.deepEqual(await faults(store), [], `after ${i + 1} acts`)
    }
    const documents = await allOf(store.documents({ versions: true, removed: true }))
    const log = await allOf(store.log())
    assert.equal(log.filter(({ action }) => action === 'added').length, documents.length)
    assert.ok(documents.length > 5 && documents.some(({ removed }) => removed?.purged) && documents.some(({ versionOf }) => versionOf !== null))
    assert.equal(new Set(log.map(({ action }) => action)).size >= 7, true)
  },
}
