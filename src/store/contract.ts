import { anything } from './contract/anything.ts'
import { asking } from './contract/asking.ts'
import { type Checks, clock, type Opener } from './contract/check.ts'
import { deciding } from './contract/deciding.ts'

import { takingIn } from './contract/taking-in.ts'

const checks: Checks = { ...takingIn, ...asking, ...deciding, ...anything }

/** Tells a test runner every check that a store must pass; `fresh` is called for each, and answers how to open a case that does not exist yet. */
export function contract(test: (name: string, run: () => Promise<void>) => void, fresh: () => Opener): void {
  for (const [name, check] of Object.entries(checks)) {
    test(name, async () => {
      const hand = clock('2026-06-01T10:00:00Z')
      const open = fresh()
      await using store = await open({ mode: 'create', hand })
      await check(store, hand, (mode = 'write') => open({ mode, hand }))
    })
  }
}
