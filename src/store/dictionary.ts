/** The number by which packed content names the dictionary below; a case file holds each that it needs, so that it can be unpacked without this program. */
export const DICTIONARY = 1

/** What is common to reports: packed content refers to it instead of saying it again. It holds nothing of any case, so that an erasure need not touch it. */
export const dictionaryBytes: Uint8Array = Buffer.from(
  'the of and to in a that for said on is with by was at as from he it his according to spokesperson minister government ',
)
