import type { Container } from '../reader.ts'
import { holdsPart, mediaTypeOf } from './package.ts'

/** A book, or an issue of a newspaper as readers of books hold it: every file of text in it is a document. What opens it is loaded with the first one. */
export const epub: Container = {
  format: 'epub',
  suits: ({ bytes }) => mediaTypeOf(bytes) === 'application/epub+zip' || holdsPart(bytes, 'META-INF/container.xml'),
  async *open(raw) {
    yield* (await import('./epub/open.ts')).openBook(raw)
  },
}
