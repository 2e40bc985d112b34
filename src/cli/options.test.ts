import { Command } from 'commander'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { operation } from '../casework/operation.ts'
import { addFields, complaint, fieldsOf, typed, writtenAs } from './options.ts'

const shape = {
  case: z.string().describe('the case').meta({ value: 'CASE', positional: true }),
  words: z.array(z.string()).default([]).describe('words').meta({ value: 'WORDS', positional: true }),
  limit: z.int().min(1).default(20).describe('the most to show').meta({ value: 'N', short: 'n' }),
  allowHost: z.array(z.string()).default([]).describe('a host').meta({ value: 'HOST' }),
  kind: z.enum(['old', 'new']).optional().describe('which').meta({ value: 'KIND' }),
  why: z.string().min(1).describe('why').meta({ value: 'TEXT' }),
  all: z.boolean().default(false).describe('all of them'),
}

/** What a call gives, as the operation would get it. */
function called(args: readonly string[], settings: Record<string, unknown> = {}): unknown {
  const command = new Command('look').exitOverride().configureOutput({ writeErr: () => {}, outputError: () => {} })
  addFields(command, shape)
  command.action(() => {})
  command.parse(args, { from: 'user' })
  return z.object(shape).parse(fieldsOf(shape, command.processedArgs, command.opts(), settings))
}

test('arguments by place, options by name, numbers as numbers, lists gathered', () => {
  expect(called(['a.hearsay', 'old', 'mill', '-n', '5', '--allow-host', 'one', '--allow-host', 'two', '--why', 'so', '--all'])).toEqual({
    case: 'a.hearsay',
    words: ['old', 'mill'],
    limit: 5,
    allowHost: ['one', 'two'],
    why: 'so',
    all: true,
  })
})

test('what may be left out has its default, and a setting goes before that', () => {
  expect(called(['a.hearsay', '--why', 'so'])).toMatchObject({ words: [], limit: 20, all: false })
  expect(called(['a.hearsay', '--why', 'so'], { limit: 7 })).toMatchObject({ limit: 7 })
  expect(called(['a.hearsay', '--why', 'so', '--limit', '3'], { limit: 7 })).toMatchObject({ limit: 3 })
})

test('what must be there, is one of a few, or is a number, is asked for', () => {
  for (const args of [[], ['a.hearsay'], ['a.hearsay', '--why', 'so', '-n', 'many'], ['a.hearsay', '--why', 'so', '--kind', 'odd']])
    expect(() => called(args), args.join(' ')).toThrow()
})

test('help says what may be left out, and what stands then', () => {
  const command = new Command('look')
  addFields(command, shape)
  const help = command.helpInformation()
  expect(help).toContain('Usage: look [options] <CASE> [WORDS...]')
  expect(help).toMatch(/-n, --limit <N> +the most to show \(else 20\)/)
  expect(help).toContain('--allow-host <HOST>')
})

test('a call is typed as a shell takes it, arguments first', () => {
  const look = operation({ effect: 'read', input: z.object(shape), output: z.string(), examples: [], run: async function* () {} })
  const example = { input: { why: "it's so", all: true, case: 'a.hearsay', words: ['old mill'], allowHost: ['one'] }, shows: '', answer: '' }
  expect(typed('look', example, look)).toBe(`hearsay look a.hearsay 'old mill' --why 'it'\\''s so' --all --allow-host one`)
})

test('a complaint follows the name of what it is about', () => {
  const { error } = z.object(shape).safeParse({ case: 'a', why: '', limit: 0, all: false })
  const said = error?.issues.map((issue) => `${writtenAs(shape, String(issue.path[0]))} ${complaint(issue)}`)
  expect(said).toEqual(expect.arrayContaining(['--why is empty', '--limit is less than 1']))
  const more = z.object({ timeout: z.number().gt(0), by: z.enum(['outlet', 'week']) }).safeParse({ timeout: 0, by: 'day' })
  expect(more.error?.issues.map(complaint)).toEqual(['is not more than 0', 'is none of outlet, week'])
  expect(writtenAs(shape, 'case')).toBe('CASE')
  expect(writtenAs(shape, 'allowHost')).toBe('--allow-host')
})
