import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** What is done with an XML file as it is read: elements by their qualified names, attributes likewise. Every element that opens closes, in order. */
export interface XmlEvents {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly close: (name: string) => void
  readonly text: (text: string) => void
}

/** Longer names and values are cut: none of those that are looked at comes near. */
const LONGEST_NAME = 200
const LONGEST_VALUE = 20_000

/** Turns tokens into events. Elements that are open are a list of names, so that depth costs its bytes and no more. */
class Events {
  /** Whether what was read so far is in order; nothing at all is not. */
  sound = true
  private isEmpty = true
  private readonly xml: string
  private readonly events: XmlEvents
  private readonly stack: string[] = []
  private readonly opened = new Map<string, number>()
  private tag = ''
  private attributes: Record<string, string> = {}
  private attribute = ''
  private value = ''

  constructor(xml: string, events: XmlEvents) {
    this.xml = xml
    this.events = events
  }

  ontext(start: number, end: number): void {
    this.events.text(this.xml.slice(start, end))
  }
  ontextentity(point: number): void {
    this.events.text(String.fromCodePoint(point))
  }
  oncdata(start: number, end: number, endOffset: number): void {
    this.events.text(this.xml.slice(start, end - endOffset))
  }
  onattribname(start: number, end: number): void {
    this.attribute = this.xml.slice(start, Math.min(end, start + LONGEST_NAME))
    this.value = ''
  }
  onattribdata(start: number, end: number): void {
    if (this.value.length < LONGEST_VALUE) this.value += this.xml.slice(start, Math.min(end, start + LONGEST_VALUE))
  }
  onattribentity(point: number): void {
    if (this.value.length < LONGEST_VALUE) this.value += String.fromCodePoint(point)
  }
  onattribend(): void {
    if (!(this.attribute in this.attributes)) this.attributes[this.attribute] = this.value
  }
  onopentagname(start: number, end: number): void {
    this.isEmpty = false
    this.tag = this.xml.slice(start, Math.min(end, start + LONGEST_NAME))
    this.attributes = Object.create(null) as Record<string, string>
  }
  onopentagend(): void {
    this.stack.push(this.tag)
    this.opened.set(this.tag, (this.opened.get(this.tag) ?? 0) + 1)
    this.events.open(this.tag, this.attributes)
  }
  onselfclosingtag(): void {
    this.events.open(this.tag, this.attributes)
    this.events.close(this.tag)
  }
  onclosetag(start: number, end: number): void {
    const name = this.xml.slice(start, Math.min(end, start + LONGEST_NAME))
    if (!this.opened.get(name)) {
      this.sound = false
      return
    }
    while (this.stack[this.stack.length - 1] !== name) {
      this.sound = false
      this.closeTop()
    }
    this.closeTop()
  }
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  private closeTop(): void {
    const name = this.stack.pop() ?? ''
    this.opened.set(name, (this.opened.get(name) ?? 1) - 1)
    this.events.close(name)
  }

  finish(): boolean {
    if (this.stack.length || this.isEmpty) this.sound = false
    while (this.stack.length) this.closeTop()
    return this.sound
  }
}

/**
 * Reads XML without a tree, so that depth costs nothing. No entity but the five of XML and characters by number is known, so none expands; nothing outside is fetched.
 * Never throws; answers whether every element that was opened was closed in its turn. The library is loaded at the first file.
 */
export function readXml(xml: string, events: XmlEvents): boolean {
  const { Tokenizer } = require('htmlparser2') as typeof import('htmlparser2')
  const reading = new Events(xml, events)
  const tokenizer = new Tokenizer({ xmlMode: true, decodeEntities: true }, reading)
  tokenizer.write(xml)
  tokenizer.end()
  return reading.finish()
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
