import type { Finding } from '../../model/finding.ts'
import { isRead } from '../language/languages.ts'
import { stage } from '../stage.ts'
import { findingRules } from './findings/rules.ts'

/** Rules that hold of a text in any language; the others are about English words. */
const ANY_LANGUAGE = new Set(['language-not-read', 'no-sentences', 'bidi-controls', 'odd-characters', 'corrected', 'unclosed-quotation'])

/** What the way in noticed, then what each rule notices. */
export const findings = stage({
  adds: 'findings',
  needs: ['tokens', 'sentences', 'quotation', 'parts', 'values', 'resolution', 'gaps', 'voice'],
  version: 2,
  run: (document, layers) => {
    const known = isRead(document.language)
    const reading = { document, layers }
    const found: Finding[] = [...document.notes]
    for (const { id, find } of findingRules) {
      if (!known && !ANY_LANGUAGE.has(id)) continue
      for (const finding of find(reading)) found.push({ rule: id, ...finding })
    }
    return found
  },
})
