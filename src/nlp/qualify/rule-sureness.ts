/** How often each rule is right, fitted on one half of the annotated news that was kept from tuning and checked on the other (`training/calibrate-values.ts` prints both). */
export const RULE_SURENESS: Readonly<Record<'kind' | 'certainty' | 'distance', Readonly<Record<string, number>>>> = {
  kind: { other: 0.8 },
  certainty: { other: 0.87 },
  distance: { other: 0.97 },
}
