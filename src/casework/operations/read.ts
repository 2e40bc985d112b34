import { z } from 'zod'
import { failure } from '../failure.ts'
import { LeftOut } from '../left-out.ts'
import { operation } from '../operation.ts'
import { FailureShape } from '../outcome-schema.ts'
import { engineFor, given, howToRead, layers, whatIsKnown } from '../reading-options.ts'
import { Reading } from '../reading-schema.ts'

/** What became of one document: a reading, a failure, or what is said of things that are not read because of their kind. */
const Outcome = z.union([
  z.object({ path: z.string(), reading: Reading }).readonly(),
  z.object({ path: z.string(), failure: FailureShape }).readonly(),
  z.object({ path: z.string(), skipped: z.string() }).readonly(),
])

/** As many files of a folder, and members of an archive, as are named one by one where they are not read. */
const FEW_FILES = 12
const FEW_MEMBERS = 3

/** Reads reports, one at a time: what one answers is let go before the next is opened, and a failure stops none of the others. */
export const read = operation({
  effect: 'stream',
  input: z.object({
    inputs: z.array(z.string()).min(1).describe('files, folders, or - for standard input').meta({ value: 'INPUT', positional: true }),
    layers,
    ...howToRead,
    ...whatIsKnown,
  }),
  output: Outcome,
  examples: [
    {
      input: { inputs: ['-'], outlet: 'The Harbour Post' },
      standardInput: 'Ferry stays in port\n\nThe ferry would not sail before Friday, harbour master Ines Calder said on Tuesday.\n',
      shows: 'a text that was pasted in, with what is known of it',
      answer: '"given":["outlet"]',
    },
    {
      input: { inputs: ['-'], rules: true, layers: 'all' },
      standardInput: '"We shall rebuild the mill," Ana Terzic told reporters.\n',
      shows: 'what the engine saw on the way, by rules alone',
      answer: '"model":null',
    },
  ],
  async *run({ inputs, layers: shown, ...options }, context) {
    const [engine, { contentsOf, pathWithin }, { notRead }, { publicReading }] = await Promise.all([
      engineFor(options),
      import('../contents.ts'),
      import('../../ingest/readers.ts'),
      import('../../exchange/reading-json.ts'),
    ])
    for (const handle of inputs) {
      const left = new LeftOut(handle, FEW_FILES)
      try {
        for await (const input of context.inputs(handle)) {
          const within = new LeftOut(input.path, FEW_MEMBERS)
          try {
            for await (const found of contentsOf(input, { given: given(options) })) {
              const path = pathWithin(input.path, found.at)
              try {
                if ('document' in found) {
                  const reading = publicReading(await engine.read(found.document), path, shown === 'all')
                  const sourceMap = shown === 'all' ? found.places?.() : undefined
                  yield { path, reading: sourceMap ? { ...reading, document: { ...reading.document, sourceMap } } : reading }
                } else if ('failure' in found) yield { path, failure: failure(found.failure, found.name === input.name ? undefined : input.path) }
                else if ('address' in found) within.addAddress()
                else if (found.name !== input.name) within.add(found.unread, `${input.path}: ${found.name}`)
                else if (input.walked) left.add(found.unread, input.path)
                else yield { path, failure: failure(notRead(found.unread, input.name)) }
              } catch (error) {
                yield { path, failure: failure(error) }
              }
            }
          } catch (error) {
            yield { path: input.path, failure: failure(error) }
          }
          for (const skipped of within.told()) yield { path: input.path, skipped }
        }
      } catch (error) {
        yield { path: handle, failure: failure(error) }
      }
      for (const skipped of left.told()) yield { path: handle, skipped }
    }
  },
})
