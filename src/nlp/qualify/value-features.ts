import { featureKey } from '../../classify/hashing.ts'
import { ATTITUDES, CERTAINTIES, DISTANCES, SOURCE_KINDS } from '../../model/attribution.ts'
import { FNV_START, fnvStep, foldUnit } from '../../model/hash.ts'
import { firstNot } from '../../model/search.ts'
import { titleOf } from '../language/en/titles.ts'
import { wordSet } from '../language/en/word-sets.ts'
import type { Ascription, Read } from './ascription.ts'
import { type CueMeaning, NEGATION } from './cue-meaning.ts'
import { INDEFINITE, type KindReading, ONE, UNNAMED } from './kind.ts'
import { governmentEndsAt, type NameEvidence, ORGANIZATION_WORDS } from './name-evidence.ts'
import { classOf } from './source-classes.ts'

/** No more features than this for one attribution. */
export const MOST_VALUE_FEATURES = 160

/** Words that qualify a content: modals, hedges and what opens a question. */
const QUALIFIERS =
  wordSet(`may might could would should can will shall must likely unlikely probably possibly perhaps maybe apparently reportedly allegedly potentially potential possible possibility if whether why how who what when where which
  appears appear seems seem suspected believed expected not n't never no please let`)
const MODAL = wordSet("may might could would should can will must 'd 'll")
const BE = wordSet('is are was were be been being am')
const WORDS_READ = 14

/** Everything about one attribution that its features are made of. */
export interface Valued {
  readonly text: string
  readonly read: Read
  readonly evidence: NameEvidence
  readonly ascription: Ascription
  readonly meaning: CueMeaning
  readonly kind: KindReading
  /** Kinds, by the rules, of the attribution that this one is nested in and of the one before it. */
  readonly parentKind: KindReading | undefined
  readonly previousKind: KindReading | undefined
}

/** Hash of the first letters of a token: one key for "announce", "announced", "announcement". */
function stemOf(text: string, start: number, end: number, size: number): number {
  let hash = FNV_START
  for (let at = start; at < end && at < start + size; at++) hash = fnvStep(hash, foldUnit(text.charCodeAt(at)))
  return hash
}

function endingOf(text: string, start: number, end: number): number {
  let hash = FNV_START
  for (let at = Math.max(start, end - 3); at < end; at++) hash = fnvStep(hash, foldUnit(text.charCodeAt(at)))
  return hash
}

