import { z } from 'zod'
import { theCase } from '../case-options.ts'
import { operation } from '../operation.ts'
import { howToRead } from '../reading-options.ts'

const EngineShape = z
  .object({
    version: z.string(),
    model: z.string().nullable(),
    profile: z.enum(['default', 'fast']),
    documents: z.int(),
    /** Layers that today's engine would read anew. */
    stale: z.array(z.string()).readonly(),
  })
  .readonly()

const JobShape = z
  .object({ number: z.int(), command: z.string(), started: z.string(), ended: z.string().nullable(), added: z.int(), known: z.int(), failed: z.int() })
  .readonly()

const FailureRow = z.object({ job: z.int(), name: z.string(), code: z.string(), message: z.string() }).readonly()

const Status = z
  .object({
    case: z.string(),
    documents: z.int(),
    versions: z.int(),
    issued: z.int(),
    removed: z.int(),
    purged: z.int(),
    unread: z.int(),
    stale: z.int(),
    engines: z.array(EngineShape).readonly(),
    languages: z.record(z.string(), z.int()).readonly(),
    length: z.int(),
    bytes: z.int(),
    size: z.int(),
    jobs: z.int(),
    failures: z.int(),
    last: JobShape.nullable(),
  })
  .readonly()
type Status = z.output<typeof Status>

const Answer = z.union([Status, z.object({ failure: FailureRow }).readonly()])

const count = (value: number, one: string, many = `${one}s`): string => `${value.toLocaleString('en')} ${value === 1 ? one : many}`

const megabytes = (bytes: number): string => (bytes < 1e6 ? `${Math.round(bytes / 1e3).toLocaleString('en')} kB` : `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`)

const moment = (at: string): string => `${at.slice(0, 16).replace('T', ' ')} UTC`

function jobLine({ command, started, ended, added, known, failed }: NonNullable<Status['last']>): string {
  const counts = [
    count(added, 'document added', 'documents added'),
    known ? `${known.toLocaleString('en')} known` : '',
    failed ? `${failed.toLocaleString('en')} failed` : '',
  ]
  return `${moment(started)}: ${command}: ${counts.filter(Boolean).join(', ')}${ended === null ? '; it has not ended, or was cut off: the same call goes on' : ''}`
}

/** How many failures there are, and which are listed. */
function failuresLine({ failures, last }: Status): string {
  if (!failures) return 'none'
  const ofLast = last?.failed ?? 0
  if (failures === ofLast) return failures.toLocaleString('en')
  return `${failures.toLocaleString('en')} in all calls${ofLast ? `, ${ofLast.toLocaleString('en')} in the last` : ''}; --failures lists them`
}

/** How a case stands, as lines for a person: a word of what each is, and the numbers. */
function lines(status: Status): string {
  const { versions, issued, removed, purged, unread, stale, engines, languages } = status
  const beside = [
    versions ? count(versions, 'earlier version') : '',
    issued ? `${issued.toLocaleString('en')} issued` : '',
    removed ? `${removed.toLocaleString('en')} removed${purged ? `, ${purged.toLocaleString('en')} of them erased` : ''}` : '',
  ].filter(Boolean)
  const rows: [string, string][] = [
    ['documents', `${status.documents.toLocaleString('en')}${beside.length ? `; ${beside.join('; ')}` : ''}`],
    [
      'languages',
      Object.entries(languages)
        .map(([tag, documents]) => `${tag === 'und' ? 'not made out' : tag} ${documents.toLocaleString('en')}`)
        .join(', ') || 'none',
    ],
    ...engines.map(({ version, model, profile, documents, stale: layers }): [string, string] => [
      'read',
      `${documents.toLocaleString('en')} by engine ${version}, ${model === null ? 'rules only' : `weights ${model}`}, ${profile}${layers.length ? `; stale: ${layers.join(', ')}` : ''}`,
    ]),
    ...(unread ? ([['not read', `${unread.toLocaleString('en')}: hearsay reread ${status.case} reads them`]] as [string, string][]) : []),
    ...(stale ? ([['stale', `${count(stale, 'document')}: hearsay reread ${status.case} reads them anew`]] as [string, string][]) : []),
    ['size', `${megabytes(status.size)}; originals ${megabytes(status.bytes)}, text ${status.length.toLocaleString('en')} characters`],
    ['calls', `${status.jobs ? `${count(status.jobs, 'call')} of add, watch or reread` : 'none'}${status.last ? `; the last ${jobLine(status.last)}` : ''}`],
    ['failures', failuresLine(status)],
  ]
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows.map(([name, words]) => `${name.padEnd(width)}  ${words}`).join('\n')
}

/** How a case stands: what it holds, what of it is read and with which engine, what has gone stale, what failed. */
export const status = operation({
  effect: 'read',
  input: z.object({
    case: theCase,
    failures: z.boolean().default(false).describe('list every failure, and not those of the last call alone'),
    rules: howToRead.rules,
    guide: howToRead.guide,
  }),
  output: Answer,
  told: (answer) => ('failure' in answer ? `  ${answer.failure.code}: ${answer.failure.message}` : lines(answer)),
  examples: [{ case: 'examples', input: { case: 'examples.hearsay' }, shows: 'how the case stands', answer: '"documents":3,"versions":0' }],
  async *run({ case: handle, failures: all, rules, guide }, context) {
    const [{ digestsOfToday, staleLayers }, { readGuides }] = await Promise.all([import('../today.ts'), import('../guides.ts')])
    await using store = await context.openCase(handle, 'read')
    const [today, { engines, ...counts }] = await Promise.all([digestsOfToday({ rules, guides: await readGuides(guide) }), store.counts()])
    const used = engines.map(({ engine, stages, documents }) => ({ ...engine, documents, stale: staleLayers(stages, today[engine.profile]) }))
    let last: Status['last'] = null
    for await (const job of store.jobs()) last = job
    const stale = used.reduce((sum, { documents, stale }) => sum + (stale.length ? documents : 0), 0)
    yield { case: handle, ...counts, stale, engines: used, last }
    if (all) for await (const failure of store.failures()) yield { failure }
    else if (last) for await (const failure of store.failures(last.number)) yield { failure }
  },
})
