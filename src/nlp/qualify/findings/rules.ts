import { agentlessReport } from './agentless-report.ts'
import { corrected } from './corrected.ts'
import { headlineNotBorneOut } from './headline-not-borne-out.ts'
import { languageNotRead } from './language-not-read.ts'
import { noSentences } from './no-sentences.ts'
import { noSource } from './no-source.ts'
import { bidiControls, oddCharacters } from './odd-characters.ts'
import { ownVoiceInference } from './own-voice-inference.ts'
import type { FindingRule } from './rule.ts'
import { singleSource } from './single-source.ts'
import { unclosedQuotation } from './unclosed-quotation.ts'
import { unnamedOnly } from './unnamed-only.ts'
import { unnamedSource } from './unnamed-source.ts'
import { wireSignsFound } from './wire-signs.ts'
import { withheld } from './withheld.ts'

/** Every rule of findings, those first that bear on all the rest. A new one is a file and a line here. */
export const findingRules: readonly FindingRule[] = [
  languageNotRead,
  noSentences,
  bidiControls,
  oddCharacters,
  headlineNotBorneOut,
  corrected,
  wireSignsFound,
  noSource,
  unnamedOnly,
  singleSource,
  unnamedSource,
  agentlessReport,
  ownVoiceInference,
  withheld,
  unclosedQuotation,
]
