import { selectorOf } from '../../model/anchoring.ts'
import { HearsayError } from '../../model/error.ts'
import type { Review, ReviewAction, ReviewSubject } from '../../model/review.ts'
import type { Store } from '../../store/store.ts'
import { findDocument } from '../case-options.ts'
import { everyReview, type ReviewedDocument, readReviewed } from '../case-reading.ts'
import { handleOf } from '../case-shapes.ts'
import { findPlace } from '../explanation.ts'
import { correctionOf } from './corrections.ts'
import { isNamed, isProper } from './identity.ts'
import { undoneBy } from './in-force.ts'
import { entriesAt } from './place.ts'
import { sameSource, sourceKey } from './source-name.ts'

/** What a person asks for: what it is about, and the decision. */
export interface Asked {
  readonly document?: string
  readonly attribution?: string
  readonly layer?: string
  readonly at?: string
  readonly source?: string
  readonly confirm: boolean
  readonly reject: boolean
  readonly correct: readonly string[]
  readonly merge: readonly string[]
  readonly split: boolean
  readonly grade?: string
  readonly note?: string
  readonly undo?: number
}

type Decision = Pick<Review, 'action' | 'subject' | 'value' | 'note'>

const wrong = (message: string, hint: string) => new HearsayError('casework/wrong-review', message, { hint })

const SUBJECTS = 'about a statement: --document 3 --attribution a4; about other things read: --document 3 --layer gaps --at WORDS; about a source: --source NAME'

/** Which decision is asked for; undefined where none is. Throws `casework/wrong-review` where two are. */
export function actionAsked({ confirm, reject, correct, merge, split, grade, note, undo }: Asked): ReviewAction | undefined {
  const asked: ReviewAction[] = []
  if (confirm) asked.push('confirm')
  if (reject) asked.push('reject')
  if (correct.length) asked.push('correct')
  if (merge.length) asked.push('merge')
  if (split) asked.push('split')
  if (grade !== undefined) asked.push('grade')
  if (undo !== undefined) asked.push('undo')
  if (asked.length > 1) throw wrong(`${asked.map((one) => `--${one}`).join(' and ')} are two decisions`, 'make one at a time')
  return asked[0] ?? (note === undefined ? undefined : 'note')
}

/** A statement of a document by its id, or whatever a layer has at some words. */
function subjectIn({ kept, machine }: ReviewedDocument, { attribution: id, layer, at }: Asked): ReviewSubject {
  const { number: document } = kept
  const { text } = machine.document
  const hold = (spans: readonly { readonly start: number; readonly end: number }[]) => spans.map((span) => selectorOf(text, span))
  if (id !== undefined) {
    const found = machine.layers.attributions.find((one) => one.id === id)
    if (!found) throw wrong(`${handleOf(document)} has no statement '${id}'`, `hearsay quotes CASE --document ${document} --all lists them`)
    return { of: 'attribution', document, source: hold(found.source), cue: hold(found.cue), content: hold(found.content) }
  }
  if (layer === undefined && at === undefined) return { of: 'document', document }
  if (layer === undefined || at === undefined) throw wrong('--layer and --at go together', SUBJECTS)
  if (!Object.hasOwn(machine.layers, layer)) throw wrong(`there is no layer '${layer}'`, `the layers are ${Object.keys(machine.layers).join(', ')}`)
  const place = findPlace(text, at)
  if (!place) throw wrong(`${handleOf(document)} does not have the words '${at}'`, 'give them as they stand in the text')
  const [entry] = entriesAt(machine.layers, layer, [place])
  if (!entry) throw wrong(`nothing of the layer '${layer}' is read at '${at}'`, 'hearsay show CASE DOCUMENT --json has every layer')
  return { of: 'span', document, layer, spans: hold(entry.spans) }
}

/** Which of some names are of sources of the case, or of one document of it, and of what kinds they are there. */
async function known(store: Store, names: readonly string[], document: number | null): Promise<Map<string, Set<string>>> {
  const wanted = new Map(names.map((name) => [sourceKey(name), name]))
  const found = new Map<string, Set<string>>()
  for await (const row of store.sources({ versions: true })) {
    const name = wanted.get(sourceKey(row.name))
    if (name !== undefined && (document === null || row.document === document)) found.set(name, (found.get(name) ?? new Set()).add(row.kind))
  }
  return found
}

