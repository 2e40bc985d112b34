import { hashWord } from '../../../model/hash.ts'

/** The hashes of words in a string, set apart by white space. */
export const wordSet = (...words: readonly string[]): ReadonlySet<number> => new Set(words.flatMap((list) => list.trim().split(/\s+/)).map(hashWord))
