import { crc32 } from 'node:zlib'

/** The upper half of code page 437, in which ZIP names are written where nothing says otherwise. */
const CP437 = 'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0'

/** The name in the extra field of Info-ZIP, where it is of this very name. */
function unicodePath(raw: Uint8Array, extra: Uint8Array): string | null {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength)
  for (let at = 0; at + 4 <= extra.length; ) {
    const size = view.getUint16(at + 2, true)
    if (view.getUint16(at, true) === 0x7075 && size > 5 && at + 4 + size <= extra.length && view.getUint32(at + 5, true) === crc32(raw))
      return new TextDecoder().decode(extra.subarray(at + 9, at + 4 + size))
    at += 4 + size
  }
  return null
}

/** The name of an entry: as its extra field has it, as UTF-8 where it says or is so, else by code page 437. */
export function entryName(raw: Uint8Array, extra: Uint8Array, saysUtf8: boolean): string {
  const stated = unicodePath(raw, extra)
  if (stated !== null) return stated
  try {
    return new TextDecoder('utf-8', { fatal: !saysUtf8 }).decode(raw)
  } catch {
    let name = ''
    for (const byte of raw) name += byte < 128 ? String.fromCharCode(byte) : CP437[byte - 128]
    return name
  }
}
