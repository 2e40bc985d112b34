import { expect, test } from 'vitest'
import type { Equal } from './equal.ts'

test('a type that differs in one modifier is not equal: this file compiles only so', () => {
  const same: Equal<{ readonly a?: string }, { readonly a?: string }> = true
  // @ts-expect-error a forgotten optional field
  const forgotten: Equal<{ readonly a: string }, { readonly a: string; readonly b?: number }> = true
  // @ts-expect-error an optional field for one that must be there
  const optional: Equal<{ readonly a?: string }, { readonly a: string }> = true
  // @ts-expect-error a field that may be written to
  const writable: Equal<{ a: string }, { readonly a: string }> = true
  // @ts-expect-error a wider list of words, deep inside
  const wider: Equal<{ readonly a: readonly { readonly b: 'x' }[] }, { readonly a: readonly { readonly b: 'x' | 'y' }[] }> = true
  expect([same, forgotten, optional, writable, wider]).toHaveLength(5)
})
