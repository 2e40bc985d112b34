import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from './checkout.ts'

const run = promisify(execFile)

/**
 * What the compiler says of a source text that stands beside the pure folders, under their settings (no types of Node or the browser):
 * one line an error of its own, none if it compiles. The folders are compiled along, since one file or library among them could bring Node's types in.
 */
export async function compileErrors(source: string): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-types-'))
  try {
    writeFileSync(join(folder, 'tried.ts'), source)
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
    const include = ['src/model', 'src/classify', 'src/nlp', 'src/exchange', 'src/platform.d.ts'].map((path) => join(root, path))
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ extends: join(root, 'tsconfig.pure.json'), include: [...include, 'tried.ts'], exclude: [join(root, '**/*.test.ts')] }),
    )
    await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '--noEmit', '--pretty', 'false', '-p', folder])
    return []
  } catch (error) {
    const { stdout } = error as { stdout?: string }
    if (!stdout?.includes('error TS')) throw error
    return stdout.split('\n').filter((line) => /\btried\.ts\(\d+,\d+\): error TS\d+/.test(line))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
