import assert from 'node:assert/strict'
import type { Fault, KeptDocument } from '../model/case.ts'
import type { ReviewSubject } from '../model/review.ts'
import { packArrival } from './arrival.ts'
import { canonicalJson, sha256 } from './canonical.ts'
import { arrival, FERRY, ferry, layersOf, spanOf, WEIR, weir } from './specimens.ts'
import type { Hand, OpenOptions, Store } from './store.ts'

/** An engine under test: opens its one case, the same one each time, new with every test. */
export type Opener = (options: OpenOptions) => Promise<Store>

/** A clock that a test sets. */
export interface Clock extends Hand {
  set(moment: string): void
}

export function clock(moment: string, by = 'orla'): Clock {
  let now = new Date(moment)
  return {
    by,
    now: () => now,
    set(later) {
      now = new Date(later)
    },
  }
}

/** All that comes of an async iterable: in tests it is little. */
export async function allOf<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = []
  for await (const item of items) list.push(item)
  return list
}

const numbers = async (documents: AsyncIterable<KeptDocument>): Promise<number[]> => (await allOf(documents)).map(({ number }) => number)
const faults = (store: Store): Promise<Fault[]> => allOf(store.verify())

type Check = (store: Store, hand: Clock, reopen: (mode?: OpenOptions['mode']) => Promise<Store>) => Promise<void>

