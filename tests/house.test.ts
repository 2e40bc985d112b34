import { execFileSync } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { filesOf, root, textAt } from './house/checkout.ts'
import { compileErrors } from './house/compile.ts'
import { circlesIn, importsOf } from './house/imports.ts'

const sources = filesOf('*.ts')
const modules = sources.map(importsOf)
const within = (...folders: string[]) => modules.filter(({ path }) => folders.some((folder) => path.startsWith(`${folder}/`)))
const isTest = (path: string) => path.endsWith('.test.ts')

/** Which folders of src each may import besides itself. */
const FLOORS: Readonly<Record<string, readonly string[]>> = {
  model: [],
  classify: ['model'],
  encode: ['classify', 'model'],
  nlp: ['classify', 'model'],
  ingest: ['classify', 'model'],
  exchange: ['model'],
  store: ['model'],
  casework: ['exchange', 'ingest', 'nlp', 'encode', 'classify', 'store', 'model'],
  cli: ['casework', 'model'],
}
/** The one file outside src that the program may read as a module: its version stands there. */
const MANIFEST = 'package.json'
const PURE = ['model', 'classify', 'nlp', 'exchange']

/** The one folder through which each library comes in. `zod` has its door in casework; the command line reads the schemas that casework gives it. */
const DOORS: Readonly<Record<string, string>> = {
  htmlparser2: 'src/ingest',
  chardet: 'src/ingest/bytes',
  'postal-mime': 'src/ingest/mail',
  tinyld: 'src/ingest',
  unpdf: 'src/ingest/office',
  'ipaddr.js': 'src/ingest/acquire',
  'string-width': 'src/exchange/terminal',
  'smol-toml': 'src/casework',
  zod: 'src/casework',
  commander: 'src/cli',
}

test('every TypeScript file was read, and their imports of each other lead to files', () => {
  const onDisk = ['src', 'training', 'tests', 'bench', 'docs']
    .flatMap((folder) => globSync(`${folder}/**/*.ts`, { cwd: root }))
    .filter((path) => !/\.local\.|node_modules/.test(path))
  expect(modules.map(({ path }) => path).filter((path) => path.includes('/'))).toEqual(onDisk.sort())
  expect(modules.length).toBeGreaterThan(150)
  expect(modules.flatMap((module) => module.modules).length).toBeGreaterThan(modules.length)
  expect(modules.flatMap(({ path, modules: wanted }) => wanted.filter((one) => !existsSync(join(root, one))).map((one) => `${path} → ${one}`))).toEqual([])
})

