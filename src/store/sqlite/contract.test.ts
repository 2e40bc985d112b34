import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, test } from 'vitest'
import { contract } from '../contract.ts'
import { openSqlite } from './open.ts'

const folder = mkdtempSync(join(tmpdir(), 'hearsay-contract-'))
afterAll(() => rmSync(folder, { recursive: true }))

let cases = 0
contract(test, () => {
  const path = join(folder, `${++cases}.hearsay`)
  return (options) => openSqlite(path, options)
})
