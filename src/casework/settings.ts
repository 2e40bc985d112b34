import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { HearsayError } from '../model/error.ts'
import { kindOf, type Shape, settable, variableOf } from './fields.ts'
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

function fromVariable(name: string, value: string, schema: Shape[string]): unknown {
  const kind = kindOf(schema)
  if (kind === 'list') return value.split(':').filter(Boolean)
  if (kind === 'words') return value
  if (kind === 'number') {
    if (value.trim() && Number.isFinite(Number(value))) return Number(value)
    throw new HearsayError('casework/bad-setting', `${variableOf(name)} is '${value}'`, { hint: 'set it to a number' })
  }
  if (/^(1|true|yes|on)$/i.test(value)) return true
  if (/^(0|false|no|off|)$/i.test(value)) return false
  throw new HearsayError('casework/bad-setting', `${variableOf(name)} is '${value}'`, { hint: 'set it to 1 or 0' })
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
export async function readSettings(shape: Shape, environment: Environment): Promise<Settings> {
  const known = settable(everySetting)
  const names = settable(shape)
  const path = settingsPath(environment)
  const file = await fromFile(path, environment.HEARSAY_CONFIG !== undefined)
  const settings: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(file)) {
    if (!known.includes(name))
      throw new HearsayError('casework/bad-setting', `${path} sets '${name}', which is no setting`, { hint: `the settings are ${known.join(', ')}` })
    if (!names.includes(name)) continue
    const list = kindOf(shape[name]) === 'list' && typeof value === 'string' ? [value] : value
    settings[name] = name === 'guide' && Array.isArray(list) ? list.map((guide) => resolve(dirname(path), String(guide))) : list
  }
  for (const name of names) {
    const value = environment[variableOf(name)]
    // An empty variable is one that is not set, but for a switch, which it turns off.
    if (value || (value === '' && kindOf(shape[name]) === 'truth')) settings[name] = fromVariable(name, value, shape[name])
  }
  return settings
}
