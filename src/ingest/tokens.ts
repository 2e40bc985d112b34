import { createRequire } from 'node:module'
import type { Tokenizer } from 'htmlparser2'

const require = createRequire(import.meta.url)
let library: typeof import('htmlparser2') | undefined

export type TokenCallbacks = ConstructorParameters<typeof Tokenizer>[1]

/**
 * Gives the tokens of a page or an XML file to `callbacks`, with their places. The library is loaded at the first one only, since it costs 20 ms that no text needs, and
 * looked up once, since each look costs as much as a short text.
 */
export function tokenize(source: string, options: { readonly xmlMode?: boolean; readonly decodeEntities: boolean }, callbacks: TokenCallbacks): void {
  library ??= require('htmlparser2') as typeof import('htmlparser2')
  const tokenizer = new library.Tokenizer(options, callbacks)
  tokenizer.write(source)
  tokenizer.end()
}
