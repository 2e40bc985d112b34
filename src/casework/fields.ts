import { z } from 'zod'

/** The fields of an operation's input by name, in the order in which they were written. */
export type Shape = Readonly<Record<string, z.ZodType>>

export const shapeOf = (input: z.ZodType): Shape => (input as unknown as { readonly shape: Shape }).shape

/** What a field says of itself beside its type. */
export interface FieldMeta {
  readonly description?: string
  /** What stands for its value in help. */
  readonly value?: string
  /** Whether it is given by its place and not by its name. */
  readonly positional?: boolean
  /** One letter by which it is asked for as well. */
  readonly short?: string
  /** Whether it may be set once for all. */
  readonly setting?: boolean
}

export const metaOf = (schema: z.ZodType): FieldMeta => (schema.meta() ?? {}) as FieldMeta

const inner = (schema: z.ZodType): z.ZodType => (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional ? inner(schema.unwrap() as z.ZodType) : schema)

/** What a field holds once its default and its being optional are taken off: by this a door knows a flag from a list. */
export function kindOf(schema: z.ZodType): 'truth' | 'list' | 'number' | 'words' {
  const bare = inner(schema)
  if (bare instanceof z.ZodBoolean) return 'truth'
  if (bare instanceof z.ZodNumber) return 'number'
  return bare instanceof z.ZodArray ? 'list' : 'words'
}

/** The values that a field may have, where it is one of a few. */
export function choicesOf(schema: z.ZodType): readonly string[] | undefined {
  const bare = inner(schema)
  return bare instanceof z.ZodEnum ? bare.options.map(String) : undefined
}

/** What stands where a call says nothing, where that is worth telling: no truth value, and no empty list. */
export function defaultOf(schema: z.ZodType): string | undefined {
  const { success, data } = schema.safeParse(undefined)
  return success && (typeof data === 'number' || (typeof data === 'string' && data)) ? String(data) : undefined
}

/** The name by which a field is asked for on a command line: `allowHost` is `allow-host`. */
export const flagOf = (name: string): string => name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)

/** The variable of the environment that sets a field: `allowHost` is `HEARSAY_ALLOW_HOST`. */
export const variableOf = (name: string): string => `HEARSAY_${flagOf(name).replaceAll('-', '_').toUpperCase()}`

/** Whether a call must have it. */
export const isRequired = (schema: z.ZodType): boolean => !schema.safeParse(undefined).success

/** Which fields may be set once for all. */
export const settable = (shape: Shape): string[] => Object.keys(shape).filter((name) => metaOf(shape[name]).setting === true)
