import assert from 'node:assert/strict'
import { arrival, FERRY, ferry, weir } from '../specimens.ts'
import { allOf, type Checks, numbers } from './check.ts'

/** How a case is asked. */
export const asking: Checks = {
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

  async 'from whom and of when the documents are, those that were removed left out'(store) {
    assert.deepEqual(await store.breadth(), { from: null, to: null, outlets: [], outletsInAll: 0 })
    const unstated = arrival('A ferry was late.', { name: 'late' }, { outlet: null, published: null })
    await store.write((writer) =>
      [weir({}, { outlet: 'Courier', published: '2026-05-04' }), ferry({}, { outlet: 'Gazette', published: '2026-05-11' }), unstated].map((one) =>
        writer.admit(one, null),
      ),
    )
    const outlets = [
      { outlet: 'Courier', documents: 1 },
      { outlet: 'Gazette', documents: 1 },
      { outlet: null, documents: 1 },
    ]
    assert.deepEqual(await store.breadth(), { from: '2026-05-04', to: '2026-05-11', outlets, outletsInAll: 2 })
    await store.write((writer) => writer.remove(2, 'of another case'))
    assert.deepEqual(await store.breadth(), { from: '2026-05-04', to: '2026-05-04', outlets: outlets.filter(({ outlet }) => outlet !== 'Gazette'), outletsInAll: 1 })
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
}
