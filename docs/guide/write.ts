import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { played } from './play.ts'

// Plays the commands of the guide and puts what they print into it: `node docs/guide/write.ts`.
const guide = join(import.meta.dirname, 'a-case.md')
await writeFile(guide, await played(await readFile(guide, 'utf8')))
