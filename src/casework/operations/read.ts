import { z } from 'zod'
import { HearsayError } from '../../model/error.ts'
import { failure } from '../failure.ts'
import { operation } from '../operation.ts'
import { FailureShape } from '../outcome-schema.ts'
import { engineFor, given, howToRead, layers, whatIsKnown } from '../reading-options.ts'
import { Reading } from '../reading-schema.ts'

/** What became of one input: a reading, a failure, or nothing because a folder holds it and its kind is not read. */
const Outcome = z.union([
  z.object({ path: z.string(), reading: Reading }).readonly(),
  z.object({ path: z.string(), failure: FailureShape }).readonly(),
  z.object({ path: z.string(), skipped: z.string() }).readonly(),
])

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
    const [engine, { readBytes }, { publicReading }] = await Promise.all([
      engineFor(options),
      import('../../ingest/readers.ts'),
      import('../../exchange/reading-json.ts'),
    ])
    for (const handle of inputs) {
      try {
        for await (const input of context.inputs(handle)) {
          try {
            const document = readBytes(await input.bytes(), { name: input.name, given: given(options) })
            yield { path: input.path, reading: publicReading(await engine.read(document), input.path, shown === 'all') }
          } catch (error) {
            if (input.walked && error instanceof HearsayError && error.code === 'ingest/unsupported-type') yield { path: input.path, skipped: error.message }
            else yield { path: input.path, failure: failure(error) }
          }
        }
      } catch (error) {
        yield { path: handle, failure: failure(error) }
      }
    }
  },
})