const checks: Readonly<Record<string, Check>> = {
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

  async 'documents are chosen by outlet, author, time, language and kind'(store) {
    await store.write((writer) => [weir(), ferry({ issued: true }, { language: 'en-GB' })].map((one) => writer.admit(one, null)))
    assert.deepEqual(await numbers(store.documents({ outlet: 'tidewater courier' })), [1])
    assert.deepEqual(await numbers(store.documents({ author: 'Tam Iversen' })), [2])
    assert.deepEqual(await numbers(store.documents({ from: '2026-05-05' })), [2])
    assert.deepEqual(await numbers(store.documents({ to: '2026-05-11' })), [1, 2])
    assert.deepEqual(await numbers(store.documents({ to: '2026-05-10' })), [1])
    assert.deepEqual(await numbers(store.documents({ language: 'en' })), [1, 2])
    assert.deepEqual(await numbers(store.documents({ language: 'en-GB' })), [2])
    assert.deepEqual(await numbers(store.documents({ issued: false })), [1])
    assert.deepEqual(await numbers(store.documents({ outlet: `' OR '1'='1` })), [])
  },

  async 'sources of the whole case, one row a document'(store) {
    await store.write((writer) => [weir(), ferry()].map((one) => writer.admit(one, null)))
    const rows = await allOf(store.sources())
    assert.deepEqual(
      rows.map(({ document, name, attributions, communications }) => [document, name, attributions, communications]),
      [
        [1, 'the river board', 1, 1],
        [1, 'Marit Olsvane', 1, 1],
        [1, 'Jarno Pell', 1, 1],
        [2, 'Évariste Kolbe', 1, 1],
      ],
    )
  },

  async 'search finds words, phrases and beginnings in text, titles, quotations and sources'(store) {
    await store.write((writer) => [weir(), ferry()].map((one) => writer.admit(one, null)))
    const found = async (words: string, options = {}) => (await allOf(store.search(words, options))).map(({ document, in: place }) => `${document} ${place}`)
    assert.deepEqual(await found('waited'), ['1 text'])
    assert.deepEqual(await found('WAITED enough'), ['1 text'])
    assert.deepEqual(await found('weir'), ['1 title'])
    assert.deepEqual(await found('evariste'), ['2 text'])
    assert.deepEqual(await found('"long enough"'), ['1 text'])
    assert.deepEqual(await found('“enough long”'), [])
    assert.deepEqual(await found('gear*'), ['2 text'])
    assert.deepEqual(await found('waited', { in: 'quotation' }), ['1 quotation'])
    assert.deepEqual(await found('rebuilt', { in: 'quotation' }), [])
    assert.deepEqual(await found('olsvane', { in: 'source' }), ['1 source'])
    assert.deepEqual(await found('passengers', { in: 'source' }), [])
    assert.deepEqual(await found('the'), ['2 text', '1 text'].sort().reverse())
    assert.deepEqual(await found('the', { limit: 1, offset: 1 }), (await found('the')).slice(1))
    const [hit] = await allOf(store.search('"a third day" ferry'))
    assert.deepEqual(hit.spans.map(({ start, end }) => FERRY.slice(start, end)).sort(), ['Ferry', 'a third day', 'ferry'])
    await store.write((writer) => writer.remove(2, 'sent by mistake'))
    assert.deepEqual(await found('gearbox'), [])
  },

  async 'search segments scripts without blanks and folds accents and case'(store) {
    const texts = [
      '新しい橋は安全だと市長は述べた。',
      '北京市长说新桥是安全的。',
      '시장은 새 다리가 안전하다고 말했다.',
      'นายกเทศมนตรีกล่าวว่าสะพานใหม่ปลอดภัย',
      'Мэр заявил, что новый мост надёжен.',
      'قال رئيس البلدية إن الجسر آمن',
      'Der Bürgermeister nannte die Straße sicher. Café, Łódź, Ørsted.',
    ]
    await store.write((writer) => texts.forEach((text, i) => void writer.admit(arrival(text, { name: `${i}` }, { title: null, parts: [], outlet: null }), null)))
    const queries = ['市長', '北京', '다리가', 'สะพาน', 'надежен', 'الجسر', 'strasse', 'CAFE', 'lodz', 'orsted', '"burgermeister nannte"', '新桥', '시장']
    const wanted = [1, 2, 3, 4, 5, 6, 7, 7, 7, 7, 7, 2, 3]
    for (const [i, query] of queries.entries())
      assert.deepEqual(
        (await allOf(store.search(query))).map(({ document }) => document),
        [wanted[i]],
        query,
      )
    const [hit] = await allOf(store.search('市長'))
    assert.deepEqual(
      hit.spans.map(({ start, end }) => texts[0].slice(start, end)),
      ['市長'],
    )
  },

  async 'no query is wrong, whatever is typed'(store) {
    await store.write((writer) => writer.admit(weir(), null))
    for (const query of [
      '',
      ' ',
      '"',
      '"""',
      '*',
      'a* *',
      'NEAR(',
      'text:weir',
      '{title}:x',
      '^weir',
      'weir AND',
      'OR',
      'NOT',
      '-weir',
      '(',
      "';--",
      '\u0000',
      '\ud800',
      'x'.repeat(100_000),
      'a '.repeat(5000),
      '“',
      '%_',
    ]) {
      await allOf(store.search(query))
      await allOf(store.search(query, { in: 'quotation' }))
    }
  },

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
      writer.addReview({
        action: 'note',
        subject: { of: 'span', document: 1, layer: 'sources', spans: [{ exact: 'Jarno Pell', prefix: '', suffix: '', start, end }] },
        value: { name: 'Pell' },
        note: 'Pell',
      })
    })
    assert.deepEqual(await store.purge(1, 'order of the court at Vell'), { backups: [] })
    const everything = JSON.stringify([
      await allOf(store.documents({ removed: true, versions: true })),
      await allOf(store.log()),
      await allOf(store.reviews()),
      await allOf(store.failures()),
      await allOf(store.jobs()),
    ])
    for (const word of ['Pell', 'Olsvane', 'Weir', 'courier.example', 'secret', 'Orla Benn', 'Tidewater']) assert.ok(!everything.includes(word), word)
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

/** Tells a test runner every check that a store must pass; `open` is given anew for each, and leads to a case that does not exist yet. */
export function contract(test: (name: string, run: () => Promise<void>) => void, fresh: () => Opener): void {
  for (const [name, check] of Object.entries(checks)) {
    test(name, async () => {
      const hand = clock('2026-06-01T10:00:00Z')
      const open = fresh()
      await using store = await open({ mode: 'create', hand })
      await check(store, hand, (mode = 'write') => open({ mode, hand }))
    })
  }
}
