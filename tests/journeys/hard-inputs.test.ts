import { expect, test } from 'vitest'
import { openEngine } from '../../src/casework/engine.ts'
import { publicReading } from '../../src/exchange/reading-json.ts'
import { readBytes } from '../../src/ingest/readers.ts'
import type { PublicReading } from '../../src/model/public-reading.ts'
import { hardInputs } from './hard-inputs.ts'
import { hearsay, jsonLines } from './hearsay.ts'

/** Every span of a value, wherever in it. */
function spansOf(value: unknown): { start: number; end: number }[] {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.values(value).flatMap(spansOf)
  return 'start' in value && 'end' in value ? [value as { start: number; end: number }, ...inner] : inner
}

for (const { name, bytes, isText } of hardInputs) {
  test(`${name}: a reading or a clear message, and nothing reaches the terminal as a command`, async () => {
    const { status, out, err } = await hearsay(['read', '-'], { input: bytes })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what must not be there
    expect(out + err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
    expect(err).not.toContain('program/fault')
    if (isText) expect({ status, err }).toEqual({ status: 0, err: '' })
    else {
      expect({ status, out }).toEqual({ status: 2, out: '' })
      expect(err).toMatch(/^[a-z]+\/[a-z-]+: .+; .+\n$/)
    }
  })
}

test('every span of a hard input lies in its text', async () => {
  for (const { name, bytes, isText } of hardInputs) {
    if (!isText) continue
    const [line] = jsonLines((await hearsay(['read', '--json', '--layers', 'all', '-'], { input: bytes })).out) as PublicReading[]
    for (const { start, end } of spansOf(line)) expect(start >= 0 && start < end && end <= line.document.text.length, `${name}: ${start}-${end}`).toBe(true)
  }
})

test('names of files are shown, not obeyed', async () => {
  const { status, out, err } = await hearsay(['read', 'x\u001b]0;owned\u0007.txt', '--\u001b[2Joption'])
  expect({ status, out }).toEqual({ status: 2, out: '' })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what must not be there
  expect(err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
})

test('five megabytes take at most 130 times as long as fifty kilobytes', { timeout: 120_000 }, async () => {
  const paragraph = 'The ferry would not sail before Friday, harbour master Ines Calder said on Tuesday. “We wait for the wind,” she told reporters.\n\n'
  const engine = await openEngine()
  const time = async (length: number) => {
    const document = readBytes(new TextEncoder().encode(paragraph.repeat(Math.ceil(length / paragraph.length))), { name: 'long.txt', given: {} })
    const from = performance.now()
    publicReading(await engine.read(document), 'long.txt')
    return performance.now() - from
  }
  await time(50_000)
  const short = Math.min(await time(50_000), await time(50_000), await time(50_000))
  expect(await time(5_000_000)).toBeLessThan(130 * short)
})
