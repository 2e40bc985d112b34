import { readFile } from 'node:fs/promises'
import { HearsayError } from '../model/error.ts'
import type { Guide, GuideRule } from '../model/guide.ts'
import { unreadable } from './inputs.ts'
import { parseToml } from './toml.ts'

const bad = (path: string, what: string) =>
  new HearsayError('casework/bad-guide', `${path} is no guide: ${what}`, {
    hint: 'a guide is TOML with name, date and rules of id, pattern, sides, advice and cite; guides/example.toml is one',
  })

/** The string under a key, or a `casework/bad-guide` error that says where it was looked for. */
function text(table: Readonly<Record<string, unknown>>, key: string, where: string, path: string): string {
  const value = table[key]
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value !== 'string' || !value.trim()) throw bad(path, `${where} has no ${key}`)
  return value
}

function rule(entry: unknown, index: number, path: string): GuideRule {
  if (typeof entry !== 'object' || entry === null) throw bad(path, `rule ${index + 1} is no table`)
  const table = entry as Readonly<Record<string, unknown>>
  const id = text(table, 'id', `rule ${index + 1}`, path)
  const where = `rule '${id}'`
  const { sides } = table
  if (!Array.isArray(sides) || !sides.every((side): side is string => typeof side === 'string')) throw bad(path, `${where} has no list of sides`)
  const cite = text(table, 'cite', where, path)
  if (!URL.canParse(cite)) throw bad(path, `${where} cites '${cite}', which is no address`)
  return { id, pattern: text(table, 'pattern', where, path), sides, advice: text(table, 'advice', where, path), cite }
}

/** A style guide from its TOML. Throws `casework/bad-guide` with the line or the rule that is wrong. */
export function parseGuide(source: string, path: string): Guide {
  const table = parseToml(source, path, 'casework/bad-guide')
  const { rules, url } = table
  if (!Array.isArray(rules) || !rules.length) throw bad(path, 'it has no rules')
  const read = rules.map((entry, i) => rule(entry, i, path))
  const seen = new Set<string>()
  for (const { id } of read) {
    if (seen.has(id)) throw bad(path, `two rules are called '${id}'`)
    seen.add(id)
  }
  return { name: text(table, 'name', 'it', path), date: text(table, 'date', 'it', path), url: typeof url === 'string' && url ? url : null, rules: read }
}

/** The guides that a person chose, by the paths of their files. */
export async function readGuides(paths: readonly string[]): Promise<Guide[]> {
  return Promise.all(
    paths.map(async (path) => {
      const source = await readFile(path, 'utf8').catch((error) => {
        throw unreadable(path, error)
      })
      return parseGuide(source, path)
    }),
  )
}
