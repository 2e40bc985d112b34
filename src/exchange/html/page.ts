import type { PublicReading } from '../../model/public-reading.ts'
export const readingHtml = (reading: PublicReading): string => reading.path
