import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { referencePage } from '../../src/cli/reference.ts'

await writeFile(join(import.meta.dirname, 'commands.md'), await referencePage())
