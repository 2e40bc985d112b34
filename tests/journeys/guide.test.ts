import { expect, test } from 'vitest'
import { played } from '../../docs/guide/play.ts'
import { textAt } from '../house/checkout.ts'

test('the guide to a case prints what its commands print; node docs/guide/write.ts writes it', async () => {
  const guide = textAt('docs/guide/a-case.md')
  expect(guide.match(/^\.\/hearsay /gm)?.length).toBeGreaterThan(15)
  expect(await played(guide)).toBe(guide)
})
