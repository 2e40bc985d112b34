import { z } from 'zod'
import type { DocumentChoice, KeptDocument } from '../model/case.ts'
import { HearsayError } from '../model/error.ts'
import type { Store } from '../store/store.ts'

/** The case that a call is about. */
export const theCase = z.string().min(1).describe('the case: a file such as bridge.hearsay').meta({ value: 'CASE', positional: true })

/** A document of it. */
export const aDocument = z.string().min(1).describe('a document: its number (3 or d3), its id or the beginning of it, or its name').meta({ value: 'DOCUMENT' })

/** Who acts. */
export const by = z
  .string()
  .min(1)
  .optional()
  .describe('who decides this; else HEARSAY_BY, else the name under which you are logged in')
  .meta({ value: 'NAME', setting: true })

/** Whether the calendar has the day that an ISO 8601 date names, as far as it does. */
function isOnCalendar(date: string): boolean {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(date) ?? []
  const time = new Date(`${year}-${month}-${day}T00:00:00Z`)
  return Number.isFinite(time.getTime()) && time.toISOString().startsWith(`${year}-${month}-${day}`)
}

const day = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2})?)?)?)?$/, 'is no ISO 8601 date: write 2026-03-01')
  .refine(isOnCalendar, 'is no day of the calendar')
  .optional()

/** The fields by which a caller says which documents are meant. */
export const whichDocuments = {
  outlet: z.string().min(1).optional().describe('of this outlet').meta({ value: 'NAME' }),
  author: z.string().min(1).optional().describe('by this author').meta({ value: 'NAME' }),
  from: day.describe('published on this day or later').meta({ value: 'DATE' }),
  to: day.describe('published on this day or before').meta({ value: 'DATE' }),
  language: z.string().min(1).optional().describe('in this language, as a BCP 47 tag').meta({ value: 'TAG' }),
  versions: z.boolean().default(false).describe('earlier versions too'),
  removed: z.boolean().default(false).describe('removed ones too'),
}

const shape = z.object(whichDocuments)

/** The choice that a caller made, and only that. */
export function choiceOf(call: z.output<typeof shape>): DocumentChoice {
  const { outlet, author, from, to, language, versions, removed } = call
  return Object.fromEntries(Object.entries({ outlet, author, from, to, language, versions, removed }).filter(([, value]) => value !== undefined)) as DocumentChoice
}

/** How many documents a hint lists, and among how many it looks for those that are like what was named. */
const MOST_LISTED = 5
const MOST_LOOKED_AT = 2000

/** What a person may have meant: documents whose name or title has the words, else what there is. */
async function whatThereIs(store: Store, handle: string): Promise<string> {
  const wanted = handle.toLowerCase()
  const [like, first]: [string[], string[]] = [[], []]
  let seen = 0
  for await (const { number, name, document } of store.documents({ versions: true })) {
    const shown = `d${number} (${name})`
    if (seen++ < MOST_LISTED) first.push(shown)
    if ([name, document.title ?? ''].some((one) => one.toLowerCase().includes(wanted))) like.push(shown)
    if (seen === MOST_LOOKED_AT || like.length > MOST_LISTED) break
  }
  if (like.length) return `you may mean ${like.slice(0, MOST_LISTED).join(', ')}`
  if (!seen) return `it holds no document: hearsay add ${store.place} FILE`
  return `it holds ${first.join(', ')}${seen > first.length ? ` and others: hearsay list ${store.place}` : ''}`
}

/** A document by what a person calls it: `3`, `d3`, an id or its beginning, a name. Throws `casework/no-document`, with what there is. */
export async function findDocument(store: Store, handle: string): Promise<KeptDocument> {
  const [, number] = /^[dD]?(\d{1,12})$/.exec(handle.trim()) ?? []
  const found = (await store.find(handle)) ?? (number === undefined ? undefined : await store.find(number))
  if (found) return found
  throw new HearsayError('casework/no-document', `${store.place} has no document '${handle}'`, { hint: await whatThereIs(store, handle) })
}
