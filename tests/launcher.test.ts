import { spawn } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { root } from './house/checkout.ts'

/*
 * First starts, without a network: a checkout with a program that only prints its arguments, and an npm that "installs" by writing
 * what npm leaves behind. The Node on the path is the one that runs the tests, or a stand-in that says it is an older one.
 */
const above = mkdtempSync(join(tmpdir(), 'hearsay launcher '))
afterAll(() => rmSync(above, { recursive: true }))

const home = join(above, 'a checkout')
const bin = join(above, 'bin')
const calls = join(above, 'npm-calls')

const executable = (path: string, text: string): void => {
  writeFileSync(path, text)
  chmodSync(path, 0o755)
}

/** Names a program of the system that the launcher needs; the path of the tests holds no other, and so neither the machine's npm nor its Node. */
const TOOLS = ['sh', 'cat', 'cp', 'dirname', 'env', 'ls', 'ln', 'mkdir', 'mv', 'readlink', 'rm', 'sleep', 'uname', 'pwd']

beforeEach(() => {
  rmSync(home, { recursive: true, force: true })
  rmSync(bin, { recursive: true, force: true })
  rmSync(calls, { force: true })
  for (const folder of ['src/cli', 'launcher']) mkdirSync(join(home, folder), { recursive: true })
  mkdirSync(bin)
  cpSync(join(root, 'hearsay'), join(home, 'hearsay'))
  cpSync(join(root, 'launcher'), join(home, 'launcher'), { recursive: true })
  writeFileSync(join(home, 'src/cli/main.ts'), 'console.log(JSON.stringify(process.argv.slice(2) as string[]))\n')
  writeFileSync(join(home, 'package.json'), '{ "type": "module" }')
  writeFileSync(
    join(home, 'package-lock.json'),
    JSON.stringify({ packages: { '': {}, 'node_modules/needed': { version: '1.0.0' }, 'node_modules/tool': { version: '2.0.0', dev: true } } }),
  )
  for (const tool of TOOLS) {
    const found = ['/usr/bin', '/bin'].map((folder) => join(folder, tool)).find((path) => existsSync(path))
    if (found) symlinkSync(found, join(bin, tool))
  }
  symlinkSync(process.execPath, join(bin, 'node'))
})

/** An npm that takes `seconds` and leaves what `npm ci` leaves; it notes how it was called. */
function npmThatInstalls(seconds = 0): void {
  executable(
    join(bin, 'npm'),
    `#!/bin/sh
echo "$*" >>'${calls}'
sleep ${seconds}
mkdir -p node_modules/needed
echo '{}' >node_modules/needed/package.json
echo '{ "packages": { "node_modules/needed": { "version": "1.0.0" } } }' >node_modules/.package-lock.json
`,
  )
}

const npmCalls = (): string[] => (existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : [])

function start(args: readonly string[] = ['one', 'two words'], program = join(home, 'hearsay')): Promise<{ status: number | null; out: string; err: string }> {
  const child = spawn(program, args, { cwd: above, env: { PATH: bin, HOME: above }, stdio: ['ignore', 'pipe', 'pipe'] })
  const gathered = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (words) => (gathered.out += words))
  child.stderr.setEncoding('utf8').on('data', (words) => (gathered.err += words))
  return new Promise((resolve, reject) => child.on('error', reject).on('close', (status) => resolve({ status, ...gathered })))
}

test('the first start installs what running needs and says so, the next ones start at once', async () => {
  npmThatInstalls()
  const first = await start()
  expect(first).toEqual({ status: 0, out: '["one","two words"]\n', err: expect.stringMatching(/installing the few packages that running needs[\s\S]*ready/) })
  expect(npmCalls()).toEqual([expect.stringMatching(/^ci --omit=dev /)])
  expect(await start()).toEqual({ status: 0, out: '["one","two words"]\n', err: '' })
  expect(npmCalls()).toHaveLength(1)
})

test('it finds its folder through links, from anywhere', async () => {
  npmThatInstalls()
  mkdirSync(join(above, 'links'), { recursive: true })
  rmSync(join(above, 'links/hearsay'), { force: true })
  rmSync(join(bin, 'hearsay'), { force: true })
  symlinkSync(join('..', 'a checkout', 'hearsay'), join(above, 'links/hearsay'))
  symlinkSync(join(above, 'links/hearsay'), join(bin, 'hearsay'))
  expect(await start(['x'], join(bin, 'hearsay'))).toMatchObject({ status: 0, out: '["x"]\n' })
  expect(await start(['x'], 'hearsay')).toMatchObject({ status: 0, out: '["x"]\n', err: '' })
})