/** Writes the features by which attitude, certainty and distance are told; gives their number. */
export function meaningFeatures({ text, read: { tokens, tags, quotation, sentences }, ascription, meaning, kind }: Valued, out: Int32Array): number {
  const { hash, start, end } = tokens
  const { cue, source, content, turn, entry } = ascription
  const attitude = ATTITUDES.indexOf(meaning.attitude)
  const certainty = CERTAINTIES.indexOf(meaning.certainty)
  const distance = DISTANCES.indexOf(meaning.distance)
  const rules = (attitude << 6) | (certainty << 3) | distance
  const negated = cue.some((i) => NEGATION.has(hash[i])) ? 1 : 0
  const modal = cue.find((i) => MODAL.has(hash[i]))
  const passive = cue.some((i) => BE.has(hash[i])) ? 1 : 0
  const who = source.length ? (kind.pronoun ? hash[source[0]] : 1) : 0
  const stem = turn < 0 ? 0 : stemOf(text, start[turn], end[turn], 6)
  const word = entry ? stemOf(entry.lemma, 0, entry.lemma.length, 40) : stem
  const tag = turn < 0 || !tags.length ? 63 : tags[turn]
  let n = 0
  out[n++] = featureKey(600, 0)
  out[n++] = featureKey(601, rules)
  out[n++] = featureKey(602, attitude)
  out[n++] = featureKey(603, certainty, entry ? 1 : 0)
  out[n++] = featureKey(604, distance)
  out[n++] = featureKey(605, word)
  out[n++] = featureKey(639, stemOf(meaning.because.certainty, 0, meaning.because.certainty.length, 40), certainty)
  out[n++] = featureKey(606, word, negated, modal === undefined ? 0 : hash[modal])
  out[n++] = featureKey(607, word, source.length ? 1 : 0, passive)
  out[n++] = featureKey(608, stem)
  out[n++] = featureKey(609, turn < 0 ? 0 : hash[turn])
  out[n++] = featureKey(610, tag, rules)
  out[n++] = featureKey(611, word, who)
  out[n++] = featureKey(612, who, attitude)
  out[n++] = featureKey(613, SOURCE_KINDS.indexOf(kind.kind), word)
  out[n++] = featureKey(614, SOURCE_KINDS.indexOf(kind.kind), rules)
  out[n++] = featureKey(615, negated, attitude, certainty)
  out[n++] = featureKey(616, Math.min(6, cue.length), attitude)
  out[n++] = featureKey(617, ascription.parent >= 0 ? 1 : 0, attitude)
  out[n++] = featureKey(638, entry ? (entry.part === 'noun' ? 2 : 1) : 0, passive, source.length ? 1 : 0)
  if (modal !== undefined) out[n++] = featureKey(618, hash[modal], attitude)
  let whole = 0
  for (const [k, i] of cue.entries()) {
    whole = featureKey(619, whole, hash[i])
    if (k >= 10) continue
    out[n++] = featureKey(620, hash[i])
    out[n++] = featureKey(621, stemOf(text, start[i], end[i], 5))
    out[n++] = featureKey(622, hash[i], k ? hash[cue[k - 1]] : 0)
  }
  out[n++] = whole
  if (cue.length) {
    const [first, last] = [cue[0], cue[cue.length - 1]]
    out[n++] = featureKey(623, first > 0 ? hash[first - 1] : 0)
    out[n++] = featureKey(624, last + 1 < hash.length ? hash[last + 1] : 0)
    out[n++] = featureKey(625, word, last + 1 < hash.length ? hash[last + 1] : 0)
    if (quotation.depth[first] > 0) out[n++] = featureKey(626, attitude, certainty)
    out[n++] = featureKey(627, content.length && content[0] < first ? 1 : 2, content.length ? (sentences.of[content[0]] === sentences.of[first] ? 1 : 2) : 0)
  }
  if (content.length) {
    const c = content[0]
    out[n++] = featureKey(628, hash[c], attitude)
    out[n++] = featureKey(629, hash[c], word)
    out[n++] = featureKey(630, tags.length ? tags[c] : 63, rules)
    let seen = 0
    for (const i of content) {
      if (seen++ >= WORDS_READ) break
      if (!QUALIFIERS.has(hash[i])) continue
      out[n++] = featureKey(631, hash[i], attitude)
      out[n++] = featureKey(632, hash[i], certainty)
      out[n++] = featureKey(633, hash[i], (seen <= 4 ? 1 : seen <= 8 ? 2 : 3) * 4 + attitude)
    }
    for (let k = content.length - 1; k >= 0 && k > content.length - 4; k--) {
      if (end[content[k]] - start[content[k]] === 1 && text[start[content[k]]] === '?') {
        out[n++] = featureKey(634, attitude, certainty)
        out[n++] = featureKey(635, word)
        out[n++] = featureKey(636, cue.length ? 1 : 0)
        break
      }
    }
    out[n++] = featureKey(637, content.length > 3 ? 4 : content.length, attitude)
  }
  return Math.min(n, MOST_VALUE_FEATURES)
}

