import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { megabytes, type Table, thousands } from './harness.ts'

const ROOT = join(import.meta.dirname, '..')

/** Every file below a folder; links are not followed. */
const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => lstatSync(path).isFile())
const bytesOf = (files: readonly string[]): number => files.reduce((sum, file) => sum + lstatSync(file).size, 0)
const linesOf = (files: readonly string[]): number => files.reduce((sum, file) => sum + readFileSync(file, 'utf8').split('\n').length - 1, 0)

/** What npm says it would pack, in bytes: packed and unpacked; null where it cannot say. */
function packed(): { readonly size: number; readonly unpackedSize: number; readonly entryCount: number } | null {
  const { stdout, status } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: ROOT, encoding: 'utf8' })
  if (status !== 0) return null
  const told = JSON.parse(stdout)
  return Array.isArray(told) ? told[0] : (Object.values(told)[0] as never)
}

/** The files of an installation without development packages, made in a folder of its own; null without a network. */
function installed(): readonly string[] | null {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-size-'))
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) if (existsSync(join(ROOT, file))) copyFileSync(join(ROOT, file), join(folder, file))
  const { status } = spawnSync('npm', ['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'ignore' })
  const files = status === 0 ? filesBelow(join(folder, 'node_modules')) : null
  const told = files && [`${files.length}`, megabytes(bytesOf(files))]
  rmSync(folder, { recursive: true })
  return told
}

/** How large the program is: as a package, with its weights, and with the packages that running needs. */
export function size(): Table {
  const sources = filesBelow(join(ROOT, 'src')).filter((file) => file.endsWith('.ts'))
  const [tests, code] = [sources.filter((file) => file.endsWith('.test.ts')), sources.filter((file) => !file.endsWith('.test.ts'))]
  const models = existsSync(join(ROOT, 'models')) ? filesBelow(join(ROOT, 'models')) : []
  const pack = packed()
  const [files, bytes] = installed() ?? ['', 'not measured: no network']
  const counted = (name: string, list: readonly string[]) => [name, `${list.length}`, megabytes(bytesOf(list)), thousands(linesOf(list))]
  return {
    title: 'Size',
    note: 'Lines are all lines, comments and data of the lexicons among them.',
    head: ['what', 'files', 'size', 'lines'],
    rows: [
      ['package (npm pack)', `${pack?.entryCount ?? ''}`, pack ? `${megabytes(pack.size)}, unpacked ${megabytes(pack.unpackedSize)}` : 'not measured', ''],
      ['models/en', `${models.length}`, megabytes(bytesOf(models)), ''],
      ['node_modules (npm ci --omit=dev)', files, bytes, ''],
      counted('src', code),
      counted('tests beside it', tests),
    ],
  }
}
