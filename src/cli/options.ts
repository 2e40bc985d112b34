import { type Command, Option } from 'commander'
import type { z } from 'zod'
import type { Example, Operation } from '../casework/operation.ts'
import { fieldChoices, fieldKind } from '../casework/settings.ts'

export type Shape = Readonly<Record<string, z.ZodType>>

/** The fields of an operation's input, in the order in which they were written. */
export const shapeOf = (input: z.ZodType): Shape => (input as unknown as { readonly shape: Shape }).shape

interface Meta {
  readonly description?: string
  readonly value?: string
  readonly positional?: boolean
}

/** What a field says of itself for help. */
export const metaOf = (schema: z.ZodType): Meta => (schema.meta() ?? {}) as Meta

/** Gathers the values of an option that may be given again. */
const gather = (value: string, before: readonly string[] | undefined): string[] => [...(before ?? []), value]

/** Gives a command the arguments and options that its operation's input has; each is named as its field. */
export function addFields(command: Command, shape: Shape): void {
  for (const [name, schema] of Object.entries(shape)) {
    const { description = '', value = 'VALUE', positional } = metaOf(schema)
    const kind = fieldKind(schema)
    if (positional) {
      command.argument(kind === 'list' ? `<${value}...>` : `<${value}>`, description)
      continue
    }
    const option = new Option(kind === 'truth' ? `--${name}` : `--${name} <${value}>`, description)
    const choices = fieldChoices(schema)
    if (choices) option.choices(choices)
    if (kind === 'list') option.argParser(gather)
    if (kind === 'words' && !schema.safeParse(undefined).success) option.makeOptionMandatory()
    command.addOption(option)
  }
}

/** The fields of a call: what settings say, and over them the arguments and options that were given. */
export function fieldsOf(
  shape: Shape,
  positionals: readonly unknown[],
  options: Readonly<Record<string, unknown>>,
  settings: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const fields: Record<string, unknown> = { ...settings }
  let at = 0
  for (const [name, schema] of Object.entries(shape)) {
    const value = metaOf(schema).positional ? positionals[at++] : options[name]
    if (value !== undefined) fields[name] = value
  }
  return fields
}

/** An example's call as it is typed. */
export function typed(name: string, { input }: Example<unknown>, operation: Operation): string {
  const shape = shapeOf(operation.input)
  const words = Object.entries(input as Readonly<Record<string, unknown>>).flatMap(([field, value]) => {
    if (metaOf(shape[field]).positional) return [value].flat().map(String)
    return value === true ? [`--${field}`] : [value].flat().flatMap((one) => [`--${field}`, /^[\w-]+$/.test(String(one)) ? String(one) : `'${one}'`])
  })
  return ['hearsay', name, ...words].join(' ')
}
