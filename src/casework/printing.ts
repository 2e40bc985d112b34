import { formats } from '../exchange/formats.ts'
import { HearsayError } from '../model/error.ts'
import type { Format, Printer } from '../model/format.ts'

/** The forms in which a door can hand out a reading. */
export const readingFormats: readonly Format[] = formats

/** A form by its name, loaded. Throws `casework/unknown-format`. */
export async function loadFormat(name: string): Promise<Printer> {
  const found = formats.find((format) => format.name === name)
  if (!found) throw new HearsayError('casework/unknown-format', `there is no format '${name}'`, { hint: `the formats are ${formats.map((f) => f.name).join(', ')}` })
  return found.load()
}
