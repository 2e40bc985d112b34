import type { Connection } from './connection.ts'

const loaded = new WeakMap<Connection, Map<number, Uint8Array>>()

/** A dictionary that packed content of this file needs; nothing where the file lacks it. */
export function dictionaryOf(connection: Connection, number: number): Uint8Array {
  let own = loaded.get(connection)
  if (!own) loaded.set(connection, (own = new Map()))
  let found = own.get(number)
  if (!found) {
    found = (connection.get('SELECT bytes FROM dictionary WHERE number = ?', number)?.bytes as Uint8Array | undefined) ?? new Uint8Array()
    own.set(number, found)
  }
  return found
}
