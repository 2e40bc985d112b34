import type { BytesReader } from '../reader.ts'

/** How far into a file its mark may stand: some begin with the head of a mail or of a printer's job. */
const MARK_WITHIN = 1024

/** PDF with a text layer. What reads it is loaded with the first one: no text pays for it. */
export const pdf: BytesReader = {
  format: 'pdf',
  suits: ({ bytes }) => new TextDecoder('latin1').decode(bytes.subarray(0, MARK_WITHIN)).includes('%PDF-'),
  read: async (raw) => (await import('./pdf/read.ts')).readPdf(raw),
}