test('an install that was broken off, or a package that is gone, is done anew', async () => {
  npmThatInstalls()
  mkdirSync(join(home, 'node_modules/needed'), { recursive: true })
  expect(await start()).toMatchObject({ status: 0 })
  expect(npmCalls(), 'no list of npm’s own').toHaveLength(1)
  rmSync(join(home, 'node_modules/needed'), { recursive: true })
  expect(await start()).toMatchObject({ status: 0 })
  expect(npmCalls(), 'a package is gone').toHaveLength(2)
})

test('packages that are there are not installed again, and those for development stay', async () => {
  npmThatInstalls()
  await start()
  rmSync(join(home, '.runtime'), { recursive: true })
  expect(await start()).toEqual({ status: 0, out: '["one","two words"]\n', err: '' })
  mkdirSync(join(home, 'node_modules/vitest'))
  rmSync(join(home, 'node_modules/.package-lock.json'))
  await start()
  expect(npmCalls()).toEqual([expect.stringContaining('--omit=dev'), expect.not.stringContaining('--omit=dev')])
})

test('two first starts at once do not collide: one installs, the other waits', async () => {
  npmThatInstalls(2)
  const both = await Promise.all([start(['a']), start(['b'])])
  expect(both.map(({ status, out }) => [status, out])).toEqual([
    [0, '["a"]\n'],
    [0, '["b"]\n'],
  ])
  expect(npmCalls()).toHaveLength(1)
  expect(both.map(({ err }) => err).join('')).toContain('waiting for it')
  expect(existsSync(join(home, '.runtime/lock'))).toBe(false)
})

test('the lock of a start that was killed is taken away', async () => {
  npmThatInstalls()
  mkdirSync(join(home, '.runtime'))
  const gone = spawn('true')
  await new Promise((resolve) => gone.on('close', resolve))
  symlinkSync(String(gone.pid), join(home, '.runtime/lock'))
  expect(readlinkSync(join(home, '.runtime/lock'))).toBe(String(gone.pid))
  expect(await start()).toMatchObject({ status: 0, out: '["one","two words"]\n' })
})

test('without npm, without Node, and where npm fails, it says what to do', async () => {
  expect(await start()).toMatchObject({ status: 2, out: '', err: expect.stringContaining('needs npm to install its packages') })
  executable(join(bin, 'npm'), '#!/bin/sh\necho "network unreachable" >&2\nexit 1\n')
  expect(await start()).toMatchObject({ status: 2, out: '', err: expect.stringMatching(/network unreachable[\s\S]*With a network, start again/) })
  rmSync(join(bin, 'node'))
  expect(await start()).toMatchObject({ status: 2, out: '', err: expect.stringMatching(/found no Node\.js\. Install both/) })
})

test('where Node is older, a newer one is brought and npm runs under it', async () => {
  rmSync(join(bin, 'node'))
  // A Node that says it is old: it answers the question for its version, and refuses the rest.
  executable(join(bin, 'node'), '#!/bin/sh\n[ "$1" = --version ] && echo v20.0.0 && exit 0\nexit 1\n')
  executable(
    join(bin, 'npm'),
    `#!/bin/sh
echo "$(command -v node) $*" >>'${calls}'
case $* in
*--omit=dev*)
  mkdir -p node_modules/needed
  echo '{}' >node_modules/needed/package.json
  echo '{ "packages": { "node_modules/needed": { "version": "1.0.0" } } }' >node_modules/.package-lock.json ;;
*)
  mkdir -p node_modules/node-of-this-platform/bin
  ln -s '${process.execPath}' node_modules/node-of-this-platform/bin/node ;;
esac
`,
  )
  expect(await start()).toEqual({ status: 0, out: '["one","two words"]\n', err: expect.stringMatching(/this machine has Node v20\.0\.0; bringing Node 24[\s\S]*ready/) })
  expect(npmCalls()).toEqual([
    expect.stringContaining(`${join(bin, 'node')} ci --ignore-scripts`),
    expect.stringContaining(`${join(home, '.runtime/node/bin/node')} ci --omit=dev`),
  ])
  expect(await start()).toMatchObject({ status: 0, err: '' })
})

test('the Node that is brought is pinned, with a digest for each platform', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'launcher/node/package.json'), 'utf8'))
  const { packages } = JSON.parse(readFileSync(join(root, 'launcher/node/package-lock.json'), 'utf8'))
  const pinned = Object.entries<string>(manifest.optionalDependencies)
  expect(pinned.length).toBeGreaterThan(3)
  for (const [name, version] of pinned) expect(packages[`node_modules/${name}`], name).toMatchObject({ version, integrity: expect.stringMatching(/^sha512-/) })
})
