import { z } from 'zod'
import { by } from './case-options.ts'
import type { Engine } from './engine.ts'
import type { Shape } from './fields.ts'
import { crewOptions, networkOptions } from './intake-options.ts'

const ISO_TIME = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/

/** The fields by which a caller says how to read. */
export const howToRead = {
  rules: z.boolean().default(false).describe('read by rules alone, without the trained weights').meta({ setting: true }),
  fast: z.boolean().default(false).describe('use the fast profile (the only one there is so far)').meta({ setting: true }),
  guide: z.array(z.string()).default([]).describe('mark the terms that this style guide (TOML) advises on; may be given again').meta({ value: 'FILE', setting: true }),
}

/** The fields by which a caller says what is known of a text that does not say it itself. */
export const whatIsKnown = {
  outlet: z.string().min(1).optional().describe('who published it').meta({ value: 'NAME', setting: true }),
  title: z.string().min(1).optional().describe('its headline').meta({ value: 'TEXT' }),
  published: z
    .string()
    .regex(ISO_TIME, 'is no ISO 8601 time: write 2026-03-01 or 2026-03-01T09:30Z')
    .optional()
    .describe('when it was published')
    .meta({ value: 'TIME' }),
  url: z.url('is no address').optional().describe('where it was published').meta({ value: 'URL' }),
  language: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'is no language tag: write en or pt-BR')
    .optional()
    .describe('its language, as a BCP 47 tag')
    .meta({ value: 'TAG', setting: true }),
}

/** Which layers are shown. */
export const layers = z.enum(['public', 'all']).default('public').describe('which layers to show: all adds tokens and mentions').meta({ value: 'WHICH', setting: true })

/** Every field that may be set once for all, whichever operation has it. */
export const everySetting: Shape = { ...howToRead, ...whatIsKnown, layers, by, ...crewOptions, ...networkOptions }

const shape = z.object({ ...howToRead, ...whatIsKnown })
type Options = z.output<typeof shape>

/** What the caller gave, and only that: a field that is absent is left to the text. */
export function given({
  outlet,
  title,
  published,
  url,
  language,
}: Pick<Options, keyof typeof whatIsKnown>): Partial<Record<'outlet' | 'title' | 'published' | 'url' | 'language', string>> {
  const fields = { outlet, title, published, url, language }
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

/** The engine that the caller asked for. It is loaded here: what only describes an operation has no need of it. */
export async function engineFor({ rules, guide }: Options): Promise<Engine> {
  const [{ openEngine }, { readGuides }] = await Promise.all([import('./engine.ts'), import('./guides.ts')])
  return openEngine({ rules, guides: await readGuides(guide) })
}
