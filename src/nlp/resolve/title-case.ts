import { type Sentences, SHAPE, type Tokens } from '../../model/token.ts'

/** How many words a line must have for its capitals to say anything. */
const FEWEST = 4
/** The same for a line that ends as a sentence does: that is seldom a title. */
const FEWEST_STOPPED = 8
/** Short words keep small letters in a title ("of", "and"). */
const SHORT = 4

/** For each sentence whether it is written with a capital for every word that counts, or all in capitals, so that capitals there tell no names. */
export function titleCased(text: string, tokens: Tokens, sentences: Sentences): Uint8Array {
  const { shape, start, end } = tokens
  const titled = new Uint8Array(sentences.length)
  for (let s = 0; s < sentences.length; s++) {
    let words = 0
    let capitals = 0
    for (let i = sentences.first[s]; i < sentences.first[s + 1]; i++) {
      if (!(shape[i] & SHAPE.letter) || shape[i] & SHAPE.digit || end[i] - start[i] < SHORT) continue
      words++
      if (shape[i] & SHAPE.initialCapital) capitals++
    }
    const stopped = text[end[sentences.first[s + 1] - 1] - 1] === '.'
    if (words >= (stopped ? FEWEST_STOPPED : FEWEST) && capitals >= words * 0.8) titled[s] = 1
  }
  return titled
}
