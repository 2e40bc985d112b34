/** An input that programs stumble over. */
export interface HardInput {
  readonly name: string
  readonly bytes: Uint8Array
  /** Whether it is text at all: what is none is refused with a message. */
  readonly isText: boolean
}

const text = (name: string, words: string): HardInput => ({ name, bytes: new TextEncoder().encode(words), isText: true })
const raw = (name: string, bytes: readonly number[], isText = true): HardInput => ({ name, bytes: Uint8Array.from(bytes), isText })

/** Escape sequences of every kind: colors, titles, clipboards, links, cursor moves, in seven and in eight bits. */
export const ESCAPES =
  '\u001b[2J\u001b]0;owned\u0007\u001b]52;c;b3duZWQ=\u0007\u001b]8;;https://evil.example\u001b\\link\u001b]8;;\u001b\\\u009b31m\u0090q\u009c\u001b[5n'

export const hardInputs: readonly HardInput[] = [
  text('empty', ''),
  text('blank', ' \n\t\n\r\n '),
  text('one word', 'Word'),
  text('no spaces', 'a'.repeat(50_000)),
  text('only quotation marks', `${'"“”‘’«»„‟'.repeat(300)}\n\n"""“““`),
  text('unclosed quotations', '“One, she said. ‘Two, he said. “Three, “four, “five.\n\n“Six, the board said.'),
  text('marks of direction', 'Head\n\nThe \u202eminister\u202c said the \u2066bridge\u2069 was safe, \u200fand left.'),
  text('NUL and escapes', `Head ${ESCAPES}\n\nThe minister\u0000 said ${ESCAPES} the bridge was safe. “${ESCAPES}”, he said.`),
  text('CRLF and CR', 'Head\r\n\r\nThe minister said the bridge was safe.\r“It is,” she said.\r\n'),
  text('byte-order mark', '\ufeffHead\n\nThe minister said the bridge was safe.'),
  text('many line ends', '\n'.repeat(20_000)),
  text('deep quotations', `${'“a ‘b '.repeat(400)} he said`),
  text('combining marks', `e${'\u0301'.repeat(5000)} said Zoë`),
  text('emoji and rare planes', '👩‍👧‍👦 said “🏴󠁧󠁢󠁳󠁣󠁴󠁿 𝕏 𐍈”, the 𠮷野 board reported.'),
  text('formulas', '=HYPERLINK("https://evil.example") said the board.\n\n“@SUM(A1)”, he said.'),
  text(
    'page with scripts',
    '<!doctype html><html><head><title>Bridge<script>alert(1)</script></title></head><body onload="alert(2)"><article><h1>Bridge <img src=x onerror=alert(3)></h1><p>The minister said <b onclick="alert(4)">the bridge was safe</b>.<script>alert(5)</script></p><p>“&lt;script&gt;alert(6)&lt;/script&gt;”, she said, <a href="javascript:alert(7)">and left</a>. “&lt;/style&gt;&lt;img src=x onerror=alert(8)&gt;”</p></article></body></html>',
  ),
  text('page never closed', `<html><body>${'<div>'.repeat(3000)}The minister said the bridge was safe.`),
  text('text that looks like a page', '<script>alert(1)</script>\n\nThe minister said "<img src=x onerror=alert(2)>" was safe.'),
  raw('lone surrogates', [0xed, 0xa0, 0x80, 0x20, 0x73, 0x61, 0x69, 0x64, 0x20, 0xed, 0xb0, 0x80, 0x2e]),
  raw('bytes that are no UTF-8', [0x4c, 0x65, 0x20, 0xe9, 0xe8, 0xff, 0xfe, 0x20, 0x73, 0x61, 0x69, 0x64, 0x2e]),
  raw('UTF-16', [0xff, 0xfe, ...Array.from('The board said no.', (c) => [c.charCodeAt(0), 0]).flat()]),
  raw('UTF-16 with a lone surrogate', [0xff, 0xfe, 0x41, 0, 0x00, 0xd8, 0x20, 0, 0x73, 0, 0x61, 0, 0x69, 0, 0x64, 0]),
  raw('a picture', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52], false),
  raw('a broken gzip', [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3], false),
  raw(
    'noise',
    Array.from({ length: 4000 }, (_, i) => (i * 7919 + (i >> 3) * 31) & 0xff),
    false,
  ),
]
