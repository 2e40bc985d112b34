import { readFileSync } from 'node:fs'
import type { Engine } from '../src/casework/engine.ts'
import { publicReading } from '../src/exchange/reading-json.ts'
import { readBytes } from '../src/ingest/readers.ts'

/** The lines that `hearsay read --json` prints for these files: what scorers read. */
export async function readingLines(engine: Engine, files: readonly string[]): Promise<string> {
  const lines: string[] = []
  for (const file of files) lines.push(JSON.stringify(publicReading(await engine.read(readBytes(readFileSync(file), { name: file })), file)))
  return `${lines.join('\n')}\n`
}
