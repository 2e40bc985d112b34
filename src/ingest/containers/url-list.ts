import { decode } from '../bytes/decode.ts'
import type { Container, Member, Raw } from '../reader.ts'
import { webAddress } from './header-fields.ts'

const SAMPLE = 65_536
const isAddress = (line: string) => /^https?:\/\/\S+$/i.test(line) && URL.canParse(line)
const linesOf = (text: string) => text.split(/\r\n?|\n/).map((line) => line.trim())
const says = (line: string) => line !== '' && !line.startsWith('#')

/** Whether a text is a list of addresses: every line is one, but for empty ones and remarks that begin with `#`. */
function isList(bytes: Uint8Array): boolean {
  const sample = decode(bytes.subarray(0, SAMPLE)).text
  const lines = linesOf(sample)
  // The last line of a sample may be half an address.
  const whole = (bytes.length > SAMPLE ? lines.slice(0, -1) : lines).filter(says)
  return whole.length > 0 && whole.every(isAddress)
}

async function* open({ bytes }: Raw): AsyncGenerator<Member> {
  for (const line of linesOf(decode(bytes).text)) {
    if (!says(line)) continue
    const address = webAddress(line)
    if (address) yield { name: undefined, known: { url: address }, address }
    else yield { name: line.slice(0, 200), known: {}, unread: 'a line that is no address' }
  }
}

/** A list of addresses to fetch, one a line. */
export const urlList: Container = {
  format: 'url-list',
  suits: ({ bytes }) =>
    /^(?:\ufeff|\u00ef\u00bb\u00bf)?\s*(?:#|https?:\/\/)/i.test(Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 256)).toString('latin1')) &&
    isList(bytes),
  open,
}
