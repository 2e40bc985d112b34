import { type Command, InvalidArgumentError, Option } from 'commander'
import { choicesOf, defaultOf, flagOf, isRequired, kindOf, metaOf, type Shape, shapeOf } from '../casework/fields.ts'
import type { Example, Operation } from '../casework/operation.ts'

/** Gathers the values of an option that may be given again. */
const gather = (value: string, before: readonly string[] | undefined): string[] => [...(before ?? []), value]

function numberOf(value: string): number {
  const number = Number(value)
  if (!value.trim() || !Number.isFinite(number)) throw new InvalidArgumentError('It is no number.')
  return number
}

/** How an argument is written in help: in pointed brackets where it must be there, in square ones where it may. */
function argumentOf(schema: Shape[string], value: string): string {
  const shown = kindOf(schema) === 'list' ? `${value}...` : value
  return isRequired(schema) ? `<${shown}>` : `[${shown}]`
}

/** Gives a command the arguments and options that its operation's input has; each is named as its field. */
export function addFields(command: Command, shape: Shape): void {
  for (const [name, schema] of Object.entries(shape)) {
    const { description = '', value = 'VALUE', positional, short } = metaOf(schema)
    const kind = kindOf(schema)
    if (positional) {
      command.argument(argumentOf(schema, value), description)
      continue
    }
    const flag = `${short ? `-${short}, ` : ''}--${flagOf(name)}`
    // Not as an option's own default: that would go over a setting.
    const otherwise = defaultOf(schema)
    const option = new Option(kind === 'truth' ? flag : `${flag} <${value}>`, otherwise === undefined ? description : `${description} (else ${otherwise})`)
    const choices = choicesOf(schema)
    if (choices) option.choices(choices)
    if (kind === 'list') option.argParser(gather)
    if (kind === 'number') option.argParser(numberOf)
    if ((kind === 'words' || kind === 'number') && isRequired(schema)) option.makeOptionMandatory()
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

/** How a person writes a field on the command line: the name of an argument, the flag of an option. */
export function writtenAs(shape: Shape, name: string): string {
  const { positional, value = name.toUpperCase() } = shape[name] ? metaOf(shape[name]) : {}
  return positional ? value : `--${flagOf(name)}`
}

const quoted = (word: unknown): string => (/^[\w./@:=-]+$/.test(String(word)) ? String(word) : `'${String(word).replaceAll("'", "'\\''")}'`)

/** An example's call as it is typed. */
export function typed(name: string, { input }: Example<unknown>, operation: Operation): string {
  const shape = shapeOf(operation.input)
  const fields = Object.entries(input as Readonly<Record<string, unknown>>)
  const isPositional = ([field]: [string, unknown]) => metaOf(shape[field]).positional === true
  const inPlace = Object.keys(shape).flatMap((field) => fields.filter(([given]) => given === field && isPositional([field, null])).flatMap(([, value]) => [value].flat()))
  const named = fields
    .filter((field) => !isPositional(field))
    .flatMap(([field, value]) => (value === true ? [`--${flagOf(field)}`] : [value].flat().flatMap((one) => [`--${flagOf(field)}`, quoted(one)])))
  return ['hearsay', name, ...inPlace.map(quoted), ...named].join(' ')
}

/** What is wrong with a value, in words that follow the name of its field. */
export function complaint(issue: {
  readonly code?: string
  readonly message: string
  readonly minimum?: unknown
  readonly maximum?: unknown
  readonly origin?: string
  /** Whether the minimum itself will do. */
  readonly inclusive?: boolean
  readonly values?: readonly unknown[]
}): string {
  const { code, message, minimum, maximum, origin, inclusive, values } = issue
  if (code === 'too_small') {
    if (origin === 'string' || origin === 'array') return 'is empty'
    return inclusive === false ? `is not more than ${minimum}` : `is less than ${minimum}`
  }
  if (code === 'invalid_value' && values?.length) return `is none of ${values.join(', ')}`
  if (code === 'too_big' && origin !== 'string') return `is more than ${maximum}`
  return message
}
