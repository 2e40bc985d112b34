import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** What is done with an XML file as it is read: elements by their qualified names, attributes likewise. */
export interface XmlEvents {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly close: (name: string) => void
  readonly text: (text: string) => void
}

/**
 * Reads XML without a tree, so that depth costs nothing. No entity but the five of XML and characters by number is known, so none expands; nothing outside is fetched.
 * Never throws; answers whether the file was well formed. The library is loaded at the first file.
 */
export function readXml(xml: string, events: XmlEvents): boolean {
  const { SaxesParser } = require('saxes') as typeof import('saxes')
  const parser = new SaxesParser({ xmlns: false, position: false })
  let sound = true
  parser.on('error', () => {
    sound = false
  })
  const onText = (text: string) => events.text(text)
  parser.on('text', onText)
  parser.on('cdata', onText)
  parser.on('opentag', ({ name, attributes }) => events.open(name, attributes as Record<string, string>))
  parser.on('closetag', ({ name }) => events.close(name))
  try {
    parser.write(xml).close()
  } catch {
    sound = false
  }
  return sound
}

/** The text of the first element of each of these names, trimmed; names as they are written in the file. */
export function fieldsOf(xml: string | undefined, names: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  if (!xml) return found
  let field = ''
  readXml(xml, {
    open: (name) => {
      field = names.includes(name) && !found.has(name) ? name : ''
      if (field) found.set(field, '')
    },
    close: () => {
      field = ''
    },
    text: (text) => {
      if (field) found.set(field, (found.get(field) ?? '').slice(0, 2000) + text)
    },
  })
  for (const [name, text] of found) found.set(name, text.trim())
  return found
}
