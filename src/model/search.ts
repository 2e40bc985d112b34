/**
 * The first index below `length` at which `isBefore` no longer holds, found by halving; `length` where it always does.
 * `isBefore` must hold for a first stretch of the indexes and for none after it.
 */
export function firstNot(length: number, isBefore: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBefore(middle)) low = middle + 1
    else high = middle
  }
  return low
}
