import type { Finding } from '../../model/finding.ts'

/** What an agency marks an item with, beside its text. */
export interface AgencyMarks {
  /** `usable`, `withheld`, `canceled`; null where it is not said, which means usable. */
  readonly status: string | null
  /** ISO 8601: not to be published before. */
  readonly embargo: string | null
  readonly version: string | null
  readonly urgency: string | null
  /** What it says to editors. */
  readonly note: string | null
}

const finding = (rule: string, message: string): Finding => ({ rule, spans: [], message })

/** The findings that an agency's marks are worth: an item that was taken back must not be read as one that stands. */
export function agencyFindings({ status, embargo, version, urgency, note }: AgencyMarks): Finding[] {
  const state = status?.toLowerCase() ?? ''
  const marks = [version && `version ${version}`, urgency && `urgency ${urgency}`].filter(Boolean)
  return [
    ...(/cancel|kill/u.test(state) ? [finding('agency-canceled', 'The agency took the item back: it must not be published, and what it says may be wrong')] : []),
    ...(/withh/u.test(state) ? [finding('agency-withheld', 'The agency withholds the item: it must not be published for now')] : []),
    ...(embargo ? [finding('embargoed', `The agency asks that it not be published before ${embargo}`)] : []),
    ...(marks.length ? [finding('agency-marks', `The agency marks it with ${marks.join(' and ')}`)] : []),
    ...(note ? [finding('agency-note', `The agency tells editors: ${note.slice(0, 500)}`)] : []),
  ]
}
