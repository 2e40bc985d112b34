import type { BytesReader } from '../reader.ts'
import { ENCRYPTED, hasStream, isOle, MAIN, OLD } from './docx/signs.ts'
import { holdsPart } from './package.ts'

/** Word files. What reads them is loaded with the first one. */
export const docx: BytesReader = {
  format: 'docx',
  suits: ({ bytes }) => holdsPart(bytes, MAIN) || (isOle(bytes) && (hasStream(bytes, ENCRYPTED) || hasStream(bytes, OLD))),
  read: async (raw) => (await import('./docx/read.ts')).readWord(raw),
}
