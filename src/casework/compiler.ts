import { setFlagsFromString } from 'node:v8'

/**
 * Lets V8's optimizing compiler put more small functions into the large ones that write features, which call the same hash fifty times: its budget for that is spent after some
 * twenty calls, and reading is a quarter slower. A heuristic of the compiler, no change of meaning; functions compiled from then on profit.
 */
export const inlineMore = (): void => setFlagsFromString('--max-inlined-bytecode-size-cumulative=20000')
