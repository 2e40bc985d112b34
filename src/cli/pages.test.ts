import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { FolderFile } from '../casework/operation.ts'
import { deliverFolder } from './pages.ts'

const page = (words: string) => `<!doctype html><meta name="generator" content="Hearsay 0.0.0"><p>${words}`

async function* site(...documents: number[]): AsyncGenerator<FolderFile> {
  for (const number of documents) yield { path: `documents/d${number}.html`, content: page(`document ${number}`) }
  yield { path: 'index.html', content: page('all') }
  yield { path: 'search/search.js', content: 'search()' }
  for (const number of documents) yield { path: `search/cards-${number}.js`, content: `hearsayCards([${number}])` }
}

test('a site that is written anew leaves nothing of the one before, and what is not of it alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-pages-'))
  try {
    const target = join(folder, 'site')
    await deliverFolder(target, site(1, 2, 3))
    for (const [name, words] of [
      ['documents/notes.html', '<p>mine'],
      ['documents/notes.txt', 'mine'],
      ['search/mine.js', 'mine()'],
    ])
      writeFileSync(join(target, name), words)
    expect(await deliverFolder(target, site(1, 3))).toEqual({ place: target, files: 6 })
    expect(readdirSync(join(target, 'documents')).sort()).toEqual(['d1.html', 'd3.html', 'notes.html', 'notes.txt'])
    expect(readdirSync(join(target, 'search')).sort()).toEqual(['cards-1.js', 'cards-3.js', 'mine.js', 'search.js'])
    await expect(deliverFolder(folder, site(1))).rejects.toMatchObject({ code: 'cli/wrong-call' })
  } finally {
    rmSync(folder, { recursive: true })
  }
})
