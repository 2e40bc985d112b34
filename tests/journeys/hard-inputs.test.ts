import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEngine } from '../../src/casework/engine.ts'
import { publicReading } from '../../src/exchange/reading-json.ts'
import { readBytes } from '../../src/ingest/readers.ts'
import type { PublicReading } from '../../src/model/public-reading.ts'
import { type HardInput, hardInputs } from './hard-inputs.ts'
import { hearsay, jsonLines } from './hearsay.ts'

/** Every span of a value, wherever in it. */
function spansOf(value: unknown): { start: number; end: number }[] {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.values(value).flatMap(spansOf)
  return 'start' in value && 'end' in value ? [value as { start: number; end: number }, ...inner] : inner
}

let folder: string
const pathOf = ({ name }: HardInput): string => join(folder, `${name.replaceAll(' ', '-')}.txt`)
const texts = hardInputs.filter(({ isText }) => isText)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearsay-hard-'))
  await Promise.all(hardInputs.map((input) => writeFile(pathOf(input), input.bytes)))
})
afterAll(() => rm(folder, { recursive: true }))

const COMMANDS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/

test('every text is reported, and nothing in it reaches the terminal as a command', async () => {
  const { status, out, err } = await hearsay(['read', ...texts.map(pathOf)])
  expect({ status, err }).toEqual({ status: 0, err: '' })
  expect(out).not.toMatch(COMMANDS)
  expect(out.match(/^WHAT IT RESTS ON$/gm)).toHaveLength(texts.length)
})

test('what is no text is refused with a clear message', async () => {
  for (const input of hardInputs.filter(({ isText }) => !isText)) {
    const { status, out, err } = await hearsay(['read', pathOf(input)])
    expect({ status, out }, input.name).toEqual({ status: 2, out: '' })
    expect(err).toMatch(/^ingest\/[a-z-]+: .+\. .+\.\n$/)
    expect(err.trimEnd()).not.toMatch(COMMANDS)
  }
})

test('every span lies in its text, and an empty text has a finding', async () => {
  const lines: PublicReading[] = jsonLines((await hearsay(['read', '--json', '--layers', 'all', ...texts.map(pathOf)])).out)
  expect(lines).toHaveLength(texts.length)
  for (const line of lines) {
    for (const { start, end } of spansOf(line)) expect(start >= 0 && start < end && end <= line.document.text.length, `${line.path}: ${start}-${end}`).toBe(true)
  }
  expect(lines[0].layers.findings.length).toBeGreaterThan(0)
})

test('no page runs or fetches anything that a text brought along', async () => {
  const pages = join(folder, 'pages')
  expect((await hearsay(['read', ...texts.map(pathOf), '--html', pages])).status).toBe(0)
  for (const input of texts) {
    const page = await readFile(join(pages, `${input.name.replaceAll(' ', '-')}.html`), 'utf8')
    expect(page.match(/<script/g), input.name).toHaveLength(1)
    expect(page, input.name).not.toMatch(/<[^>]*\s(on\w+|src|style)=/)
    expect(page, input.name).not.toMatch(/href="(?!#|https?:)/)
  }
})

test('names of files are shown, not obeyed', async () => {
  const { status, out, err } = await hearsay(['read', 'x\u001b]0;owned\u0007.txt', '--\u001b[2Joption'])
  expect({ status, out }).toEqual({ status: 2, out: '' })
  expect(err).not.toMatch(COMMANDS)
})

test('five megabytes take at most 130 times as long as fifty kilobytes', { timeout: 120_000, retry: 2 }, async () => {
  const paragraph = 'The ferry would not sail before Friday, harbour master Ines Calder said on Tuesday. “We wait for the wind,” she told reporters.\n\n'
  const engine = await openEngine()
  const time = async (length: number) => {
    const document = readBytes(new TextEncoder().encode(paragraph.repeat(Math.ceil(length / paragraph.length))), { name: 'long.txt', given: {} })
    const from = process.cpuUsage()
    publicReading(await engine.read(document), 'long.txt')
    const { user, system } = process.cpuUsage(from)
    return user + system
  }
  await time(50_000)
  const short = Math.min(await time(50_000), await time(50_000), await time(50_000))
  expect(await time(5_000_000)).toBeLessThan(130 * short)
})
