import { expect } from 'vitest'
import type { Document } from '../../src/model/document.ts'
import type { Layers } from '../../src/model/layers.ts'
import { readLayers } from '../../src/nlp/pipeline.ts'
import type { Resources } from '../../src/nlp/stage.ts'
import { plainDocument } from '../plain-document.ts'
import type { Annotation, MarkedLayer } from './annotation.ts'
import { differences } from './difference.ts'
import { annotationOf } from './from-layers.ts'
import { parseTagged } from './parse.ts'

/** A tagged sentence or text, to be read and compared: `expect(reading('⟦S1 The mayor⟧ ⟦C1 said⟧ ⟦T1 no⟧.')).toRead()`. */
interface TaggedReading {
  readonly expected: Annotation
  readonly document: Document
  readonly layers: Layers
}

/** How a tagged text is to be read: rules only unless weights are given; fields of the document (a date of publication, say) in place of none. */
interface ReadingOptions {
  readonly resources?: Resources
  readonly document?: Partial<Document>
  /** Layers that must be empty, besides those that the text marks. */
  readonly none?: readonly MarkedLayer[]
}

/** A plain document all of whose text is body, with the fields that are known of it. */
const bodyDocument = (text: string, fields: Partial<Document> = {}): Document => ({
  ...plainDocument(text),
  parts: text ? [{ kind: 'body', start: 0, end: text.length }] : [],
  ...fields,
})

/** Reads the words of a tagged text, its marks taken off. `published` and the other fields that its block gives are the document's. */
export function reading(tagged: string, { resources = { model: null, guides: [] }, document: fields, none = [] }: ReadingOptions = {}): TaggedReading {
  const parsed = parseTagged(tagged)
  const expected = { ...parsed, none: [...parsed.none, ...none] }
  const { published, title, outlet, place } = expected.document
  const stated = Object.fromEntries(Object.entries({ published, title, outlet, place }).filter(([, value]) => value !== undefined))
  const parts = expected.parts.length ? { parts: expected.parts } : {}
  const links = expected.links.length ? { hyperlinks: expected.links.map(({ start, end, url }) => ({ start, end, url })) } : {}
  const document = bodyDocument(expected.text, { ...stated, ...parts, ...links, ...fields })
  return { expected, document, layers: readLayers(document, resources) }
}

expect.extend({
  /** The layers that a tagged text marks were read as marked, and no entry too many; layers that it does not mark are not looked at. */
  toRead({ expected, document, layers }: TaggedReading) {
    const differ = differences({ ...expected, parts: [] }, annotationOf(document, layers))
    return { pass: differ === '', message: () => (differ ? `read otherwise than marked\n${differ}` : 'read as marked, and was not to be') }
  },
})

declare module 'vitest' {
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> {
    toRead(this: Matchers<R, T>): R
  }
}