/** Writes the features by which a source's kind is told; gives their number. */
export function kindFeatures(
  { text, read: { tokens, tags, entities, quotation }, evidence, ascription, kind, parentKind, previousKind, meaning }: Valued,
  out: Int32Array,
): number {
  const { hash, shape, start, end } = tokens
  const { source, cue, entry, parent } = ascription
  const rules = SOURCE_KINDS.indexOf(kind.kind)
  const rule = stemOf(kind.rule, 0, kind.rule.length, 40)
  let n = 0
  out[n++] = featureKey(660, 0)
  out[n++] = featureKey(661, rules)
  out[n++] = featureKey(662, rules, rule)
  out[n++] = featureKey(663, parent >= 0 ? 1 : 0, rules, rule)
  if (!source.length) {
    out[n++] = featureKey(664, cue.length ? hash[cue[0]] : 0)
    out[n++] = featureKey(665, entry ? stemOf(entry.lemma, 0, entry.lemma.length, 40) : 0, parent >= 0 ? 1 : 0)
    out[n++] = featureKey(666, cue.length && tags.length ? tags[cue[0]] : 63, parentKind ? SOURCE_KINDS.indexOf(parentKind.kind) : 9)
    out[n++] = featureKey(667, cue.length, parent >= 0 ? 1 : 0)
    return n
  }
  const { head } = kind
  const word = hash[head]
  const known = classOf(word)
  const sort = known ? ['document', 'organization', 'collective', 'person'].indexOf(known.stands) * 2 + (known.plural ? 1 : 0) : 9
  const first = source[0]
  const determiner = INDEFINITE.has(hash[first]) ? 1 : UNNAMED.has(hash[first]) ? 2 : ONE.has(hash[first]) ? 3 : 0
  const personal = evidence.persons.has(word) ? 1 : 0
  const institutional = (evidence.organizations.has(word) ? 1 : 0) + (governmentEndsAt(hash, first, head) ? 2 : 0)
  const outline = (shape[head] & 3) | (head === first ? 4 : 0)
  out[n++] = featureKey(670, word)
  out[n++] = featureKey(671, stemOf(text, start[head], end[head], 6))
  out[n++] = featureKey(672, endingOf(text, start[head], end[head]))
  out[n++] = featureKey(673, hash[first])
  out[n++] = featureKey(674, hash[first], sort)
  out[n++] = featureKey(675, hash[source[source.length - 1]])
  out[n++] = featureKey(676, sort, determiner, outline)
  out[n++] = featureKey(677, personal, institutional, outline)
  out[n++] = featureKey(678, tags.length ? tags[head] : 63, outline)
  out[n++] = featureKey(679, tags.length ? tags[head] : 63, sort, personal)
  out[n++] = featureKey(680, Math.min(8, source.length), rules)
  out[n++] = featureKey(681, word, parentKind ? SOURCE_KINDS.indexOf(parentKind.kind) : 9)
  out[n++] = featureKey(682, ATTITUDES.indexOf(meaning.attitude), rules)
  out[n++] = featureKey(683, entry ? stemOf(entry.lemma, 0, entry.lemma.length, 40) : 0)
  let capitals = 0
  let marks = 0
  for (const [k, i] of source.entries()) {
    if (k >= 12) break
    if (shape[i] & SHAPE_CAPITAL) capitals++
    else if (!(shape[i] & 12)) marks++
    out[n++] = featureKey(684, hash[i])
    const sortOfWord = classOf(hash[i])
    if (sortOfWord && i !== head)
      out[n++] = featureKey(
        685,
        ['document', 'organization', 'collective', 'person'].indexOf(sortOfWord.stands) * 2 + (sortOfWord.plural ? 1 : 0),
        i < head ? 1 : 2,
        sort,
      )
    if (titleOf(hash[i])) out[n++] = featureKey(686, i < head ? 1 : i === head ? 2 : 3)
    if (ORGANIZATION_WORDS.has(hash[i])) out[n++] = featureKey(687, i < head ? 1 : i === head ? 2 : 3)
    if (evidence.persons.has(hash[i]) && i !== head) out[n++] = featureKey(688, i < head ? 1 : 2, sort)
  }
  out[n++] = featureKey(689, Math.min(4, capitals), Math.min(2, marks), sort)
  out[n++] = featureKey(690, head > 0 ? hash[head - 1] : 0)
  out[n++] = featureKey(691, quotation.depth[head] > 0 ? 1 : 0, rules, kind.pronoun ? 1 : 0)
  const entity = entityAt(entities, start[head], end[head])
  if (entity) out[n++] = featureKey(692, stemOf(entity, 0, entity.length, 20), sort, personal)
  if (kind.pronoun) {
    out[n++] = featureKey(693, word, previousKind ? SOURCE_KINDS.indexOf(previousKind.kind) : 9)
    out[n++] = featureKey(694, word, rules, rule)
    if (head !== first) out[n++] = featureKey(695, hash[first], sort, personal)
  }
  if (kind.referent) out[n++] = featureKey(697, SOURCE_KINDS.indexOf(kind.referent), kind.pronoun ? word : 0)
  if (kind.referent) out[n++] = featureKey(698, SOURCE_KINDS.indexOf(kind.referent), rules)
  const role = known?.stands === 'person' ? evidence.roles.get(known.singular) : undefined
  if (known?.stands === 'person') out[n++] = featureKey(696, role === undefined ? 0 : role < head ? 1 : 2, determiner, known.plural ? 1 : 0)
  return Math.min(n, MOST_VALUE_FEATURES)
}

const SHAPE_CAPITAL = 1

/** Type of the entity that covers a token; found by halving, entities being in order. */
function entityAt(entities: Read['entities'], start: number, end: number): string | undefined {
  const low = firstNot(entities.length, (i) => entities[i].end < end)
  return low < entities.length && entities[low].start <= start ? entities[low].type : undefined
}
