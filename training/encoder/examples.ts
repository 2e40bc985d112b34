import { readFileSync } from 'node:fs'
import { readModel } from '../../src/classify/weights.ts'
import type { Context } from '../../src/nlp/attribute/context.ts'
import { windowOf } from '../../src/nlp/attribute/window.ts'
import { type AnnotatedAttribution, type AnnotatedText, readAnnotated, readDeeplyAnnotated } from '../annotated.ts'

const USAGE = `usage: node training/encoder/examples.ts WEIGHTS FILE… > EXAMPLES

Writes annotated news (attribution/*.jsonl.gz and deep-news/*.jsonl.gz, told apart by the name of their folder) as the encoder learns from it, a text a line:
tokens as the program cuts them, and each cue with its window, its source and its content in token indexes. Deep annotation takes the place of shallow one.`

/** A cue with all that is attributed by it, over tokens. */
interface Example {
  readonly first: number
  readonly last: number
  readonly nested: boolean
  /** The window in which its parts are looked for, `[first, end)`. */
  readonly window: readonly [number, number]
  readonly source: readonly number[]
  readonly content: readonly number[]
}

/** Attributions by the first token of their cue; those of one cue are one example. */
function examplesOf(context: Context, attributions: readonly AnnotatedAttribution[]): Example[] {
  const byCue = new Map<string, AnnotatedAttribution[]>()
  for (const attribution of attributions) {
    const key = `${attribution.cue[0]} ${attribution.nested}`
    byCue.set(key, [...(byCue.get(key) ?? []), attribution])
  }
  const sorted = (tokens: readonly number[]) => [...new Set(tokens)].sort((a, b) => a - b)
  return [...byCue.values()].map((all) => {
    const first = all[0].cue[0]
    const last = all[0].cue[all[0].cue.length - 1]
    const window = windowOf(context, first, last)
    return {
      first,
      last,
      nested: all[0].nested,
      window: [window.first, window.end] as const,
      source: sorted(all.flatMap(({ source }) => source)),
      content: sorted(all.flatMap(({ content }) => content)),
    }
  })
}

function lineOf({ id, context, attributions, deep }: AnnotatedText): string {
  const { text, tokens, sentences, tags, quoteState } = context
  return JSON.stringify({
    id,
    deep,
    text,
    start: [...tokens.start],
    end: [...tokens.end],
    paragraph: [...tokens.paragraph],
    shape: [...tokens.shape],
    sentences: [...sentences.first].slice(0, sentences.length + 1),
    tags: [...tags],
    quoteState: [...quoteState],
    examples: examplesOf(context, attributions),
  })
}

function main(): void {
  const [weights, ...files] = process.argv.slice(2)
  if (!files.length) {
    console.error(USAGE)
    process.exitCode = 2
    return
  }
  const model = readModel(readFileSync(weights), 'examples')
  const deep = files.filter((file) => /deep/.test(file)).flatMap((file) => readDeeplyAnnotated(file, model))
  const known = new Set(deep.map(({ id }) => id))
  const shallow = files.filter((file) => !/deep/.test(file)).flatMap((file) => readAnnotated(file, model))
  for (const text of [...shallow.filter(({ id }) => !known.has(id)), ...deep]) process.stdout.write(`${lineOf(text)}\n`)
}

main()
