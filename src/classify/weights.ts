import { HearsayError } from '../model/error.ts'
import type { Column, Model } from './model.ts'

/** The first eight bytes of a weights file: a name and a version of the layout. */
const MAGIC = 'HEARSAY1'
const TYPES = { i8: Int8Array, u8: Uint8Array, i16: Int16Array, i32: Int32Array, f32: Float32Array } as const
type TypeName = keyof typeof TYPES
interface Entry {
  readonly name: string
  readonly type: TypeName
  readonly length: number
}
const isEntry = (value: unknown): value is Entry => {
  const { name, type, length } = (value ?? {}) as Partial<Record<keyof Entry, unknown>>
  return typeof name === 'string' && typeof type === 'string' && Object.hasOwn(TYPES, type) && Number.isSafeInteger(length) && (length as number) >= 0
}
/** The next 8-byte border; by arithmetic, since a header may claim more than 32 bits hold. */
const align = (at: number): number => Math.ceil(at / 8) * 8

/**
 * The columns of a weights file: magic, length of the header (uint32, little-endian), header (JSON: names, types and lengths in order), then each column on an 8-byte border.
 * `id` is what a reading names the weights by. A file of another layout or cut short is a `classify/bad-weights` error.
 */
export function readModel(bytes: Uint8Array, id: string): Model {
  const bad = (why: string) => new HearsayError('classify/bad-weights', `the weights cannot be used: ${why}`, { hint: 'Fetch models/ again, or run with --rules.' })
  if (bytes.length < 12 || new TextDecoder().decode(bytes.subarray(0, 8)) !== MAGIC) throw bad('this is no weights file')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const headerLength = view.getUint32(8, true)
  let entries: unknown
  try {
    entries = JSON.parse(new TextDecoder().decode(bytes.subarray(12, 12 + headerLength)))
  } catch {
    throw bad('its header is broken')
  }
  if (!Array.isArray(entries) || !entries.every(isEntry)) throw bad('its header names no columns')
  // Typed arrays over a buffer need aligned offsets: a view that starts elsewhere is copied once.
  const source = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice()
  const columns = new Map<string, Column>()
  let at = align(12 + headerLength)
  for (const { name, type, length } of entries) {
    const Type = TYPES[type]
    const size = length * Type.BYTES_PER_ELEMENT
    if (at + size > source.length) throw bad(`column ${name} is cut short`)
    columns.set(name, new Type(source.buffer as ArrayBuffer, source.byteOffset + at, length) as Column)
    at = align(at + size)
  }
  return { id, columns }
}

/** The bytes of a weights file with these columns, in the order of the map. */
export function writeModel(columns: ReadonlyMap<string, Column>): Uint8Array {
  const entries = [...columns].map(([name, column]) => {
    const type = (Object.keys(TYPES) as TypeName[]).find((t) => column instanceof TYPES[t]) as TypeName
    return { name, type, length: column.length }
  })
  const header = new TextEncoder().encode(JSON.stringify(entries))
  const start = align(12 + header.length)
  const total = [...columns.values()].reduce((at, column) => align(at + column.byteLength), start)
  const bytes = new Uint8Array(total)
  bytes.set(new TextEncoder().encode(MAGIC), 0)
  new DataView(bytes.buffer).setUint32(8, header.length, true)
  bytes.set(header, 12)
  let at = start
  for (const column of columns.values()) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at)
    at = align(at + column.byteLength)
  }
  return bytes
}
