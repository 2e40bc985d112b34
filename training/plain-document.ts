import type { Document } from '../src/model/document.ts'

/** A document that is its text and nothing else, as training and measuring read it: no part is told apart, so that all of it is body. */
export const plainDocument = (text: string): Document => ({
  id: 'sha256:0',
  text,
  language: 'en',
  title: null,
  outlet: null,
  place: null,
  url: null,
  published: null,
  modified: null,
  authors: [],
  credits: [],
  genre: 'report',
  parts: [],
  missing: [],
  hyperlinks: [],
  markup: [],
  notes: [],
})
