import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { operations } from '../src/casework/operations.ts'
import { readingFormats } from '../src/casework/printing.ts'
import { everySetting } from '../src/casework/reading-options.ts'
import { filesOf, root, textAt } from './house/checkout.ts'

const run = promisify(execFile)
const documents = filesOf('*.md').filter((path) => !/^(examples|corpus\/articles)\//.test(path))
const sources = filesOf('src/*.ts').filter((path) => !path.endsWith('.test.ts'))
const reference = { commands: textAt('docs/reference/commands.md'), reading: textAt('docs/reference/reading.md'), errors: textAt('docs/reference/errors.md') }
const glossary = textAt('GLOSSARY.md')

test('every operation has its section in the reference', () => {
  expect(operations.filter(({ name }) => !reference.commands.includes(`\n## hearsay ${name}\n`)).map(({ name }) => name)).toEqual([])
})

test('every error code in the code is explained, and every code explained is in the code', () => {
  const code = /['"`]((?:ingest|casework|cli|exchange|model|classify|nlp|program|store)\/[a-z-]+)['"`:]/g
  const known = new Set(sources.flatMap((path) => [...textAt(path).matchAll(code)].map(([, name]) => name)).filter((name) => !existsSync(join(root, 'src', name))))
  const explained = [...reference.errors.matchAll(/^\| `([a-z/-]+)` \|/gm)].map(([, name]) => name)
  expect(explained.length).toBeGreaterThan(8)
  expect(explained).toEqual([...known].sort())
})

test('every layer is described: the public ones in the reference, those inside in the glossary', () => {
  const published = Object.keys(JSON.parse(textAt('docs/reference/reading.schema.json')).properties.layers.properties)
  const inside = [...textAt('src/model/layers.ts').matchAll(/^ {2}readonly (\w+):/gm)].map(([, name]) => name)
  expect(published.length).toBeGreaterThan(12)
  expect(inside.length).toBeGreaterThan(15)
  expect(published.filter((name) => !reference.reading.includes(`\`${name}\``))).toEqual([])
  expect(inside.filter((name) => !glossary.includes(`\`${name}\``))).toEqual([])
})

test('every setting, variable and flag is in the reference', async () => {
  const settings = Object.entries(everySetting)
    .filter(([, schema]) => schema.meta()?.setting === true)
    .map(([name]) => name)
  const variables = sources.flatMap((path) => textAt(path).match(/\bHEARSAY_[A-Z]+\b/g) ?? [])
  expect(settings.length).toBeGreaterThan(2)
  const documented = [...settings.map((name) => `\`HEARSAY_${name.toUpperCase()}\``), ...variables]
  expect(documented.filter((name) => !reference.commands.includes(name))).toEqual([])
  for (const { name } of operations) {
    const { stdout } = await run(process.execPath, [join(root, 'src/cli/main.ts'), name, '--help'])
    const flags = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, flag]) => flag).filter((flag) => flag !== '--help')
    expect(flags.length, name).toBeGreaterThan(0)
    expect(
      flags.filter((flag) => !reference.commands.includes(flag)),
      name,
    ).toEqual([])
  }
})

test('every format of a reading is in the reference', () => {
  expect(readingFormats.filter(({ summary }) => !reference.commands.includes(`| ${summary} |`)).map(({ name }) => name)).toEqual([])
})

test('every format and container that is read has a row of its own', () => {
  const kinds = [...textAt('src/ingest/reader.ts').matchAll(/^export type (?:Format|Container)Name = (.+)$/gm)].flatMap(
    ([, union]) => union.match(/(?<=')[\w-]+(?=')/g) ?? [],
  )
  const rows = [...textAt('docs/reference/formats.md').matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name)
  expect(kinds.length).toBeGreaterThan(15)
  expect([...new Set(kinds)].sort()).toEqual([...rows].sort())
})

/** The anchors of a document's headings, as GitHub makes them. */
const anchorsOf = (markdown: string): string[] =>
  [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, words]) =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  )

test('links and paths in the documents lead to something', () => {
  const broken: string[] = []
  for (const path of documents) {
    const text = textAt(path)
    for (const [, target] of text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^(https?:|mailto:)/.test(target)) continue
      const [file, anchor] = target.split('#')
      const there = file ? join(dirname(path), file) : path
      if (!existsSync(join(root, there))) broken.push(`${path} → ${target}`)
      else if (anchor && !anchorsOf(textAt(there)).includes(anchor)) broken.push(`${path} → ${target} (no such heading)`)
    }
    for (const [, named] of text.matchAll(/`((?:src|training|tests|docs|corpus|guides|examples|launcher|models)\/[\w./-]+)`/g)) {
      if (/\.\.\.|[A-Z]{3}/.test(named) && !/README|CARD/.test(named)) continue
      if (!existsSync(join(root, named))) broken.push(`${path} names ${named}`)
    }
  }
  expect(documents.length).toBeGreaterThan(12)
  expect(broken).toEqual([])
})

const folder = mkdtempSync(join(tmpdir(), 'hearsay-readme-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('the commands of the README run, from a link to the program', async () => {
  for (const name of ['hearsay', 'examples', 'guides']) symlinkSync(join(root, name), join(folder, name))
  const blocks = [...textAt('README.md').matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(([, lines]) => lines.split('\n'))
  const commands = blocks.filter((line) => line.includes('./hearsay '))
  expect(commands.length).toBeGreaterThan(4)
  for (const command of commands) {
    const { stdout, stderr } = await run('sh', ['-c', command], { cwd: folder, maxBuffer: 1 << 26 })
    expect(`${stdout}${stderr}`, command).toMatch(/\w{3}/)
    if (command.includes(' read ')) expect(stderr, command).not.toMatch(/^\w+\/[\w-]+: /m)
  }
})

test('the picture in the README is of a report', () => {
  const picture = textAt('docs/picture/report.svg')
  expect(picture).toContain('$ ./hearsay read examples/')
  for (const words of ['WHAT IT RESTS ON', 'SOURCES']) expect(picture).toContain(words)
})

test('the example of the library runs as it stands', async () => {
  const [, snippet] = /^```ts\n([\s\S]*?)^```/m.exec(textAt('docs/guide/library.md'))!
  const { stdout } = await run(process.execPath, ['--input-type=module-typescript', '-e', snippet], { cwd: root })
  expect(stdout).toMatch(/^[^|\n]+ \| \w[^|\n]* \| [^|\n]+$/m)
})
