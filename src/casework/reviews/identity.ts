import type { SourceRow } from '../../model/case.ts'
import type { Review } from '../../model/review.ts'
import { inForce } from './in-force.ts'
import { sourceKey } from './source-name.ts'

const namesIn = (value: Readonly<Record<string, unknown>>): readonly string[] => (Array.isArray(value.names) ? (value.names as string[]) : [])

export const isNamed = (kind: string): boolean => kind === 'named-person' || kind === 'named-organization' || kind === 'document'

/**
 * Whether a name is one that two reports can share: it has a capital, a figure or a script without capitals, and no indefinite article. "The ministry" of two
 * reports may be two, and so may "a Treasury memo".
 */
export const isProper = (name: string): boolean => !/^\s*an?\s/i.test(name) && /[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(name.replace(/^\s*the\s+/i, ''))

/** Who is who across the documents of a case: sources of one proper name are one, and persons say what else is, and what is not. */
export interface Identity {
  /** The key of the source of the case that a source of a document is. */
  keyOf(row: Pick<SourceRow, 'document' | 'source' | 'name' | 'kind'>): string
  /** The key that a name has, in a document where one is given. */
  keyOfName(name: string, document?: number | null): string
  /** The name by which a person called the source of a key, where one did. */
  nameOf(key: string): string | undefined
}

/** The groups of keys, as they are merged and split one decision after the other. */
class Groups {
  readonly #of = new Map<string, Set<string>>()

  #group(key: string): Set<string> {
    const known = this.#of.get(key)
    if (known) return known
    const own = new Set([key])
    this.#of.set(key, own)
    return own
  }

  merge(a: string, b: string): void {
    const [into, from] = [this.#group(a), this.#group(b)]
    if (into === from) return
    for (const key of from) {
      into.add(key)
      this.#of.set(key, into)
    }
  }

  split(key: string): void {
    this.#of.get(key)?.delete(key)
    this.#of.set(key, new Set([key]))
  }

  /** The first key of the group: it stays the same while others come and go. */
  headOf(key: string): string {
    const group = this.#of.get(key)
    return group ? (group.values().next().value ?? key) : key
  }
}

/** Who is who, as the reviews that hold say it. */
export function sourceIdentity(reviews: readonly Review[]): Identity {
  const groups = new Groups()
  /** Names that a person spoke of in one document alone: there they have a key of their own. */
  const scoped = new Set<string>()
  const called = new Map<string, string>()
  const inDocument = (name: string, document: number) => `${sourceKey(name)}@${document}`
  const own = (name: string, document: number | null): string => {
    if (document === null) return sourceKey(name)
    const key = inDocument(name, document)
    scoped.add(key)
    return key
  }
  const existing = (name: string, document: number | null | undefined): string => {
    const key = document === null || document === undefined ? '' : inDocument(name, document)
    return scoped.has(key) ? key : sourceKey(name)
  }
  for (const { action, subject, value } of inForce(reviews)) {
    if (subject.of !== 'source') continue
    const [main] = subject.names
    if (action === 'merge') {
      const into = existing(main, subject.document)
      for (const name of [...subject.names.slice(1), ...namesIn(value)]) groups.merge(into, own(name, subject.document))
      called.set(groups.headOf(into), main)
    } else if (action === 'split') {
      const key = own(main, subject.document)
      groups.split(key)
      called.set(key, main)
    }
  }
  const keyOf: Identity['keyOf'] = ({ document, source, name, kind }) => {
    const local = inDocument(name, document)
    if (scoped.has(local)) return groups.headOf(local)
    const key = sourceKey(name)
    const head = groups.headOf(key)
    // A person's word goes before the rule that what is not named stands by itself.
    if (head !== key || called.has(key)) return head
    return isNamed(kind) && isProper(name) ? key : `${local}#${source}`
  }
  return { keyOf, keyOfName: (name, document) => groups.headOf(existing(name, document)), nameOf: (key) => called.get(key) }
}
