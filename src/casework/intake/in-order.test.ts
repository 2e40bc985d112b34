import fc from 'fast-check'
import { expect, test } from 'vitest'
import { InOrder } from './in-order.ts'

test('what overtakes waits, and what is first goes at once', () => {
  const order = new InOrder<string>()
  for (const number of [7, 3, 9]) order.expect(number)
  expect(order.add(3, 'b1', false)).toEqual([])
  expect(order.add(7, 'a1', false)).toEqual(['a1'])
  expect(order.head).toBe(7)
  expect(order.add(3, 'b2', true)).toEqual([])
  expect([...order.held()]).toEqual(['b1', 'b2'])
  expect(order.add(7, 'a2', true)).toEqual(['a2', 'b1', 'b2'])
  expect(order.head).toBe(9)
})

test('whatever overtakes what, all of it comes out once, in the order given out', () => {
  const works = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(works, fc.infiniteStream(fc.nat()), (lengths, chance) => {
      const order = new InOrder<string>()
      for (const number of lengths.keys()) order.expect(number)
      const left = lengths.map((length, number) => ({ number, length, next: 0 }))
      const out: string[] = []
      while (left.length) {
        const at = (chance.next().value as number) % left.length
        const work = left[at]
        work.next++
        out.push(...order.add(work.number, `${work.number}.${work.next}`, work.next === work.length))
        if (work.next === work.length) left.splice(at, 1)
      }
      expect(out).toEqual(lengths.flatMap((length, number) => Array.from({ length }, (_, i) => `${number}.${i + 1}`)))
      expect(order.head).toBeUndefined()
    }),
  )
})
