import { copyFile, mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEngine } from '../../src/casework/engine.ts'
import { stageDigests } from '../../src/casework/stages.ts'
import { publicReading } from '../../src/exchange/reading-json.ts'
import { readBytes } from '../../src/ingest/readers.ts'
import { openSqlite } from '../../src/store/sqlite/open.ts'
import type { Hand } from '../../src/store/store.ts'

const EXAMPLES = join(import.meta.dirname, '../../examples')

/** Whose hand makes the prepared cases, and when: the same at every run. */
export const hand: Hand = { by: 'Ana', now: () => new Date('2026-03-05T08:00:00Z') }

/** A case of the articles in `examples`, read and kept, as it is before anybody decided anything; or an empty one. */
async function prepare(name: string, path: string): Promise<void> {
  await using store = await openSqlite(path, { mode: 'create', hand })
  if (name === 'empty') return
  const engine = await openEngine()
  for (const file of (await readdir(EXAMPLES)).sort()) {
    const bytes = new Uint8Array(await readFile(join(EXAMPLES, file)))
    const document = readBytes(bytes, { name: file, given: {} })
    const read = await engine.read(document)
    const { engine: made, layers } = publicReading(read, file)
    const reading = { engine: made, stages: stageDigests(read.engine, []), layers }
    await store.write((writer) => writer.admit({ document, original: bytes, name: `examples/${file}`, captured: null, issued: false, reading }, null))
  }
}

const prepared = new Map<string, Promise<string>>()

/** Puts a prepared case at a path: made once in a run, then copied, so that what one example does to it no other sees. */
export async function exampleCase(name: string, path: string): Promise<string> {
  const made = prepared.get(name) ?? mkdtemp(join(tmpdir(), 'hearsay-prepared-')).then((folder) => prepare(name, join(folder, 'case')).then(() => join(folder, 'case')))
  prepared.set(name, made)
  await copyFile(await made, path)
  return path
}
