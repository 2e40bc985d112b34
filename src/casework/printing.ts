import { type Appearance, type Format, formats, type Print } from '../exchange/formats.ts'
import { HearsayError } from '../model/error.ts'

export type { Appearance, Format, Print }

/** The forms in which a door can hand out a reading. */
export const readingFormats: readonly Format[] = formats

/** A form by its name. Throws `casework/unknown-format`. */
export function readingFormat(name: string): Format {
  const found = formats.find((format) => format.name === name)
  if (!found) throw new HearsayError('casework/unknown-format', `there is no format '${name}'`, { hint: `the formats are ${formats.map((f) => f.name).join(', ')}` })
  return found
}