test('each floor imports only those below it', () => {
  const floors = new Set(sources.filter((path) => /^src\/[^/]+\//.test(path)).map((path) => path.split('/')[1]))
  expect([...floors].sort(), 'every folder of src is a floor').toEqual(Object.keys(FLOORS).sort())
  const wrong = Object.entries(FLOORS).flatMap(([floor, below]) =>
    within(`src/${floor}`)
      .filter(({ path }) => !isTest(path))
      .flatMap(({ path, modules: wanted }) =>
        wanted.filter((one) => one !== MANIFEST && ![floor, ...below].some((folder) => one.startsWith(`src/${folder}/`))).map((one) => `${path} → ${one}`),
      ),
  )
  expect(wrong).toEqual([])
})

test('nothing that is shipped imports tests or training, and training imports neither the commands nor the tests', () => {
  const shipped = within('src')
    .filter(({ path }) => !isTest(path))
    .flatMap(({ path, modules: wanted }) => wanted.filter((one) => one !== MANIFEST && !one.startsWith('src/')).map((one) => `${path} → ${one}`))
  const training = within('training')
    .filter(({ path }) => !isTest(path))
    .flatMap(({ path, modules: wanted }) => wanted.filter((one) => /^(src\/cli|tests)\//.test(one)).map((one) => `${path} → ${one}`))
  expect([...shipped, ...training]).toEqual([])
})

test('no circle of imports, types included', () => {
  expect(circlesIn(modules)).toEqual([])
  const module = (path: string, wanted: string[]) => ({ path, modules: wanted, libraries: [], handsOn: false })
  expect(circlesIn([module('a', ['b']), module('b', ['c']), module('c', ['b']), module('d', ['a'])]), 'one would be seen').toEqual([['b', 'c']])
})

test('no barrels: only the public face hands on what others export, by name', () => {
  expect(modules.filter(({ path, handsOn }) => handsOn && path.startsWith('src/')).map(({ path }) => path)).toEqual(['src/index.ts'])
  expect(textAt('src/index.ts')).not.toMatch(/export \*/)
  expect(textAt('src/index.ts').split('\n').length).toBeLessThan(60)
})

test('each library has one door', () => {
  const shipped = within('src').filter(({ path }) => !isTest(path))
  const used = shipped.flatMap(({ path, libraries }) => libraries.filter((name) => !name.startsWith('node:')).map((library) => ({ path, library })))
  const wrong = used.filter(({ path, library }) => !DOORS[library] || (!`${path}/`.startsWith(`${DOORS[library]}/`) && !path.startsWith(`${DOORS[library]}.`)))
  expect(wrong).toEqual([])
  const { dependencies } = JSON.parse(textAt('package.json'))
  expect(Object.keys(dependencies).sort(), 'what is declared is what is used').toEqual([...new Set(used.map(({ library }) => library))].sort())
})

test('pure folders import nothing of Node', () => {
  const wrong = within(...PURE.map((folder) => `src/${folder}`))
    .filter(({ path }) => !isTest(path))
    .flatMap(({ path, libraries }) => libraries.filter((library) => library.startsWith('node:')).map((library) => `${path} → ${library}`))
  expect(wrong).toEqual([])
})

test('pure folders reach for no global of a host, no clock and no chance', () => {
  const wrong = within(...PURE.map((folder) => `src/${folder}`))
    .filter(({ path }) => !isTest(path))
    .flatMap(({ path }) =>
      (textAt(path).match(/\bglobalThis\b|\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\.now\b/g) ?? []).map((word) => `${path}: ${word}`),
    )
  expect(wrong).toEqual([])
})

test('what a document is made of is readonly, field by field', () => {
  const fields = within('src/model')
    .filter(({ path }) => !isTest(path))
    .flatMap(({ path }) =>
      [...textAt(path).matchAll(/^export (?:interface|type) \w[^\n]*\{\n([\s\S]*?)^\}/gm)].flatMap(([, body]) =>
        [...body.matchAll(/^ {2}(\w[^\n]*)/gm)].map(([, field]) => ({ path, field })),
      ),
    )
  expect(fields.length).toBeGreaterThan(100)
  expect(fields.filter(({ field }) => !/^(?:readonly )|^\w+\??\([^)]*\)/.test(field)).map(({ path, field }) => `${path}: ${field}`)).toEqual([])
})

test('process does not compile in the pure folders, and what every platform has does', async () => {
  const errors = await compileErrors(
    `export const home = process.env.HOME\nexport const words = new TextDecoder().decode(new Uint8Array())\nexport const page = document.title\n`,
  )
  expect(errors.map((line) => /Cannot find name '(\w+)'/.exec(line)?.[1] ?? line)).toEqual(['process', 'document'])
})

test('a pipeline compiles only in an order in which every stage finds what it needs', async () => {
  const stages = {
    pipeline: 'pipeline',
    paragraphs: 'tokenize/paragraphs',
    tokens: 'tokenize/tokens',
    sentences: 'tokenize/sentences',
    quotation: 'tokenize/quotation',
    tag: 'tag/tag',
  }
  const imports = Object.entries(stages)
    .map(([name, path]) => `import { ${name} } from '${root}/src/nlp/${path}.ts'\n`)
    .join('')
  const right = 'pipeline().add(paragraphs).add(tokens).add(sentences).add(quotation).add(tag)'
  expect(await compileErrors(`${imports}export const right = ${right}\n`)).toEqual([])
  const early = await compileErrors(`${imports}export const early = pipeline().add(paragraphs).add(tag)\nexport const all = [tokens, sentences, quotation]\n`)
  expect(early.join('\n')).toMatch(/^[^\n]*tried\.ts\(7,\d+\): error TS2345[^\n]*'Stage<[^\n]*"tokens"[^\n]*$/)
  const twice = await compileErrors(`${imports}export const twice = ${right}.add(tokens)\n`)
  expect(twice.join('\n')).toMatch(/^[^\n]*tried\.ts\(7,\d+\): error TS2345[^\n]*$/)
})

test('files keep one concept: none over 400 lines, but for words of a language', () => {
  const long = sources.filter((path) => !path.startsWith('src/nlp/language/')).map((path) => ({ path, lines: textAt(path).split('\n').length - 1 }))
  expect(long.filter(({ lines }) => lines > 400)).toEqual([])
})

test('no name that says nothing', () => {
  const parts = /(?:^|[-.])(?:utils?|helpers?|managers?|common|misc)(?:[-.]|$)/i
  const whole = /^(?:data|info|process|handle)(?:\.|$)/i
  expect(sources.filter((path) => path.split('/').some((name) => parts.test(name) || whole.test(name)))).toEqual([])
  const declared = /^ *(?:export )?(?:const|let|(?:async )?function\*?|class|interface|type)\s+(utils?|helpers?|manager|data|info|process|handle|common|misc)\b/gm
  expect(sources.filter((path) => path !== 'tests/house.test.ts').flatMap((path) => [...textAt(path).matchAll(declared)].map(([words]) => `${path}: ${words}`))).toEqual(
    [],
  )
})

test('tests lie beside the code or under tests, and none is switched off without saying why', () => {
  expect(sources.filter((path) => isTest(path) && !/^(src|training|bench|tests)\//.test(path))).toEqual([])
  const own = basename(import.meta.filename)
  const off = sources
    .filter((path) => isTest(path) && !path.endsWith(own))
    .flatMap((path) =>
      textAt(path)
        .split('\n')
        .flatMap((line, i) => {
          if (/\.(?:only|todo|fails)\b\(/.test(line) || /\b(?:fit|xit|xtest|xdescribe)\(/.test(line)) return [`${path}:${i + 1} ${line.trim()}`]
          return /\.skip(?:If)?\b/.test(line) &&
            !/skipped/i.test(
              textAt(path)
                .split('\n')
                .slice(i - 1, i + 3)
                .join('\n'),
            )
            ? [`${path}:${i + 1} ${line.trim()}`]
            : []
        }),
    )
  expect(off).toEqual([])
})

/** Words that must not stand in any committed text, built from halves lest this file hold them. */
const UNWANTED: readonly [string, RegExp][] = [
  ['a note of something left undone', new RegExp(`\\b(?:${['TO' + 'DO', 'FIX' + 'ME', 'HA' + 'CK', 'XX' + 'X'].join('|')})\\b(?!-)`)],
  [
    'a path of somebody’s machine',
    new RegExp(`(?<![\\w.])/(?:${['ho' + 'me', 'Us' + 'ers', 'ro' + 'ot', 'wo' + 'rk'].join('|')})/[\\w.]|/tm${''}p/n\\b|[A-Z]:\\\\Us${''}ers`),
  ],
  [
    'the host of a package registry',
    new RegExp(['registry\\.' + 'npmjs', 'registry\\.' + 'yarnpkg', 'py' + 'pi\\.org', 'python' + 'hosted', '"resolved": "ht' + 'tp'].join('|')),
  ],
]

test('no committed text holds a note to self, a path of one machine or a host of a registry', () => {
  const texts = filesOf().filter((path) => !/^models\/.*\.(bin|gz)$|\.(png|gz)$/.test(path))
  const found = texts.flatMap((path) =>
    textAt(path)
      .split('\n')
      .flatMap((line, i) => UNWANTED.filter(([, pattern]) => pattern.test(line)).map(([what]) => `${path}:${i + 1} ${what}: ${line.trim().slice(0, 80)}`)),
  )
  expect(texts.length).toBeGreaterThan(100)
  expect(found).toEqual([])
})

test('no dead code: every file, export and dependency is used', () => {
  const said = (() => {
    try {
      return execFileSync(process.execPath, [join(root, 'node_modules/knip/bin/knip.js'), '--no-progress', '--no-config-hints'], {
        cwd: root,
        encoding: 'utf8',
        stdio: 'pipe',
      })
    } catch (error) {
      return (error as { stdout: string; stderr: string }).stdout + (error as { stderr: string }).stderr
    }
  })()
  expect(said.trim()).toBe('')
}, 120_000)

test('continuous integration runs what the README says, and no more', () => {
  expect(
    textAt('.ci/run')
      .split('\n')
      .filter((line) => line && !line.startsWith('#')),
  ).toEqual(['cd "${0%/*}/.." && exec ./test'])
  expect(textAt('README.md')).toContain('./test')
})
