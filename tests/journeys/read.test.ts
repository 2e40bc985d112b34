import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hearsay, jsonLines } from './hearsay.ts'

const ARTICLE = 'Orchard sold\n\nThe orchard was sold in May, broker Nils Aamodt said. “Nobody was told,” he added.\n'
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearsay-read-'))
  await mkdir(join(folder, 'desk', 'older'), { recursive: true })
  await writeFile(join(folder, 'desk', 'b.txt'), ARTICLE)
  await writeFile(join(folder, 'desk', 'a.md'), `# ${ARTICLE}`)
  await writeFile(join(folder, 'desk', 'older', 'c.txt.gz'), gzipSync(ARTICLE))
  await writeFile(join(folder, 'desk', 'photo.png'), Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13))
  await writeFile(join(folder, 'desk', '.hidden'), ARTICLE)
})
afterAll(() => rm(folder, { recursive: true }))

test('standard input is read, and what is known of it is taken', async () => {
  const { status, out, err } = await hearsay(['read', '--json', '-', '--outlet', 'The Mooring', '--published', '2026-05-04', '--language', 'en'], { input: ARTICLE })
  const [{ path, document }] = jsonLines(out)
  expect({ status, err, path }).toEqual({ status: 0, err: '', path: '-' })
  expect(document).toMatchObject({ text: ARTICLE, outlet: 'The Mooring', published: '2026-05-04', given: ['outlet', 'published', 'language'] })
  expect(document.missing).not.toContain('outlet')
})

test('a folder is read in order of name; what is of another kind is named and is no failure', async () => {
  const { status, out, err } = await hearsay(['read', '--json', join(folder, 'desk')])
  expect(status).toBe(0)
  expect(jsonLines(out).map(({ path }) => path.slice(folder.length + 1))).toEqual(['desk/a.md', 'desk/b.txt', 'desk/older/c.txt.gz'])
  expect(err).toContain('photo.png')
  expect(err.trim().split('\n')).toHaveLength(1)
})

test('a folder that has nothing to read says so, and is no failure', async () => {
  await mkdir(join(folder, 'bare'), { recursive: true })
  const { status, out, err } = await hearsay(['read', join(folder, 'bare')])
  expect({ status, out }).toEqual({ status: 0, out: '' })
  expect(err).toContain('nothing to read in')
})

test('a bad file is reported and the others go on', async () => {
  const { status, out, err } = await hearsay(['read', '--json', 'not-there.txt', join(folder, 'desk', 'photo.png'), join(folder, 'desk', 'b.txt')])
  expect(status).toBe(2)
  expect(jsonLines(out)).toHaveLength(1)
  expect(err).toContain('casework/unreadable: not-there.txt is not there. ')
  expect(err).toContain('ingest/unsupported-type: ')
})

