import { basename } from 'node:path'
import { z } from 'zod'
import type { KeptDocument } from '../../model/case.ts'
import { aDocument, by, findDocument, theCase } from '../case-options.ts'
import type { CaseOverview } from '../case-overview.ts'
import { handleOf } from '../case-shapes.ts'
import type { Equal, Holds } from '../equal.ts'
import { type Context, operation } from '../operation.ts'
import { Reading } from '../reading-schema.ts'

const Overview = z
  .object({
    case: z.string(),
    documents: z.int(),
    versions: z.int(),
    issued: z.int(),
    unread: z.int(),
    removed: z.int(),
    purged: z.int(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    outlets: z.array(z.object({ outlet: z.string().nullable(), documents: z.int() }).readonly()).readonly(),
    languages: z.record(z.string(), z.int()).readonly(),
    outletsInAll: z.int(),
    saidByNamed: z.int(),
    saidByUnnamed: z.int(),
    reviews: z.int(),
    failures: z.int(),
    length: z.int(),
    size: z.int(),
  })
  .readonly()
export type OverviewHolds = Holds<Equal<z.output<typeof Overview>, CaseOverview>>

const Answer = z.union([
  z.object({ overview: Overview }).readonly(),
  /** `notes` says what the document's standing in the case is, where it is not that of any other. */
  z.object({ reading: Reading, reviewed: Reading, notes: z.array(z.string()).readonly() }).readonly(),
  z.object({ wrote: z.string(), document: z.int() }).readonly(),
  z.object({ wrote: z.string(), files: z.int(), documents: z.int() }).readonly(),
])

/** Writes a case as a site that opens from a disk: what was removed or never read is left out. */
async function* writeSite(handle: string, folder: string, who: string | undefined, context: Context) {
  await using store = await context.openCase(handle, 'write', who)
  const [{ siteFiles }, { everyReview, readReviewed }, { sourcesOfCase }, { version }] = await Promise.all([
    import('../../exchange/site/site.ts'),
    import('../case-reading.ts'),
    import('../case-sources.ts'),
    import('../version.ts'),
  ])
  let documents = 0
  const all = await everyReview(store)
  const { sources } = await sourcesOfCase(store, {}, all)
  async function* shown() {
    for await (const { kept } of store.readings({ versions: true })) {
      if (context.stopping.aborted) return
      documents++
      yield { kept, reading: (await readReviewed(store, kept, all)).reviewed }
    }
  }
  const { place, files } = await context.deliverFolder(folder, siteFiles(basename(handle), version, shown(), sources))
  await store.write((writer) => writer.record('exported', null, { format: 'site', documents, files }))
  yield { wrote: place, files, documents }
}

/** What else is to be known of a document: that it was removed, is a version of another, is an issuer's own text. */
function notesOn({ number, removed, versionOf, issued }: KeptDocument): string[] {
  return [
    ...(removed ? [`${handleOf(number)} was removed on ${removed.at.slice(0, 10)}, and counts nowhere: ${removed.why}`] : []),
    ...(versionOf === null ? [] : [`${handleOf(number)} is a later version of ${handleOf(versionOf)}`]),
    ...(issued ? [`${handleOf(number)} is an issuer's own text`] : []),
  ]
}

/** Shows a case in a few figures, or one of its documents as it was read, with what persons decided about it. */
export const show = operation({
  effect: 'write',
  input: z.object({
    case: theCase,
    document: aDocument.optional().meta({ ...aDocument.meta(), positional: true }),
    html: z
      .string()
      .min(1)
      .optional()
      .describe('write the annotated page of the document to this file, - for standard output; without a document, a site of the whole case into this folder')
      .meta({ value: 'FILE' }),
    by,
  }),
  output: Answer,
  examples: [
    { case: 'examples', input: { case: 'examples.hearsay' }, shows: 'what the case holds', answer: '"documents":3' },
    { case: 'examples', input: { case: 'examples.hearsay', document: '2' }, shows: 'one document, as it was read', answer: '"number":2' },
    {
      case: 'examples',
      input: { case: 'examples.hearsay', document: 'd3', html: 'letter.html' },
      shows: 'its page, the article annotated in place',
      answer: '"wrote":"letter.html"',
    },
    {
      case: 'examples',
      input: { case: 'examples.hearsay', html: 'site' },
      shows: 'a site of the whole case, to be opened from the disk: documents, sources, search',
      answer: '"documents":3',
    },
  ],
  async *run({ case: handle, document, html, by: who }, context) {
    if (document === undefined) {
      if (html !== undefined) {
        yield* writeSite(handle, html, who, context)
        return
      }
      await using store = await context.openCase(handle, 'read')
      const { overviewOf } = await import('../case-overview.ts')
      yield { overview: await overviewOf(store, handle) }
      return
    }
    // What leaves the case is written down in its log.
    await using store = await context.openCase(handle, html === undefined ? 'read' : 'write', who)
    const { readReviewed } = await import('../case-reading.ts')
    const kept = await findDocument(store, document)
    const { machine, reviews, reviewed } = await readReviewed(store, kept)
    const { number = 0 } = machine
    if (html === undefined) {
      yield { reading: { ...machine, reviews }, reviewed, notes: notesOn(kept) }
      return
    }
    const { readingHtml } = await import('../../exchange/html/page.ts')
    const content = readingHtml(reviewed)
    const wrote = await context.deliver(html, { name: `d${number}`, extension: 'html', content })
    const { createHash } = await import('node:crypto')
    await store.write((writer) => writer.record('exported', number, { format: 'html', digest: createHash('sha256').update(content).digest('hex') }))
    yield { wrote, document: number }
  },
})
