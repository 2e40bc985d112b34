import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { SCRIPT, SCRIPT_DIGEST } from './script.ts'
import { STYLE, STYLE_DIGEST } from './style.ts'

const digest = (words: string): string => `sha256-${createHash('sha256').update(words).digest('base64')}`

test('the policy names the script and the style sheet that the page has', () => {
  expect(SCRIPT_DIGEST).toBe(digest(SCRIPT))
  expect(STYLE_DIGEST).toBe(digest(STYLE))
})
