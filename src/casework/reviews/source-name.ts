/**
 * A name as sources are known by it across documents: capitals, accents' spelling, blanks, an article before it and a possessive behind it make no other
 * source. Nothing else is folded: that two names are one source is for a person (or a later stage) to say.
 */
export const sourceKey = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[’‘]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/^(?:the|a|an) (?=\S)/, '')
    .replace(/'s$/, '')

/** Whether two names are of one source. */
export const sameSource = (a: string, b: string): boolean => sourceKey(a) === sourceKey(b)
