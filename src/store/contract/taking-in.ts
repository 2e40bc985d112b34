import assert from 'node:assert/strict'
import { packArrival } from '../arrival.ts'
import { arrival, layersOf, WEIR, weir } from '../specimens.ts'
import { allOf, type Checks, faults, numbers } from './check.ts'

/** How documents and readings go in and come out. */
export const takingIn: Checks = {
  async 'a new case is empty, sound, and says that it was created'(store) {
    assert.deepEqual(await allOf(store.documents({ versions: true, removed: true })), [])
    assert.deepEqual(
      (await allOf(store.log())).map(({ action, by }) => [action, by]),
      [['created', 'orla']],
    )
    const { documents, versions, unread, size } = await store.counts()
    assert.deepEqual([documents, versions, unread], [0, 0, 0])
    assert.ok(size > 0)
    assert.deepEqual(await faults(store), [])
  },

  async 'a document comes back as it came in'(store) {
    const original = Buffer.from(`\u{feff}${WEIR}`, 'utf16le')
    const came = weir(
      { name: 'papers/weir.txt', captured: '2026-05-04T09:00:00Z', issued: true, original },
      { url: 'https://courier.example/weir', notes: [{ rule: 'x', spans: [], message: 'y' }] },
    )
    assert.deepEqual(await store.write((writer) => writer.admit(came, null)), { document: 1, became: 'new' })
    const { text, ...document } = came.document
    const [kept] = await allOf(store.documents())
    const bytes = original.length
    assert.deepEqual(kept, {
      number: 1,
      document,
      name: 'papers/weir.txt',
      otherNames: [],
      added: '2026-06-01T10:00:00.000Z',
      captured: '2026-05-04T09:00:00Z',
      versionOf: null,
      issued: true,
      length: text.length,
      bytes,
      removed: null,
    })
    assert.equal(await store.text(1), text)
    assert.deepEqual(Buffer.from(await store.original(1)), original)
    for (const handle of ['1', document.id, document.id.slice(0, 15), document.id.slice(7, 15), 'papers/weir.txt'])
      assert.equal((await store.find(handle))?.number, 1, handle)
    for (const handle of ['2', 'sha256:', '', 'weir', `${document.id}0`, "' OR 1=1 --"]) assert.equal(await store.find(handle), undefined, handle)
  },

  async 'texts of every kind come back exactly'(store) {
    const texts = ['\u0000nul', 'half \ud800 of a pair', '\ufeffmarked', '😀 \u202e turned', '橋は安全だ。', 'x'.repeat(70_000), '\r\n\t']
    await store.write((writer) =>
      texts.forEach((text, i) => void writer.admit(arrival(text, { name: `${i}`, original: Buffer.from(`${i}`) }, { title: null, parts: [] }), null)),
    )
    for (const [i, text] of texts.entries()) assert.equal(await store.text(i + 1), text)
    assert.deepEqual(await faults(store), [])
  },

  async 'names and titles of every kind are kept and found, but for halves of surrogate pairs'(store) {
    const names = ['a\u0000b', 'o\'brien "x"', '%', '\u202eexe.txt', 'x'.repeat(5000), 'half \ud800']
    await store.write((writer) =>
      names.forEach((name, i) => void writer.admit(arrival(`${i}`, { name, original: Buffer.from(name) }, { title: name, url: name, authors: [name], parts: [] }), null)),
    )
    for (const [i, name] of names.entries()) {
      const kept = await store.find(name.toWellFormed())
      assert.deepEqual([kept?.number, kept?.name, kept?.document.title], [i + 1, name.toWellFormed(), name.toWellFormed()])
    }
    assert.deepEqual(await faults(store), [])
  },

  async 'what a worker packed is kept as what was not'(store) {
    await store.write((writer) => writer.admit(packArrival(weir()), null))
    assert.equal(await store.text(1), WEIR)
    assert.deepEqual((await store.reading(1))?.layers, weir().reading?.layers)
    assert.deepEqual(await store.write((writer) => writer.admit(weir(), null)), { document: 1, became: 'known' })
  },

  async 'identical bytes are met again under another name, and known under one that is'(store) {
    await store.write((writer) => writer.admit(weir({ name: 'a' }), null))
    const entries = (await allOf(store.log())).length
    const admissions = await store.write((writer) => [
      writer.admit(weir({ name: 'b' }), null),
      writer.admit(weir({ name: 'b' }), null),
      writer.admit(weir({ name: 'a' }), null),
    ])
    assert.deepEqual(
      admissions.map(({ became }) => became),
      ['again', 'known', 'known'],
    )
    assert.deepEqual((await store.find('b'))?.otherNames, ['b'])
    assert.equal((await allOf(store.log())).length, entries + 1)
  },

  async 'the same article at several addresses is one; agency copy in two outlets is two'(store) {
    const html = (url: string) => weir({ name: url, original: Buffer.from(`<p>${url}`) }, { url })
    const became = await store.write((writer) =>
      [html('https://www.courier.example/weir?utm_source=x#top'), html('http://courier.example/weir/'), html('https://m.courier.example/a/1')].map(
        (one) => writer.admit(one, null).became,
      ),
    )
    assert.deepEqual(became, ['new', 'again', 'again'])
    const other = weir({ name: 'other', original: Buffer.from('other') }, { outlet: 'Hale Evening News', url: 'https://hale.example/7' })
    assert.deepEqual(await store.write((writer) => writer.admit(other, null)), { document: 2, became: 'new' })
  },

  async 'a later version is no further report, in whatever order the versions come'(store) {
    const url = 'https://courier.example/weir'
    const at = (text: string, modified: string) => arrival(text, { name: modified }, { url, modified })
    const became = await store.write((writer) =>
      [at(`${WEIR} The work costs two millions.`, '2026-05-05'), at(WEIR, '2026-05-04'), at(`${WEIR} The work costs three millions.`, '2026-05-06')].map((one) =>
        writer.admit(one, null),
      ),
    )
    assert.deepEqual(became, [
      { document: 1, became: 'new' },
      { document: 2, became: 'version' },
      { document: 3, became: 'version' },
    ])
    assert.deepEqual(await numbers(store.documents()), [3])
    const every = await allOf(store.documents({ versions: true }))
    assert.deepEqual(
      every.map(({ versionOf }) => versionOf),
      [2, null, 1],
    )
    for (const number of [1, 2, 3]) assert.deepEqual(await store.versions(number), [2, 1, 3])
    await store.write((writer) => writer.remove(3, 'sent by mistake'))
    assert.deepEqual(await numbers(store.documents()), [1])
    assert.equal((await store.counts()).documents, 1)
  },

  async 'another article under the same headline, and another page at the same address, are reports of their own'(store) {
    const other = arrival(
      `Weir to be rebuilt\nA weir in the north will be replaced by a ramp for fish, the angling club of Vell announced in its yearly letter.`,
      { name: 'other' },
      { published: '2026-05-06' },
    )
    const front = (text: string) => arrival(text, { name: text }, { url: 'https://courier.example/', title: text.slice(0, 9), published: null })
    const became = await store.write((writer) =>
      [weir(), other, front('Monday: eels, a fair, the new bridge and the old.'), front('Tuesday: snow on the pass; a vote is put off again.')].map(
        (one) => writer.admit(one, null).became,
      ),
    )
    assert.deepEqual(became, ['new', 'new', 'new', 'new'])
  },

  async 'a reading comes back as it was read, and another says what differs'(store) {
    const came = weir()
    await store.write((writer) => writer.admit(came, null))
    assert.deepEqual({ ...(await store.reading(1)) }, { document: 1, at: '2026-06-01T10:00:00.000Z', ...came.reading })
    assert.deepEqual(await store.stages(1), came.reading?.stages)
    const layers = layersOf(WEIR, [['the river board', 'said', 'The weir at Ostrand will be rebuilt before winter']])
    const again = { engine: { version: '1', model: 'abc', profile: 'fast' as const }, stages: { attributions: 'second' }, layers }
    const { changed } = await store.write((writer) => writer.keepReading(1, again))
    assert.deepEqual(changed, ['attributions', 'chains', 'entities', 'sources'])
    assert.deepEqual((await store.reading(1))?.layers, layers)
    assert.deepEqual((await store.write((writer) => writer.keepReading(1, again))).changed, [])
    assert.equal((await allOf(store.search('gone OR Marit', { in: 'source' }))).length, 0)
    const readings = await allOf(store.readings())
    assert.deepEqual(
      readings.map(({ kept, reading }) => [kept.number, reading.engine.version]),
      [[1, '1']],
    )
    assert.deepEqual((await store.counts()).engines, [{ engine: again.engine, stages: again.stages, documents: 1 }])
    assert.deepEqual(await faults(store), [])
  },
}
