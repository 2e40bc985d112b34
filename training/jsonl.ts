import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/** The objects of a JSON Lines file, gzipped or not. */
export function readJsonLines<T>(path: string): T[] {
  const bytes = readFileSync(path)
  const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8')
  return text
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line) as T)
}
