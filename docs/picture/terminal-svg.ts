/** Columns and rows in units of the drawing: a monospaced letter of 14 is 8.43 wide in the fonts that the drawing asks for, and is stretched to it in others. */
const LETTER = 8.43
const LINE = 19
const MARGIN = 18

/** The looks that a report uses, by the code that it sends to the terminal for them. */
const CLASSES: Readonly<Record<string, string>> = { '1': 'b', '2': 'f', '1;36': 'b c', '33': 'y', '35': 'm', '36': 'c', '32': 'g' }

const STYLE = `text { font: 14px ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace; white-space: pre; fill: #1f2328 }
  rect { fill: #f6f8fa; stroke: #d0d7de } .b { font-weight: 700 } .f { fill: #656d76 } .y { fill: #8a5a00 } .m { fill: #8250df } .c { fill: #0a6c74 } .g { fill: #1a7f37 }
  @media (prefers-color-scheme: dark) { text { fill: #e6edf3 } rect { fill: #0d1117; stroke: #30363d } .f { fill: #8d96a0 } .y { fill: #d29922 } .m { fill: #bc8cff } .c { fill: #56d4dd } .g { fill: #3fb950 } }`

const escaped = (words: string): string => words.replace(/[&<>]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[mark] as string)

/** What a terminal shows of these lines (SGR colors, no other commands), as a drawing that follows the viewer's light or dark theme. */
export function terminalSvg(lines: readonly string[], columns: number, title: string): string {
  const rows = lines.map((line, row) => {
    let column = 0
    const y = MARGIN + LINE * (row + 1) - 5
    const runs = [...line.matchAll(/(?:\u001b\[([\d;]*)m)?([^\u001b]+)(?:\u001b\[0m)?/g)].map(([, code = '', words]) => {
      const x = MARGIN + LETTER * column
      column += words.length
      if (!words.trim()) return ''
      const look = CLASSES[code] ? ` class="${CLASSES[code]}"` : ''
      return `<text x="${x.toFixed(1)}" y="${y}" textLength="${(LETTER * words.length).toFixed(1)}" lengthAdjust="spacingAndGlyphs"${look}>${escaped(words)}</text>`
    })
    return runs.join('')
  })
  const width = Math.ceil(LETTER * columns + 2 * MARGIN)
  const height = LINE * lines.length + 2 * MARGIN
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>${escaped(title)}</title>
<style>
  ${STYLE}
</style>
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>
${rows.filter(Boolean).join('\n')}
</svg>
`
}
