import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openEngine } from './engine.ts'

const weights = join(import.meta.dirname, '../../models/en/weights.bin')

// Skipped before the first training: there are no weights then.
test.skipIf(!existsSync(weights))('readings name the weights by their digest, which the manifest states truly', async () => {
  const digest = createHash('sha256').update(readFileSync(weights)).digest('hex')
  expect((await openEngine()).model).toBe(digest.slice(0, 12))
})

test('a reading by rules names no weights', async () => {
  expect((await openEngine({ rules: true })).model).toBeNull()
})
