/** C0 and C1 controls, DEL, line and paragraph separators, marks that change the direction of text, invisible ones, tags, and halves of surrogate pairs. */
const UNSEEN =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu

function placeholder(unseen: string): string {
  const code = unseen.codePointAt(0) ?? 0
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  if (code === 0x7f) return '\u2421'
  if (code >= 0xd800 && code <= 0xdfff) return '\ufffd'
  return `\u2039U+${code.toString(16).toUpperCase().padStart(4, '0')}\u203a`
}

/**
 * A text with every character that a terminal would obey, or a person could not see, shown as a sign of its own: `\u241b` for ESC, `\u2039U+202E\u203a` for a
 * mark that turns the direction round. What comes out holds no control, line ends included, so that no input can send a terminal anything.
 */
export const visible = (text: string): string => text.replace(UNSEEN, placeholder)

/** The same with runs of white space (line ends among it) as single blanks: how a stretch of text stands in a line. */
export const visibleLine = (text: string): string => visible(text.replace(/\s+/g, ' ').trim())
