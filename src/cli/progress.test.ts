import { expect, test } from 'vitest'
import { ProgressBoard, progressWords, spoken } from './progress.ts'

const half = { inputs: 5, bytes: 500, documents: 1200, failed: 1, of: { inputs: 10, bytes: 1000 } }

test('progress in words: documents, rate, failures, share and time left', () => {
  expect(progressWords(half, 10)).toBe('1,200 documents, 120 a second, 1 failed, 50 %, 10 s left')
  expect(progressWords({ ...half, failed: 0, documents: 1, of: null }, 4)).toBe('1 document, 0.3 a second')
  expect(progressWords({ ...half, failed: 0, documents: 1, bytes: 0 }, 60), 'of one large mailbox no share is known').toBe('1 document, 1.0 a minute')
  expect(progressWords({ ...half, failed: 0, documents: 0, bytes: 0 }, 0)).toBe('0 documents, 0 %')
  expect(progressWords({ ...half, bytes: 0, of: { inputs: 20, bytes: 0 } }, 0)).toBe('1,200 documents, 1 failed, 25 %')
})

test('time as a person says it', () => {
  expect([0.2, 59.6, 100, 3599, 7300].map(spoken)).toEqual(['a moment', '60 s', '2 min', '60 min', '2 h 2 min'])
})

test('a terminal has a bar that is drawn over and taken away; elsewhere a line stands every five seconds', () => {
  let now = 0
  const written: string[] = []
  const write = (words: string) => written.push(words)
  const bar = new ProgressBoard({ isTTY: true, columns: 30, write }, () => now)
  for (now = 0; now <= 1000; now += 50) bar.update(half)
  bar.clear()
  bar.clear()
  expect(written.length).toBe(11)
  expect(written[0]).toMatch(/^\r\x1b\[K\[#{12} {12}\] 1,/)
  expect(written[0].length).toBeLessThan(30 + 4)
  expect(written.at(-1)).toBe('\r\x1b[K')
  written.length = 0
  now = 0
  const lines = new ProgressBoard({ write }, () => now)
  for (now = 0; now <= 11_000; now += 500) lines.update(half)
  lines.clear()
  expect(written.map((line) => line.endsWith('\n'))).toEqual([true, true])
})
