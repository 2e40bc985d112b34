/** One way of reading, measured in a process of its own, so that none slows another: `node bench/one-reader.ts NAME [TEXTS…]` prints its cost as JSON. */

import { inlineMore } from '../src/casework/compiler.ts'
import type { Document } from '../src/model/document.ts'
import { readLayers } from '../src/nlp/pipeline.ts'
import { medianCost } from './harness.ts'
import { weights } from './model.ts'
import { textsOf } from './texts.ts'

const RUNS = 7
/** Rounds before those that count: the compiler goes on for some, and its threads count as processor time. */
const WARMUPS = 8

/** What reads a document, by name; each loads what it needs and nothing else. */
const readers: Readonly<Record<string, () => Promise<(document: Document) => unknown>>> = {
  async hearsay() {
    const resources = { model: weights(), guides: [] }
    return (document) => readLayers(document, resources)
  },
  async 'hearsay --rules'() {
    return (document) => readLayers(document, { model: null, guides: [] })
  },
  async 'wink-nlp'() {
    const [{ default: winkNlp }, { default: model }] = await Promise.all([import('wink-nlp'), import('wink-eng-lite-web-model')])
    const nlp = winkNlp(model, ['sbd', 'pos', 'ner'])
    return ({ text }) => nlp.readDoc(text)
  },
  async 'compromise/three'() {
    const { default: nlp } = await import('compromise/three')
    return ({ text }) => nlp(text)
  },
}

inlineMore()
const [name, ...files] = process.argv.slice(2)
const { documents, tokens } = textsOf(files)
const read = await readers[name]()
const cost = medianCost(RUNS, WARMUPS, () => {
  for (const document of documents) read(document)
})
console.log(JSON.stringify({ ...cost, tokens, texts: documents.length }))
