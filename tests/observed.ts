import type { Document } from '../src/model/document.ts'
import type { Layers } from '../src/model/layers.ts'
import { readLayers } from '../src/nlp/pipeline.ts'
import { plainDocument } from '../training/plain-document.ts'

/** A text read by rules alone, published on a Sunday. */
export function observed(text: string, more: Partial<Document> = {}): Layers {
  const document = { ...plainDocument(text), published: '2026-10-18', ...more }
  return readLayers(document, { model: null, guides: [] })
}

/** Strings that are hard on readers of names, numbers and dates. */
export const hardWords = [
  'March',
  '3',
  '-',
  '5',
  '$',
  '–',
  'last',
  'between',
  'and',
  '20',
  '30',
  'per',
  'cent',
  'dozens',
  'of',
  'Ada',
  'Vale',
  'sued',
  'by',
  "'s",
  '“',
  '”',
  '99999999999999999999',
  '\ud800',
  '\n\n',
  'the',
  'sanctions',
  'on',
  'Norway',
  '.',
  ',',
  '(',
  ')',
  'United',
  'half',
  'a',
  'ago',
  'two',
  '0s',
  '00:00',
  'at',
]
