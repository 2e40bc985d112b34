import { expect, test } from 'vitest'
import { openTurns } from './turns.ts'

const never = new AbortController().signal

/** A clock that is set by hand, and a sleep that notes how long it was asked for and moves the clock. */
function clock(at = 1_000_000) {
  const state = { at, slept: [] as number[] }
  return {
    state,
    now: () => new Date(state.at),
    async sleep(milliseconds: number) {
      state.slept.push(milliseconds)
      state.at += milliseconds
    },
  }
}

/** A work that ends when it is told to. */
function work() {
  let finish = () => {}
  const done = new Promise<void>((resolve) => {
    finish = resolve
  })
  const state = { begun: false }
  return {
    state,
    finish,
    run: () => {
      state.begun = true
      return done
    },
  }
}

const moment = () => new Promise((resolve) => setTimeout(resolve, 1))

test('whoever gives up while waiting lets nobody past those who were there before', async () => {
  const turns = openTurns(clock())
  const [first, second, third] = [work(), work(), work()]
  const stop = new AbortController()
  const one = turns.take('a', 0, never, first.run)
  const two = turns.take('a', 0, stop.signal, second.run)
  const three = turns.take('a', 0, never, third.run)
  stop.abort(new Error('enough'))
  await expect(two).rejects.toThrow('enough')
  await moment()
  expect([first, second, third].map(({ state }) => state.begun)).toEqual([true, false, false])
  first.finish()
  await one
  await moment()
  expect([second, third].map(({ state }) => state.begun)).toEqual([false, true])
  third.finish()
  await three
})

test('a work that fails ends its turn, and the host rests all the same', async () => {
  const lent = clock()
  const turns = openTurns(lent)
  await expect(turns.take('a', 500, never, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  await turns.take('a', 0, never, async () => {})
  await turns.take('b', 0, never, async () => {})
  expect(lent.state.slept).toEqual([500])
})

test('a clock that is set back makes nobody wait longer than the rest was', async () => {
  const lent = clock()
  const turns = openTurns(lent)
  turns.rest('a', 700)
  lent.state.at -= 86_400_000
  await turns.take('a', 0, never, async () => {})
  expect(lent.state.slept).toEqual([700])
})

test('a rest is never made shorter by another', () => {
  const turns = openTurns(clock())
  turns.rest('a', 9000)
  turns.rest('a', 10)
  expect(turns.rests()).toEqual([{ host: 'a', until: 1_009_000 }])
})
