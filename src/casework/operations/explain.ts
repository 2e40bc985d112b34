import { z } from 'zod'
import { failure } from '../failure.ts'
import { operation } from '../operation.ts'
import { ExplanationShape, FailureShape } from '../outcome-schema.ts'
import { engineFor, given, howToRead, whatIsKnown } from '../reading-options.ts'
import { Span } from '../reading-schema.ts'

/** What one document has at the place: nothing (`at` is null) where it has no such words or line. */
const Answer = z.union([
  z.object({ path: z.string(), at: Span, words: z.string(), explanations: z.array(ExplanationShape).readonly() }).readonly(),
  z.object({ path: z.string(), at: z.null() }).readonly(),
  z.object({ path: z.string(), failure: FailureShape }).readonly(),
])

/** Says why a stretch of a report was read as it was: stage by stage, with the rule or the words that decided. */
export const explain = operation({
  effect: 'read',
  input: z.object({
    input: z.string().describe('a file, or - for standard input').meta({ value: 'INPUT', positional: true }),
    at: z.string().min(1).describe('a line by its number, or words as they stand there').meta({ value: 'LINE|WORDS' }),
    ...howToRead,
    ...whatIsKnown,
  }),
  output: Answer,
  examples: [
    {
      input: { input: '-', at: 'the lock was rusted' },
      standardInput: 'Warehouse fire\n\nInspector Dana Moss said the lock was rusted through.\n',
      shows: 'why these words are taken to be said by somebody',
      answer: '"words":"the lock was rusted"',
    },
    { input: { input: '-', at: '9' }, standardInput: 'One line only.\n', shows: 'a line that is not there', answer: '"at":null' },
  ],
  async *run({ input, at, ...options }, context) {
    const [engine, { readBytes }, explanation] = await Promise.all([engineFor(options), import('../../ingest/readers.ts'), import('../explanation.ts')])
    for await (const { path, name, bytes } of context.inputs(input)) {
      try {
        const document = readBytes(await bytes(), { name, given: given(options) })
        const place = explanation.findPlace(document.text, at)
        if (place === undefined) yield { path, at: null }
        else
          yield {
            path,
            at: place,
            words: document.text.slice(place.start, place.end),
            explanations: explanation.explain(await engine.read(document), place, engine.evidence),
          }
      } catch (error) {
        yield { path, failure: failure(error) }
      }
    }
  },
})
