import { type Command, Option } from 'commander'
import { choicesOf, isRequired, kindOf, metaOf, type Shape, shapeOf } from '../casework/fields.ts'
import type { Example, Operation } from '../casework/operation.ts'

/** Gathers the values of an option that may be given again. */
const gather = (value: string, before: readonly string[] | undefined): string[] => [...(before ?? []), value]

/** Gives a command the arguments and options that its operation's input has; each is named as its field. */
export function addFields(command: Command, shape: Shape): void {
  for (const [name, schema] of Object.entries(shape)) {
    const { description = '', value = 'VALUE', positional } = metaOf(schema)
    const kind = kindOf(schema)
    if (positional) {
      command.argument(kind === 'list' ? `<${value}...>` : `<${value}>`, description)
      continue
    }
    const option = new Option(kind === 'truth' ? `--${name}` : `--${name} <${value}>`, description)
    const choices = choicesOf(schema)
    if (choices) option.choices(choices)
    if (kind === 'list') option.argParser(gather)
    if (kind === 'words' && isRequired(schema)) option.makeOptionMandatory()
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
