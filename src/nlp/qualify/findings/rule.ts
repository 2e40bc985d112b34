import type { Document } from '../../../model/document.ts'
import type { Finding } from '../../../model/finding.ts'
import type { Layers } from '../../../model/layers.ts'

/** What a rule of findings may look at: the document and the layers read so far. */
export interface Findings {
  readonly document: Document
  readonly layers: Pick<Layers, 'tokens' | 'sentences' | 'quotation' | 'parts' | 'values' | 'resolution' | 'gaps' | 'voice'>
}

/** One thing that a careful reader would note, under one name. */
export interface FindingRule {
  readonly id: string
  /** What is found; the messages are sentences for a person. */
  readonly find: (reading: Findings) => readonly Omit<Finding, 'rule'>[]
  /** A text of which the rule says something, in tagged text; and one of which it says nothing. */
  readonly example: { readonly text: string; readonly silent: string; readonly language?: string; readonly headline?: string; readonly correction?: string }
}

/** At most so many spans are given of one kind, so that a finding stays readable; the message has the count. */
export const MOST_SPANS = 200

/** `1 statement`, `3 statements`. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`

/** Outermost attributions of something said, with their index. */
export const saidIn = ({ layers: { parts, values } }: Findings): number[] =>
  parts.flatMap((p, i) => (p.nestedIn === undefined && values[i]?.attitude === 'communication' ? [i] : []))