/** A source by its name. Words that many reports have for somebody ("the minister") are nobody in particular without the document. */
async function subjectSource(store: Store, { source = '', document, merge }: Asked): Promise<ReviewSubject> {
  if (merge.some((name) => sameSource(name, source))) throw wrong(`'${source}' is the same name`, 'name the other one that it is')
  const number = document === undefined ? null : (await findDocument(store, document)).number
  const found = await known(store, [source, ...merge], number)
  const isVague = (name: string) => !isProper(name) || [...(found.get(name) ?? [])].some((kind) => !isNamed(kind))
  const vague = number === null ? [source, ...merge].find(isVague) : undefined
  if (vague !== undefined) throw wrong(`'${vague}' may be another one in every document`, 'name the document: --document 3')
  const persons = (await everyReview(store)).flatMap(({ value }) => (typeof value.who === 'string' ? [value.who] : []))
  // The name that others are merged into may be one that no text has: a person knows who it is.
  const missing = (merge.length ? merge : [source]).find((name) => !found.has(name) && !persons.some((one) => sameSource(one, name)))
  if (missing !== undefined) {
    const where = number === null ? 'the case' : handleOf(number)
    throw new HearsayError('casework/no-source', `${where} has no source '${missing}'`, { hint: 'hearsay sources CASE lists them; give the name as it stands there' })
  }
  return { of: 'source', names: [source], document: number }
}

async function undo(store: Store, number: number, note: string | null): Promise<Decision> {
  const reviews = await everyReview(store)
  if (!reviews.some((review) => review.number === number)) throw wrong(`there is no review ${number}`, 'hearsay review CASE lists them')
  const by = undoneBy(reviews).get(number)
  if (by !== undefined) throw wrong(`review ${number} is taken back already, by review ${by}`, `to let it hold again: --undo ${by}`)
  return { action: 'undo', subject: { of: 'review', review: number }, value: {}, note }
}

/** What a subject is called where its own name will not do. */
const NAMED: Readonly<Partial<Record<ReviewSubject['of'], string>>> = { attribution: 'a statement', case: 'the case as a whole' }

const FITS: Readonly<Record<Exclude<ReviewAction, 'undo'>, readonly ReviewSubject['of'][]>> = {
  confirm: ['attribution', 'span'],
  reject: ['attribution', 'span'],
  correct: ['attribution'],
  merge: ['source'],
  split: ['source'],
  grade: ['source'],
  note: ['attribution', 'span', 'source', 'document', 'case'],
}

/** What a person decides, ready to be kept. Throws `casework/wrong-review` where it does not fit what it is about, and says what would. */
export async function decide(store: Store, action: ReviewAction, asked: Asked): Promise<Decision> {
  const note = asked.note ?? null
  if (action === 'undo') return undo(store, asked.undo ?? 0, note)
  const read = asked.document === undefined || asked.source !== undefined ? undefined : await readReviewed(store, await findDocument(store, asked.document))
  if (read === undefined && asked.source === undefined && (asked.attribution ?? asked.layer ?? asked.at) !== undefined) throw wrong('the document is not named', SUBJECTS)
  const subject: ReviewSubject = asked.source !== undefined ? await subjectSource(store, asked) : read ? subjectIn(read, asked) : { of: 'case' }
  if (!FITS[action].includes(subject.of))
    throw wrong(`--${action} is not for ${subject.of === 'span' ? 'this layer' : (NAMED[subject.of] ?? `a ${subject.of}`)}`, SUBJECTS)
  if (action === 'correct' && read) {
    const attribution = read.machine.layers.attributions.find(({ id }) => id === asked.attribution)
    if (attribution) return { action, subject, value: correctionOf(asked.correct, attribution, read.machine), note }
  }
  const value = action === 'merge' ? { names: asked.merge } : action === 'grade' ? { grade: asked.grade?.toUpperCase() } : {}
  return { action, subject, value, note }
}
