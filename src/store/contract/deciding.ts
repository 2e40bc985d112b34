import assert from 'node:assert/strict'
import type { ReviewSubject } from '../../model/review.ts'
import { canonicalJson, sha256 } from '../canonical.ts'
import { FERRY, ferry, spanOf, WEIR, weir } from '../specimens.ts'
import { allOf, type Checks, faults, numbers } from './check.ts'

/** What is decided about a case, and what happens to it. */
export const deciding: Checks = {
  async 'reviews are added, numbered, and taken back by a further one'(store, hand) {
    await store.write((writer) => writer.admit(weir(), null))
    const { start, end } = spanOf(WEIR, 'Jarno Pell')
    const subject: ReviewSubject = { of: 'span', document: 1, layer: 'sources', spans: [{ exact: 'Jarno Pell', prefix: 'Courier. ', suffix: ', who', start, end }] }
    const first = await store.write((writer) => writer.addReview({ action: 'correct', subject, value: { kind: 'unnamed-person' }, note: 'he was not sure' }))
    assert.deepEqual(first, {
      number: 1,
      at: '2026-06-01T10:00:00.000Z',
      by: 'orla',
      action: 'correct',
      subject,
      value: { kind: 'unnamed-person' },
      note: 'he was not sure',
    })
    hand.set('2026-06-02T10:00:00Z')
    const undo = await store.write((writer) => writer.addReview({ action: 'undo', subject: { of: 'review', review: 1 }, value: {}, note: null }))
    assert.deepEqual(await allOf(store.reviews()), [first, undo])
    assert.deepEqual(await allOf(store.reviews({ of: 'span', document: 1 })), [first])
    assert.deepEqual(await allOf(store.reviews({ of: 'case' })), [])
    for (const wrong of [
      { of: 'review', review: 9 },
      { of: 'document', document: 9 },
    ] as const) {
      await assert.rejects(
        store.write((writer) => writer.addReview({ action: 'note', subject: wrong, value: {}, note: null })),
        { name: 'HearsayError' },
      )
    }
    assert.deepEqual(await faults(store), [])
  },

  async 'a job counts what came of it and keeps its failures'(store, hand) {
    const job = await store.write((writer) => {
      const begun = writer.beginJob('add case papers')
      writer.admit(weir(), begun)
      writer.admit(weir(), begun)
      writer.fail({ job: begun, name: 'scan.pdf', code: 'ingest/no-text', message: 'scan.pdf has no text' })
      return begun
    })
    hand.set('2026-06-01T11:00:00Z')
    await store.write((writer) => writer.endJob(job))
    assert.deepEqual(await allOf(store.jobs()), [
      { number: job, command: 'add case papers', started: '2026-06-01T10:00:00.000Z', ended: '2026-06-01T11:00:00.000Z', added: 1, known: 1, failed: 1 },
    ])
    assert.deepEqual(await allOf(store.failures(job)), [{ job, name: 'scan.pdf', code: 'ingest/no-text', message: 'scan.pdf has no text' }])
    assert.deepEqual(await allOf(store.failures(99)), [])
    assert.deepEqual(await faults(store), [])
  },

  async 'fetches are kept with their exchanges, and an address with its last answer'(store) {
    const answer = {
      address: 'https://courier.example/feed',
      at: '2026-06-01T09:00:00Z',
      status: 200,
      etag: '"1"',
      lastModified: null,
      finalAddress: 'https://courier.example/feed',
    }
    await store.write((writer) => {
      const { document } = writer.admit(weir(), null)
      writer.keepFetching({ ...answer, exchanges: [Buffer.from('one'), Buffer.from('two')], documents: [document] })
      writer.keepFetching({ ...answer, at: '2026-06-01T10:00:00Z', status: 304, exchanges: [Buffer.from('three')], documents: [] })
    })
    assert.deepEqual(await allOf(store.addresses()), [{ ...answer, at: '2026-06-01T10:00:00Z', status: 304 }])
    assert.deepEqual(
      (await allOf(store.exchanges())).map((bytes) => Buffer.from(bytes).toString()),
      ['one', 'two', 'three'],
    )
    assert.deepEqual(await faults(store), [])
  },

  async 'the log is a chain, and never goes back in time'(store, hand) {
    await store.write((writer) => writer.admit(weir(), null))
    hand.set('2026-05-01T00:00:00Z')
    await store.write((writer) => writer.record('exported', null, { format: 'csv' }))
    const log = await allOf(store.log())
    assert.deepEqual(
      log.map(({ number }) => number),
      log.map((_, i) => i + 1),
    )
    for (const [i, { digest, ...entry }] of log.entries()) {
      assert.equal(digest, sha256(canonicalJson(entry)))
      assert.equal(entry.before, log[i - 1]?.digest ?? '0'.repeat(64))
      if (i) assert.ok(entry.at >= log[i - 1].at)
    }
    assert.deepEqual(log.at(-1)?.what, { clock: '2026-05-01T00:00:00.000Z', format: 'csv' })
    assert.ok(!JSON.stringify(log).includes('Olsvane'))
    assert.deepEqual(await faults(store), [])
  },

  async 'a write that throws leaves nothing, and the next one is kept'(store) {
    const before = await allOf(store.log())
    const wrong = store.write((writer) => {
      writer.admit(weir(), writer.beginJob('add'))
      throw new Error('halfway')
    })
    await assert.rejects(wrong, { message: 'halfway' })
    assert.deepEqual(await allOf(store.log()), before)
    assert.deepEqual(await numbers(store.documents()), [])
    const admissions = await Promise.all([weir(), ferry()].map((one) => store.write((writer) => writer.admit(one, null))))
    assert.deepEqual(
      admissions.map(({ document }) => document),
      [1, 2],
    )
  },

  async 'removing is a decision that is kept, and can be asked about'(store) {
    await store.write((writer) => writer.admit(weir({ name: 'a' }), null))
    await store.write((writer) => writer.remove(1, 'a hoax'))
    assert.deepEqual(await numbers(store.documents()), [])
    assert.deepEqual((await store.find('a'))?.removed, { at: '2026-06-01T10:00:00.000Z', why: 'a hoax', purged: false })
    assert.equal((await store.write((writer) => writer.admit(weir({ name: 'b' }), null))).became, 'known')
    assert.equal(await store.text(1), WEIR)
    const { documents, removed, purged } = await store.counts()
    assert.deepEqual([documents, removed, purged], [0, 1, 0])
    assert.deepEqual(await faults(store), [])
  },

  async 'a purge erases the words and leaves that there were some'(store) {
    const { start, end } = spanOf(WEIR, 'Jarno Pell')
    await store.write((writer) => {
      const job = writer.beginJob('add case https://courier.example/weir')
      writer.admit(weir({ name: 'https://courier.example/weir' }, { url: 'https://courier.example/weir' }), job)
      writer.admit(weir({ name: 'secret name' }), job)
      writer.admit(ferry(), job)
      writer.fail({ job, name: 'secret name', code: 'x/y', message: 'secret name failed' })
      const answer = { at: '2026-06-01T09:00:00Z', status: 200, etag: '"Pell"', lastModified: null }
      const alone = 'https://courier.example/weir'
      const feed = 'https://hale.example/feed'
      writer.keepFetching({ ...answer, address: alone, finalAddress: alone, exchanges: [Buffer.from('Olsvane')], documents: [1] })
      writer.keepFetching({ ...answer, etag: null, address: feed, finalAddress: feed, exchanges: [Buffer.from('Olsvane and Kolbe')], documents: [1, 2] })
      writer.addReview({
        action: 'note',
        subject: { of: 'span', document: 1, layer: 'sources', spans: [{ exact: 'Jarno Pell', prefix: '', suffix: '', start, end }] },
        value: { name: 'Pell' },
        note: 'Pell',
      })
      // Of a source of the whole case: the names that no other document has go, the others stay.
      writer.addReview({ action: 'grade', subject: { of: 'source', document: null, names: ['Jarno Pell'] }, value: { grade: 'B2' }, note: 'Pell rang' })
      writer.addReview({ action: 'merge', subject: { of: 'source', document: null, names: ['gearbox'] }, value: { names: ['Olsvane', 'ferry'] }, note: null })
      const taken = writer.addReview({ action: 'undo', subject: { of: 'review', review: 2 }, value: {}, note: 'not Pell' })
      writer.addReview({ action: 'undo', subject: { of: 'review', review: taken.number }, value: {}, note: 'Pell all the same' })
      writer.addReview({ action: 'note', subject: { of: 'source', document: null, names: ['gearbox'] }, value: {}, note: 'a part' })
    })
    assert.deepEqual(await store.purge(1, 'order of the court at Vell'), { backups: [] })
    const everything = JSON.stringify([
      await allOf(store.documents({ removed: true, versions: true })),
      await allOf(store.log()),
      await allOf(store.reviews()),
      await allOf(store.failures()),
      await allOf(store.jobs()),
      await allOf(store.addresses()),
      (await allOf(store.exchanges())).map(String),
    ])
    assert.deepEqual(
      (await allOf(store.addresses())).map(({ address }) => address),
      ['https://hale.example/feed'],
    )
    for (const word of ['Pell', 'Olsvane', 'Weir', 'courier.example', 'secret', 'Orla Benn', 'Tidewater']) assert.ok(!everything.includes(word), word)
    assert.deepEqual(
      (await allOf(store.reviews())).map(({ value, note }) => [value, note]),
      [
        [{}, 'erased'],
        [{}, 'erased'],
        [{ names: ['ferry'] }, null],
        [{}, 'erased'],
        [{}, 'erased'],
        [{}, 'a part'],
      ],
    )
    assert.deepEqual((await store.find('1'))?.removed, { at: '2026-06-01T10:00:00.000Z', why: 'order of the court at Vell', purged: true })
    await assert.rejects(store.text(1), { code: 'store/purged' })
    await assert.rejects(store.original(1), { code: 'store/purged' })
    assert.equal(await store.reading(1), undefined)
    assert.deepEqual(await allOf(store.search('Olsvane')), [])
    assert.equal((await allOf(store.search('gearbox'))).length, 1)
    assert.equal((await store.write((writer) => writer.admit(weir(), null))).became, 'known')
    assert.deepEqual([(await store.counts()).removed, (await store.counts()).purged], [1, 1])
    assert.deepEqual(await faults(store), [])
    await assert.rejects(store.purge(7, 'none'), { code: 'store/no-document' })
  },

  async 'a case that is closed and opened again is the same, and one that is open for reading is not written'(store, _, reopen) {
    await store.write((writer) => writer.admit(weir(), null))
    const log = await allOf(store.log())
    await store.close()
    await store.close()
    await using again = await reopen('read')
    assert.deepEqual(await allOf(again.log()), log)
    assert.equal(await again.text(1), WEIR)
    await assert.rejects(
      again.write((writer) => writer.record('exported', null, {})),
      { code: 'store/read-only' },
    )
  },

  async 'compacting changes nothing that is kept'(store) {
    await store.write((writer) => [weir(), ferry()].map((one) => writer.admit(one, null)))
    const { before, after } = await store.compact()
    assert.ok(before > 0 && after > 0 && after <= before)
    assert.equal(await store.text(2), FERRY)
    assert.equal((await allOf(store.search('gearbox'))).length, 1)
    assert.equal((await allOf(store.log())).at(-1)?.action, 'compacted')
    assert.deepEqual(await faults(store), [])
  },
}
