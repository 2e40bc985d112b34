import { z } from 'zod'
import { publicReading } from '../../exchange/reading-json.ts'
import { HearsayError } from '../../model/error.ts'
import { openEngine } from '../engine.ts'
import { failure } from '../failure.ts'
import { type Given, readDocument } from '../document.ts'
import { readGuides } from '../guides.ts'
import { operation } from '../operation.ts'
import { Reading } from '../reading-schema.ts'
import { howToRead, whatIsKnown } from '../reading-options.ts'

const Failure = z.object({ code: z.string(), message: z.string(), hint: z.string().optional() }).readonly()

const Outcome = z.union([
  z.object({ path: z.string(), reading: Reading }).readonly(),
  z.object({ path: z.string(), failure: Failure }).readonly(),
  z.object({ path: z.string(), skipped: z.string() }).readonly(),
])
