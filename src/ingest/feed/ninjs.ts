import { type Block, blocksOf } from '../html/blocks.ts'
import { languageTag } from '../language.ts'
import type { Container, Member, Raw } from '../reader.ts'
import { webAddress } from './addresses.ts'
import { agencyFindings } from './agency.ts'
import { htmlTree, looksLikeHtml, plainTree } from './construct.ts'
import { draftOf } from './draft.ts'
import { type EntryFacts, NOTHING } from './facts.ts'
import { isObject, type Json, type JsonObject, objectsAt, parseJson, wordsAt } from './json.ts'
import { readNitf } from './nitf.ts'
import { beginsAsJson, fileText } from './root.ts'
import { feedTime } from './times.ts'
import { parseXml } from './xml.ts'

const HEAD = 262_144

/** Whether a file is ninjs: it names the standard, or is an object with an address, a version's time or status, and a headline or a body. */
function isNinjs(raw: Raw): boolean {
  if (!beginsAsJson(raw.bytes)) return false
  const head = fileText(raw, HEAD)
  if (!/^[\s\ufeff]*\{/u.test(head)) return false
  const says = /"(?:headlines?|body_\w+|bodies|body(?:Text|Xhtml))"\s*:/iu.test(head)
  return says && (/ninjs/iu.test(head) || (/"(?:uri|guid)"\s*:/u.test(head) && /"(?:version_?created|first_?created|pub_?status)"\s*:/iu.test(head)))
}

/** An object with its names in small letters and without signs: the versions of ninjs write `body_text`, `bodytext` and `bodyText`. */
const leveled = (object: JsonObject): JsonObject =>
  Object.assign(Object.create(null), Object.fromEntries(Object.entries(object).map(([key, value]) => [key.toLowerCase().replace(/[_-]/gu, ''), value])))

interface Stated {
  readonly role: string
  readonly type: string
  readonly value: string
}

/** The values of a field in all its versions: `headline`, `headline_main`, `headlines: [{ role, value }]`. */
function valuesOf(item: JsonObject, one: string, many: string): Stated[] {
  const listed = objectsAt(item, many)
    .map(leveled)
    .flatMap((each) => {
      const value = wordsAt(each, 'value')
      return value ? [{ role: wordsAt(each, 'role') ?? '', type: wordsAt(each, 'contenttype', 'mimetype') ?? '', value }] : []
    })
  const named = Object.keys(item)
    .filter((key) => key.startsWith(one) && key !== many)
    .flatMap((key) => {
      const value = wordsAt(item, key)
      const kind = key.slice(one.length)
      return value ? [{ role: kind || 'main', type: /html/u.test(kind) ? 'text/html' : kind === 'text' ? 'text/plain' : '', value }] : []
    })
  return [...listed, ...named]
}

const nitfBlocks = (value: string): readonly Block[] => readNitf(parseXml(value)).body

/** The blocks of the best of the values: with markup before plain, since it has paragraphs; formats of one agency's own last. */
function blocksOfBest(values: readonly Stated[]): readonly Block[] {
  const rank = ({ type, role, value }: Stated): number => {
    if (/html/iu.test(type) || (!type && /html/iu.test(role))) return 0
    if (/nitf/iu.test(`${type} ${role}`) && /<body\.content/iu.test(value)) return 1
    return /^(?:text\/plain)?$/iu.test(type) ? 2 : 3
  }
  const best = values.reduce<Stated | undefined>((found, value) => (found && rank(found) <= rank(value) ? found : value), undefined)
  if (!best) return []
  if (rank(best) === 1) return nitfBlocks(best.value)
  return blocksOf(rank(best) !== 2 || looksLikeHtml(best.value) ? htmlTree(best.value) : plainTree(best.value))
}

const namesAt = (item: JsonObject, ...keys: readonly string[]): string[] =>
  keys.flatMap((key) => objectsAt(item, key)).flatMap((one) => wordsAt(leveled(one), 'name', 'literal') ?? [])

/** The texts under the pictures that belong to an item: a list, or an object by names. */
function captionsOf(item: JsonObject): Block[] {
  const stated: Json = Object.hasOwn(item, 'associations') ? item.associations : null
  const linked = Array.isArray(stated) ? (stated as readonly Json[]) : isObject(stated) ? Object.values(stated) : []
  return linked
    .filter(isObject)
    .slice(0, 100)
    .map(leveled)
    .filter((one) => /^(?:picture|photo|image|graphic|video)?$/iu.test(wordsAt(one, 'type') ?? ''))
    .flatMap((one) => blocksOfBest(valuesOf(one, 'description', 'descriptions')).slice(0, 3))
}

/** What an item in ninjs says of itself, in any of the standard's versions. */
function itemFacts(stated: JsonObject): EntryFacts {
  const item = leveled(stated)
  const headlines = valuesOf(item, 'headline', 'headlines')
  const headline = headlines.find(({ role }) => /^(?:main|headline)?$/iu.test(role)) ?? headlines[0]
  const uri = wordsAt(item, 'uri', 'guid')
  const byline = wordsAt(item, 'by', 'byline')
  const created = feedTime(wordsAt(item, 'versioncreated'))
  const first = feedTime(wordsAt(item, 'firstcreated')) ?? feedTime(wordsAt(item, 'contentcreated'))
  const holder = wordsAt(item, 'copyrightholder')
  const sources = namesAt(item, 'infosource', 'infosources')
  const credit = wordsAt(item, 'creditline', 'credit', 'source')
  return {
    ...NOTHING,
    title:
      (headline?.value ?? wordsAt(item, 'title'))
        ?.replace(/<[^<>]{1,200}>/gu, '')
        .replace(/\s+/gu, ' ')
        .trim() || null,
    url: webAddress(wordsAt(item, 'url', 'link', 'canonicalurl'), null) ?? webAddress(uri, null),
    identifier: uri,
    writers: byline ? [byline] : namesAt(item, 'authors', 'author', 'bylines'),
    credits: [...new Set([...(credit ? [credit] : []), ...sources])],
    published: first ?? created,
    modified: created,
    outlet: wordsAt(item, 'provider') ?? namesAt(item, 'provider')[0] ?? holder ?? namesAt(item, 'copyrightholder')[0] ?? null,
    place: wordsAt(item, 'located') ?? namesAt(item, 'located')[0] ?? null,
    language: languageTag(wordsAt(item, 'language')),
    labels: [...namesAt(item, 'genre', 'genres', 'subject', 'subjects'), ...(wordsAt(item, 'genre') ? [wordsAt(item, 'genre') ?? ''] : [])].slice(0, 50),
    summary: blocksOfBest(valuesOf(item, 'description', 'descriptions')),
    body: blocksOfBest(valuesOf(item, 'body', 'bodies')),
    byline,
    captions: captionsOf(item),
    readFrom: {
      title: headline ? 'ninjs headline' : 'ninjs title',
      url: wordsAt(item, 'url', 'link', 'canonicalurl') ? 'ninjs url' : 'ninjs uri',
      authors: byline ? 'ninjs byline' : 'ninjs authors',
      published: feedTime(wordsAt(item, 'firstcreated')) ? 'ninjs firstcreated' : first ? 'ninjs contentcreated' : 'ninjs versioncreated',
      modified: 'ninjs versioncreated',
      outlet: wordsAt(item, 'provider') || namesAt(item, 'provider').length ? 'ninjs provider' : 'ninjs copyrightholder',
      place: wordsAt(item, 'located') || namesAt(item, 'located').length ? 'ninjs located' : undefined,
    },
    notes: agencyFindings({
      status: wordsAt(item, 'pubstatus'),
      embargo: feedTime(wordsAt(item, 'embargoed', 'embargo')),
      version: wordsAt(item, 'version'),
      urgency: wordsAt(item, 'urgency'),
      note: wordsAt(item, 'ednote'),
    }),
  }
}

/** An item of a kind that has no running text says so by its type. */
const isMedia = (item: JsonObject) => /^(?:picture|photo|graphic|audio|video)$/iu.test(wordsAt(item, 'type') ?? '')

function* membersOf(raw: Raw): Generator<Member> {
  const item = parseJson(fileText(raw))
  if (!isObject(item)) {
    yield { name: raw.name, known: {}, unread: 'a JSON file that is damaged' }
    return
  }
  const facts = itemFacts(item)
  if (isMedia(item) && !facts.body.length) yield { name: raw.name, known: raw.known, unread: `a ${wordsAt(item, 'type')} of an agency` }
  else yield { name: raw.name, known: { ...raw.known, ...(facts.identifier ? { identifier: facts.identifier } : {}) }, bytes: raw.bytes, draft: draftOf(facts) }
}

/** An agency's item in ninjs (IPTC's News in JSON) 1, 2 or 3: one document, known by the file's bytes. */
export const ninjs: Container = {
  format: 'ninjs',
  wraps: true,
  suits: isNinjs,
  async *open(raw) {
    yield* membersOf(raw)
  },
}