test('a report is plain where nobody said otherwise, and colored where somebody did', async () => {
  const file = join(folder, 'desk', 'b.txt')
  const plain = await hearsay(['read', file])
  expect(plain.out).toContain('WHAT IT RESTS ON')
  expect(plain.out).not.toContain('\u001b')
  expect((await hearsay(['read', file, '--color'])).out).toContain('\u001b[1m')
  expect((await hearsay(['read', file], { env: { FORCE_COLOR: '1' } })).out).toContain('\u001b[1m')
  expect((await hearsay(['read', file], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).out).not.toContain('\u001b')
  expect((await hearsay(['read', file, '--no-color'], { env: { FORCE_COLOR: '1' } })).out).not.toContain('\u001b')
})

test('a table has its head once', async () => {
  const { out } = await hearsay(['read', '--csv', join(folder, 'desk')])
  expect(out.match(/^path,document,/gm)).toHaveLength(1)
})

test('pages go to one file, to a folder or to standard output', async () => {
  const file = join(folder, 'desk', 'b.txt')
  const one = join(folder, 'one.html')
  const toFile = await hearsay(['read', file, '--html', one])
  expect(toFile).toMatchObject({ status: 0, out: '' })
  expect(await readFile(one, 'utf8')).toMatch(/^<!doctype html>/)
  const pages = join(folder, 'pages')
  const toFolder = await hearsay(['read', '--json', join(folder, 'desk'), file, '--html', pages])
  expect(toFolder.status).toBe(0)
  expect(jsonLines(toFolder.out)).toHaveLength(4)
  for (const name of ['a.html', 'b.html', 'c.txt.html', 'b-2.html']) expect(await readFile(join(pages, name), 'utf8')).toContain('Orchard sold')
  expect((await hearsay(['read', file, '--html', '-'])).out).toMatch(/^<!doctype html>/)
})

test('a page never goes over what is no page, nor several into one file', async () => {
  const file = join(folder, 'desk', 'b.txt')
  const over = await hearsay(['read', file, '--html', file])
  expect(over.status).toBe(2)
  expect(over.err).toContain('is no page of ours: it stays as it is')
  expect(await readFile(file, 'utf8')).toBe(ARTICLE)
  const several = await hearsay(['read', file, file, '--html', file])
  expect(several).toMatchObject({ status: 2, out: '' })
  const web = join(folder, 'web')
  await mkdir(web, { recursive: true })
  await writeFile(join(web, 'b.html'), '<p>An input of its own.</p>')
  const beside = await hearsay(['read', file, join(folder, 'desk', 'a.md'), '--html', web])
  expect(beside.status).toBe(2)
  expect(await readFile(join(web, 'b.html'), 'utf8')).toBe('<p>An input of its own.</p>')
  expect(await readFile(join(web, 'a.html'), 'utf8')).toContain('Orchard sold')
  expect((await hearsay(['read', join(folder, 'desk', 'a.md'), '--html', web])).status).toBe(0)
})

test('a flag goes over the environment, and that over the file', async () => {
  const settings = join(folder, 'config', 'hearsay')
  await mkdir(settings, { recursive: true })
  await writeFile(join(settings, 'config.toml'), 'outlet = "From the file"\nlayers = "all"\n')
  const env = { XDG_CONFIG_HOME: join(folder, 'config') }
  const outlet = async (args: string[], more: Record<string, string> = {}) =>
    jsonLines((await hearsay(['read', '--json', '-', ...args], { input: ARTICLE, env: { ...env, ...more } })).out)[0]
  expect(await outlet([])).toMatchObject({ document: { outlet: 'From the file' }, layers: { tokens: expect.any(Array) } })
  expect(await outlet([], { HEARSAY_OUTLET: 'From the environment' })).toMatchObject({ document: { outlet: 'From the environment' } })
  expect(await outlet(['--outlet', 'From the flag'], { HEARSAY_OUTLET: 'From the environment' })).toMatchObject({ document: { outlet: 'From the flag' } })
  await writeFile(join(settings, 'config.toml'), 'outlte = "a slip"\n')
  const perhaps = await hearsay(['read', '-'], { input: ARTICLE, env: { HEARSAY_RULES: 'perhaps' } })
  expect(perhaps).toMatchObject({ status: 2, out: '', err: "casework/bad-setting: HEARSAY_RULES is 'perhaps'. Set it to 1 or 0.\n" })
  const slip = await hearsay(['read', '-'], { input: ARTICLE, env })
  expect(slip.status).toBe(2)
  expect(slip.err).toContain("sets 'outlte', which is no setting")
})

test('a guide that is none says where it goes wrong', async () => {
  const guide = join(folder, 'guide.toml')
  await writeFile(guide, 'name = "Ours"\ndate = 2026-01-01\n[[rules]]\nid = "x"\npattern = "y"\n')
  const { status, err } = await hearsay(['read', '-', '--guide', guide], { input: ARTICLE })
  expect(status).toBe(2)
  expect(err).toContain('casework/bad-guide: ')
  expect(err).toContain("rule 'x' has no list of sides")
})

test('a wrong call says what is wrong', async () => {
  for (const [args, words] of [
    [['read'], "missing required argument 'INPUT'"],
    [['read', '-', '--json', '--csv'], '--json and --csv cannot share one output'],
    [['read', '-', '--published', 'yesterday'], 'is no ISO 8601 time'],
    [['read', '-', '--layers', 'some'], 'Allowed choices are public, all'],
    [['read', '-', '--jsn'], 'Did you mean --json?'],
    [['raed'], "there is no command 'raed'"],
    [[join(folder, 'desk', 'b.txt')], 'is a file, not a command; to read it: hearsay read'],
    [[], 'Usage: hearsay'],
  ] as const) {
    const { status, out, err } = await hearsay([...args], { input: ARTICLE })
    expect({ status, out }, args.join(' ')).toEqual({ status: 2, out: '' })
    expect(err, args.join(' ')).toContain(words)
  }
})

test('help and version are no failure', async () => {
  for (const args of [['--help'], ['help'], ['help', 'read'], ['read', '--help'], ['--version']]) {
    const { status, out, err } = await hearsay(args)
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out.length).toBeGreaterThan(4)
  }
})

test('a pipe that closes ends the program quietly', async () => {
  const many = Array.from({ length: 400 }, () => join(folder, 'desk', 'b.txt'))
  const main = join(import.meta.dirname, '../../src/cli/main.ts')
  const child = spawn(process.execPath, [main, 'read', '--json', '--layers', 'all', ...many], { stdio: ['ignore', 'pipe', 'pipe'] })
  let err = ''
  child.stderr.on('data', (words) => (err += words))
  await once(child.stdout, 'data')
  child.stdout.destroy()
  const [status] = await once(child, 'close')
  expect({ status, err }).toEqual({ status: 0, err: '' })
})

test('Ctrl-C exits with 130', async () => {
  const main = join(import.meta.dirname, '../../src/cli/main.ts')
  const child = spawn(process.execPath, [main, 'read', '-'], { stdio: ['pipe', 'pipe', 'pipe'] })
  const timer = setTimeout(() => child.kill('SIGINT'), 600)
  const [status] = await once(child, 'close')
  clearTimeout(timer)
  expect(status).toBe(130)
})

test('two readings of one text are the same', async () => {
  const [first, second] = await Promise.all([hearsay(['read', '--json', '-'], { input: ARTICLE }), hearsay(['read', '--json', '-'], { input: ARTICLE })])
  expect(first.out).toBe(second.out)
})
