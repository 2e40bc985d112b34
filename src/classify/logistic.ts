const LEAST = 1e-4

/** Log odds of a chance, kept finite: chances nearer to 0 or 1 than one in ten thousand count as that. */
export function logit(chance: number): number {
  const held = Math.min(1 - LEAST, Math.max(LEAST, chance))
  return Math.log(held / (1 - held))
}

/** The chance that log odds stand for. */
export const logistic = (odds: number): number => 1 / (1 + Math.exp(-odds))
