import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { fileInputs } from './inputs.ts'

test('what cannot be looked into in a folder fails where it stands, and what comes after it is read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-inputs-'))
  try {
    mkdirSync(join(folder, 'b'))
    // Deeper than a path may be long: not even an administrator looks into that.
    const deeper = `for (let i = 0; i < 20; i++) { fs.mkdirSync('d'.repeat(250)); process.chdir('d'.repeat(250)) }`
    execFileSync(process.execPath, ['-e', deeper], { cwd: join(folder, 'b') })
    for (const name of ['a.txt', 'c.txt', '.hidden']) writeFileSync(join(folder, name), name)
    symlinkSync(join(folder, 'gone'), join(folder, 'bad-link'))
    symlinkSync(folder, join(folder, 'loop'))
    const read: string[] = []
    for await (const input of fileInputs(folder)) {
      const bytes = await input.bytes().catch((error) => error.code)
      read.push(`${input.path.length > 4000 ? 'deep' : basename(input.path)}: ${bytes}`)
    }
    expect(read).toEqual(['a.txt: a.txt', 'deep: casework/unreadable', 'c.txt: c.txt'])
    await expect(fileInputs(join(folder, 'gone'))[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'casework/unreadable' })
  } finally {
    execFileSync('rm', ['-rf', folder])
  }
})
