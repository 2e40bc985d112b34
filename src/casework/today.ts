import type { Guide } from '../model/guide.ts'
import { stageVersions } from '../nlp/pipeline.ts'
import { openEngine } from './engine.ts'
import { stageDigests } from './stages.ts'
import { version } from './version.ts'

/** The digests that a reading made today would have, by layer, for each profile. */
export type Today = Readonly<Record<'default' | 'fast', Readonly<Record<string, string>>>>

/** What today's engine, with these weights and guides, would write beside its layers. */
export async function digestsOfToday({ rules, guides }: { readonly rules: boolean; readonly guides: readonly Guide[] }): Promise<Today> {
  const { model } = await openEngine({ rules, guides })
  const of = (profile: 'default' | 'fast') => stageDigests({ version, model, profile, stages: stageVersions }, guides)
  return { default: of('default'), fast: of('fast') }
}

/** The layers of a reading that today's engine would write anew. */
export const staleLayers = (kept: Readonly<Record<string, string>>, today: Readonly<Record<string, string>>): string[] =>
  Object.keys(today).filter((layer) => kept[layer] !== today[layer])
