import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attribution, fullReading, reading } from '../../../tests/fixture/public-reading.ts'
import { terminalReport } from './report.ts'
import { columnsOf } from './wrap.ts'

const plain = { width: 80, color: false, links: false, file: null }

test('a reader sees what the piece rests on', async () => {
  const report = await terminalReport(fullReading(), plain)
  for (const words of [
    '! No byline or date stated.',
    '4 statements: 2 named sources, 1 unnamed source, 1 with nobody named',
    'through the city news service 1',
    'its log (undisclosed, ¶4)',
    'The Keltown Ledger ← the city news service ← Rosa Imhof',
    '? uncertain, 40 %',
    'The headline says more than the body.',
    'number: 2; not stated: reason, how they know',
  ])
    expect(report.replace(/\s+/g, ' ')).toContain(words)
})

test('a wish is never counted as said', async () => {
  const report = (await terminalReport(fullReading(), plain)).replace(/\s+/g, ' ')
  expect(report).toContain('Rosa Imhof person, 1 within others’ and 1 not said')
  expect(report).toContain('[indirect; intention, not said]')
})

test('color and links only where the terminal has them', async () => {
  const document = { url: 'https://ledger.example/reservoir' }
  const full = { ...fullReading(), document: { ...fullReading().document, ...document } }
  expect(await terminalReport(full, plain)).not.toMatch(/\u001b/)
  expect(await terminalReport(full, { ...plain, color: true })).toContain('\u001b[1m')
  expect(await terminalReport(full, { ...plain, links: true })).toContain('\u001b]8;;https://ledger.example/reservoir\u001b\\')
  expect((await terminalReport(full, { ...plain, links: true })).match(/\u001b\]8;;https:/g)).toHaveLength(1)
  const hostile = { ...full, document: { ...full.document, url: 'javascript:alert(1)' } }
  expect(await terminalReport(hostile, { ...plain, links: true })).not.toContain('javascript:')
})

test('whatever the text holds, no line is too wide and nothing reaches the terminal as a command', async () => {
  const anyText = fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }))
  await fc.assert(
    fc.asyncProperty(anyText, fc.integer({ min: 40, max: 120 }), async (content, width) => {
      const text = `${content}\n\n${content}`
      const said = attribution(text, 'a1', { source: content, cue: content, content }, { kind: 'unnamed-group' })
      const report = await terminalReport(reading(text, { attributions: [said] }, { title: content, outlet: content, authors: [content] }), { ...plain, width })
      return !/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(report) && report.split('\n').every((line) => columnsOf(line) <= width)
    }),
    { numRuns: 60 },
  )
})
