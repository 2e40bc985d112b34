import { expect, test } from 'vitest'
import { showsColor, showsLinks } from './appearance.ts'

test('a flag goes over NO_COLOR, that over FORCE_COLOR, that over the terminal', () => {
  expect(showsColor(true, { NO_COLOR: '1' }, false)).toBe(true)
  expect(showsColor(false, { FORCE_COLOR: '1' }, true)).toBe(false)
  expect(showsColor(undefined, { NO_COLOR: '1', FORCE_COLOR: '1' }, true)).toBe(false)
  expect(showsColor(undefined, { NO_COLOR: '' }, true)).toBe(true)
  expect(showsColor(undefined, { FORCE_COLOR: '1' }, false)).toBe(true)
  expect(showsColor(undefined, { TERM: 'dumb' }, true)).toBe(false)
  expect(showsColor(undefined, {}, false)).toBe(false)
})

test('links only in terminals that are known to show them', () => {
  expect(showsLinks({ VTE_VERSION: '6003' })).toBe(true)
  expect(showsLinks({ TERM_PROGRAM: 'WezTerm' })).toBe(true)
  expect(showsLinks({ TERM: 'xterm-kitty' })).toBe(true)
  expect(showsLinks({ VTE_VERSION: '4800', TERM: 'xterm-256color' })).toBe(false)
  expect(showsLinks({ TERM_PROGRAM: 'WezTerm', TMUX: '/tmp/x' })).toBe(false)
  expect(showsLinks({ TERM: 'dumb', WT_SESSION: 'x' })).toBe(false)
})
