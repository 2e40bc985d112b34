import type { Document } from '../model/document.ts'
import type { Finding } from '../model/finding.ts'
import { genreOf } from './genre.ts'
import { languageOf } from './language.ts'
import type { Draft, Given, Known } from './reader.ts'

const GIVEN_FIELDS = ['outlet', 'title', 'published', 'url', 'language'] as const

/** The text that a language is told by: the body's, without signs and addresses, where there is a body. */
function proseOf({ text, parts }: Draft): string {
  let prose = ''
  for (const part of parts) {
    if (part.kind === 'body' || part.kind === 'headline' || part.kind === 'standfirst') prose += `${text.slice(part.start, Math.min(part.end, part.start + 8000))}\n`
    if (prose.length > 8000) break
  }
  return (prose || text.slice(0, 8000)).replace(/https?:\S+/gu, ' ')
}

/** What one would look for and neither the document nor the user says, by name. */
function missingOf(draft: Draft, given: Given): string[] {
  const absent: string[] = []
  if (!(given.title ?? draft.title)) absent.push('title')
  if (!(given.outlet ?? draft.outlet)) absent.push('outlet')
  if (!draft.hasByline && !draft.authors.length) absent.push('byline')
  if (!(given.published ?? draft.published) && !draft.hasDate) absent.push('date')
  if (!draft.place) absent.push('place')
  if (!(given.url ?? draft.url) && !draft.hyperlinks.length) absent.push('link')
  return absent
}

/** A draft with what its container says of it, where it does not say so itself. */
function withKnown(draft: Draft, { faults = [], ...known }: Known): Draft {
  const cut = faults.map((fault): Finding => ({ rule: 'not-whole', spans: [], message: `As it was kept, ${fault}` }))
  return {
    ...draft,
    title: draft.title ?? known.title ?? null,
    outlet: draft.outlet ?? known.outlet ?? null,
    language: draft.language ?? known.language ?? null,
    url: draft.url ?? known.url ?? null,
    published: draft.published ?? known.published ?? null,
    modified: draft.modified ?? known.modified ?? null,
    notes: [...cut, ...draft.notes],
  }
}

/** A document from what a reader made of it, what the user knows and what its container says: given values go first, and are named in `given`. */
export function completed(read: Draft, given: Given, id: string, known: Known): Document {
  const draft = withKnown(read, known)
  const { labels, hasByline: _byline, hasDate: _date, genre, ...rest } = draft
  const fields = GIVEN_FIELDS.filter((field) => given[field] !== undefined)
  const document = {
    id,
    text: rest.text,
    language: given.language ?? rest.language ?? languageOf(proseOf(draft)),
    title: given.title ?? rest.title,
    outlet: given.outlet ?? rest.outlet,
    place: rest.place,
    url: given.url ?? rest.url,
    published: given.published ?? rest.published,
    modified: rest.modified,
    authors: rest.authors,
    credits: rest.credits,
    genre:
      genre ??
      genreOf({
        title: given.title ?? rest.title,
        url: given.url ?? rest.url,
        labels,
        text: rest.text,
      }),
    ...(known.feed ? { feed: known.feed } : {}),
    ...(known.identifier === undefined ? {} : { identifier: known.identifier }),
    parts: rest.parts,
    missing: missingOf(draft, given),
    hyperlinks: rest.hyperlinks,
    markup: rest.markup,
    notes: rest.notes,
  }
  const readFrom = { ...rest.readFrom, ...Object.fromEntries(fields.map((field) => [field, 'given'])) }
  const placed = Object.keys(readFrom).length ? { ...document, readFrom } : document
  return fields.length ? { ...placed, given: fields } : placed
}
