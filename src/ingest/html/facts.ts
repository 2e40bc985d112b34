import { articlesIn, firstString, type JsonObject, objectsIn, stringsOf, typesOf } from './linked-data.ts'
import { microdataIn } from './microdata.ts'
import { type Stated, stated } from './stated.ts'
import { type Element, elementsOf, flatText, type Page } from './tree.ts'

type LinkedObject = JsonObject

/** What a page says of itself outside its text, gathered in one walk and not yet judged. */
export interface Facts {
  /** Contents of `meta` by property, name or itemprop, in small letters, in order. */
  readonly metas: ReadonlyMap<string, readonly string[]>
  readonly objects: readonly LinkedObject[]
  /** The linked data of the page's own article. */
  readonly article: LinkedObject | undefined
  /** In which form the page states that: linked data in JSON, or microdata among its elements. */
  readonly articleForm: 'json-ld' | 'microdata'
  readonly canonical: string | null
  readonly declaredLanguage: string | null
  /** Text of the `title` element. */
  readonly windowTitle: string | null
  readonly headings: readonly { readonly element: Element; readonly text: string }[]
  /** Elements that name an author by a machine's mark, or by their class, in the order of the page. */
  readonly authorElements: readonly Element[]
  readonly times: readonly Element[]
  /** Elements marked as the article's body. */
  readonly bodyElements: readonly Element[]
}

const AUTHOR_MARK =
  /(?:^|[\s_-])(?:by-?lines?|authors?|autor(?:en|es)?|contributors?|writers?|reporters?|creator|verfasser|auteurs?|journalist)(?:$|[\s_-])|(?:author|byline|Author|Byline)(?:[-_]?(?:name|link|s|Name|Link|Info|info))?(?:$|[\s_-])/u
const MOST = 200

const isAuthorMark = ({ attributes }: Element): boolean =>
  /\bauthor\b/iu.test(attributes.itemprop ?? '') ||
  /\bauthor\b/iu.test(attributes.rel ?? '') ||
  AUTHOR_MARK.test(attributes.class ?? '') ||
  AUTHOR_MARK.test(attributes['data-testid'] ?? '')

/** Walks a page once for all that is not its text. */
export function factsOf(page: Page): Facts {
  const metas = new Map<string, string[]>()
  let canonical: string | null = null
  let declaredLanguage: string | null = null
  let windowTitle: string | null = null
  const headings: { element: Element; text: string }[] = []
  const authorElements: Element[] = []
  const times: Element[] = []
  const bodyElements: Element[] = []
  for (const element of elementsOf(page.root)) {
    const { name, attributes } = element
    if (name === 'meta') {
      const content = attributes.content?.trim()
      for (const key of new Set([attributes.property, attributes.name, attributes.itemprop])) {
        if (!key || !content) continue
        const folded = key.toLowerCase()
        const list = metas.get(folded)
        if (!list) metas.set(folded, [content])
        else if (list.length < 50) list.push(content)
      }
    } else if (name === 'link') {
      if (/\bcanonical\b/iu.test(attributes.rel ?? '')) canonical ??= attributes.href?.trim() ?? null
    } else if (name === 'html') declaredLanguage ??= attributes.lang ?? attributes['xml:lang'] ?? null
    else if (name === 'title' && element.parent?.name !== 'svg') windowTitle ??= flatText(element) || null
    else if (name === 'h1' && headings.length < MOST) headings.push({ element, text: flatText(element, 1000) })
    else if (name === 'time' && times.length < MOST) times.push(element)
    if ((name === 'time' || /\bdate(?:Published|Modified|Created)\b/u.test(attributes.itemprop ?? '')) && name !== 'meta' && times.length < MOST && name !== 'time')
      times.push(element)
    if (attributes.itemprop !== undefined && bodyElements.length < MOST && /\barticleBody\b/u.test(attributes.itemprop)) bodyElements.push(element)
    if (authorElements.length < MOST && name !== 'meta' && name !== 'body' && name !== 'link' && isAuthorMark(element)) authorElements.push(element)
  }
  const inJson = objectsIn(page.linkedData)
  const ofJson = articlesIn(inJson)[0]
  const inMarkup = ofJson ? [] : microdataIn(page.root)
  const objects = ofJson ? inJson : [...inJson, ...inMarkup]
  return {
    metas,
    objects,
    article: ofJson ?? articlesIn(inMarkup)[0],
    articleForm: ofJson ? 'json-ld' : 'microdata',
    canonical,
    declaredLanguage,
    windowTitle,
    headings,
    authorElements,
    times,
    bodyElements,
  }
}

/** The first content of the first of these names that the page has. */
export const metaOf = (facts: Facts, ...names: readonly string[]): string | null => statedIn(facts, ...names)?.value ?? null

/** The first content of the first of these names that the page has, with that name. */
export function statedIn({ metas }: Facts, ...names: readonly string[]): Stated | null {
  const name = names.find((one) => metas.get(one)?.[0])
  return name === undefined ? null : stated(metas.get(name)?.[0], `meta ${name}`)
}

/** The sections and types that a page states of itself, as hints at the genre. */
export function labelsOf(facts: Facts): string[] {
  const types = facts.article ? typesOf(facts.article) : []
  const stated = types.flatMap((type) => (/^(Opinion|Analysis|Review|LiveBlog)/u.exec(type)?.[1] ?? '').replace('LiveBlog', 'live').toLowerCase() || [])
  const sections = [
    ...(facts.metas.get('article:section') ?? []),
    ...stringsOf(facts.article?.articleSection),
    ...(facts.metas.get('og:type') ?? []).filter((type) => /opinion|review/iu.test(type)),
  ]
  return [
    ...stated,
    ...sections.map(
      (section) =>
        section
          .split(/[>/|,]/u)
          .at(-1)
          ?.trim() ?? '',
    ),
  ]
}

export const describedAs = (facts: Facts): string[] =>
  [
    metaOf(facts, 'og:description'),
    metaOf(facts, 'description'),
    metaOf(facts, 'twitter:description'),
    firstString(facts.article?.description),
    firstString(facts.article?.alternativeHeadline),
  ].filter((text): text is string => text !== null)
