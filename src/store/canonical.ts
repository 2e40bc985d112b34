import { hash } from 'node:crypto'

/**
 * The one JSON form of a value that digests are taken of: keys in order of their UTF-16 units, no blanks, fields that are undefined left out, numbers and strings as
 * `JSON.stringify` writes them (RFC 8785 in all that is kept here).
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item === undefined ? null : item)).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const fields = value as Readonly<Record<string, unknown>>
  const shown: string[] = []
  for (const key of Object.keys(fields).sort()) if (fields[key] !== undefined) shown.push(`${JSON.stringify(key)}:${canonicalJson(fields[key])}`)
  return `{${shown.join(',')}}`
}

/** SHA-256 in hex. */
export const sha256 = (content: string | Uint8Array): string => hash('sha256', content, 'hex')

/** SHA-256 in hex over the canonical JSON of a value. */
export const digestOf = (value: unknown): string => sha256(canonicalJson(value))
