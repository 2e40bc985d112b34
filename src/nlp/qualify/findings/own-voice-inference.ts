import type { Span } from '../../../model/span.ts'
import { counted, type FindingRule, MOST_SPANS } from './rule.ts'

/** Below this share of the body the outlet's own views are what any report has. */
const LEAST_SHARE = 0.05

const length = (spans: readonly Span[]): number => spans.reduce((sum, { start, end }) => sum + end - start, 0)

/** How much of the body is the outlet's own interpretation or judgement, for which it gives no source. */
export const ownVoiceInference: FindingRule = {
  id: 'own-voice-inference',
  find: ({ layers: { voice } }) => {
    const inferred = voice.filter((v) => v.voice === 'inference')
    const judged = voice.filter((v) => v.voice === 'evaluation')
    const own = voice.filter((v) => v.voice === 'inference' || v.voice === 'evaluation')
    const share = length(own) / Math.max(1, length(voice))
    if (!own.length || share < LEAST_SHARE) return []
    const said = [inferred.length ? counted(inferred.length, 'inference') : '', judged.length ? counted(judged.length, 'judgement') : ''].filter(Boolean).join(' and ')
    return [
      {
        spans: own.slice(0, MOST_SPANS).map(({ start, end }) => ({ start, end })),
        message: `${Math.round(share * 100)} % of the text is the outlet’s own view without a source: ${said}`,
      },
    ]
  },
  example: { text: 'The gift suggests a deliberate effort to please the duke.', silent: 'The gift was a horse. It came on Monday.' },
}
