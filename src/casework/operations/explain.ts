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
  async *run({ input: handle, at, ...options }, context) {
    const [engine, { contentsOf, pathWithin }, { notRead }, explanation] = await Promise.all([
      engineFor(options),
      import('../contents.ts'),
      import('../../ingest/readers.ts'),
      import('../explanation.ts'),
    ])
    for await (const input of context.inputs(handle)) {
      let nowhere = true
      try {
        for await (const found of contentsOf(input, { given: given(options) })) {
          if ('failure' in found) yield { path: input.path, failure: failure(found.failure) }
          else if ('unread' in found && found.name === input.name) yield { path: input.path, failure: failure(notRead(found.unread, input.name)) }
          if (!('document' in found)) {
            nowhere &&= found.name !== input.name
            continue
          }
          const place = explanation.findPlace(found.document.text, at)
          if (place === undefined) continue
          nowhere = false
          yield {
            path: pathWithin(input.path, found.at),
            at: place,
            words: found.document.text.slice(place.start, place.end),
            explanations: explanation.explain(await engine.read(found.document), place, engine.evidence),
          }
        }
        if (nowhere) yield { path: input.path, at: null }
      } catch (error) {
        yield { path: input.path, failure: failure(error) }
      }
    }
  },
})
