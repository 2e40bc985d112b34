import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { HearsayError } from '../model/error.ts'
import { unreadable } from './inputs.ts'
import { everySetting } from './reading-options.ts'
import { parseToml } from './toml.ts'

/** Settings by name, as strings, lists and truth values: what a flag would give. */
export type Settings = Readonly<Record<string, unknown>>

type Environment = Readonly<Record<string, string | undefined>>

/** Where the settings file lies: `HEARSAY_CONFIG`, else `hearsay/config.toml` in the XDG folder for settings. */
export function settingsPath(environment: Environment): string {
  if (environment.HEARSAY_CONFIG) return environment.HEARSAY_CONFIG
  return join(environment.XDG_CONFIG_HOME || join(homedir(), '.config'), 'hearsay', 'config.toml')
}

/** Which fields of an operation may be set once for all: those marked so, by name. */
export const settable = (shape: Readonly<Record<string, z.ZodType>>): string[] => Object.keys(shape).filter((name) => shape[name].meta()?.setting === true)

const inner = (schema: z.ZodType): z.ZodType => (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional ? inner(schema.unwrap() as z.ZodType) : schema)

/** What a field holds once its default and its being optional are taken off: by this the command line knows a flag from a list. */
export const fieldKind = (schema: z.ZodType): 'truth' | 'list' | 'words' => {
  const bare = inner(schema)
  if (bare instanceof z.ZodBoolean) return 'truth'
  return bare instanceof z.ZodArray ? 'list' : 'words'
}

/** The values that a field may have, where it is one of a few. */
export const fieldChoices = (schema: z.ZodType): readonly string[] | undefined => {
  const bare = inner(schema)
  return bare instanceof z.ZodEnum ? bare.options.map(String) : undefined
}

function fromVariable(name: string, value: string, schema: z.ZodType): unknown {
  const kind = fieldKind(schema)
  if (kind === 'list') return value.split(':').filter(Boolean)
  if (kind === 'words') return value
  if (/^(1|true|yes|on)$/i.test(value)) return true
  if (/^(0|false|no|off|)$/i.test(value)) return false
  throw new HearsayError('casework/bad-setting', `HEARSAY_${name.toUpperCase()} is '${value}'`, { hint: 'set it to 1 or 0' })
}

async function fromFile(path: string, required: boolean): Promise<Settings> {
  let source: string
  try {
    source = await readFile(path, 'utf8')
  } catch (error) {
    if (!required && (error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw unreadable(path, error)
  }
  return parseToml(source, path, 'casework/bad-setting')
}

/**
 * What the environment and the settings file say of an operation's fields, the environment first; a flag goes over both. Paths of guides in the
 * file are taken from the file's own folder. A name in the file that no operation knows is a `casework/bad-setting` error, lest a slip of the pen go unseen.
 */
export async function readSettings(shape: Readonly<Record<string, z.ZodType>>, environment: Environment): Promise<Settings> {
  const known = settable(everySetting)
  const names = settable(shape)
  const path = settingsPath(environment)
  const file = await fromFile(path, environment.HEARSAY_CONFIG !== undefined)
  const settings: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(file)) {
    if (!known.includes(name))
      throw new HearsayError('casework/bad-setting', `${path} sets '${name}', which is no setting`, { hint: `the settings are ${known.join(', ')}` })
    if (!names.includes(name)) continue
    const list = fieldKind(shape[name]) === 'list' && typeof value === 'string' ? [value] : value
    settings[name] = name === 'guide' && Array.isArray(list) ? list.map((guide) => resolve(dirname(path), String(guide))) : list
  }
  for (const name of names) {
    const value = environment[`HEARSAY_${name.toUpperCase()}`]
    if (value !== undefined) settings[name] = fromVariable(name, value, shape[name])
  }
  return settings
}
