import { isRead } from '../../language/languages.ts'
import type { FindingRule } from './rule.ts'

/** The text is in a language that the engine does not read, so that no attribution was guessed. */
export const languageNotRead: FindingRule = {
  id: 'language-not-read',
  find: ({ document: { language } }) =>
    isRead(language) ? [] : [{ spans: [], message: `The text is in a language that is not read (${language}): who said what in it is not known` }],
  example: { text: 'Die Brücke ist gesperrt.', language: 'de', silent: 'The bridge is closed.' },
}
