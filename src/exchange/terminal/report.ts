import type { Appearance } from '../../model/format.ts'
import type { PublicReading } from '../../model/public-reading.ts'
import { summarize } from '../summary.ts'
import { findingLines } from './findings.ts'
import { headLines } from './head.ts'
import { painted, type Run } from './ink.ts'
import { reviewLines } from './reviews.ts'
import { sourceLines } from './sources.ts'
import { summaryLines } from './summary.ts'
import { measures } from './wrap.ts'

const EMPTY: readonly Run[] = []

/**
 * A reading as a report for a person in a terminal: head, summary, sources with their statements, findings. No line is wider than the
 * appearance's width, and nothing of the text can reach the terminal as a command.
 */
export async function terminalReport(reading: PublicReading, appearance: Appearance): Promise<string> {
  await measures(JSON.stringify([reading.path, reading.document, reading.layers.findings, reading.layers.sources, reading.reviews]))
  const summary = summarize(reading, Math.min(64, appearance.width - 4))
  const sections = [
    headLines(reading, summary, appearance),
    summaryLines(reading, summary, appearance),
    sourceLines(reading, summary, appearance),
    findingLines(reading, appearance),
    reviewLines(reading, appearance),
  ]
  const lines = sections.filter((section) => section.length).flatMap((section) => [...section, EMPTY])
  return `${lines.map((line) => painted(line, appearance)).join('\n')}\n`
}
