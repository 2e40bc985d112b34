/** A kind of binary file that is known by its first bytes. */
interface Signature {
  readonly names: string
  /** Latin-1 characters that the file starts with, at `at` (0 where absent). */
  readonly starts: string
  readonly at?: number
}

const SIGNATURES: readonly Signature[] = [
  { names: 'a PDF document', starts: '%PDF-' },
  {
    names: 'a zip archive (or an office document, which is one)',
    starts: 'PK\x03\x04',
  },
  { names: 'an empty zip archive', starts: 'PK\x05\x06' },
  { names: 'a PNG image', starts: '\x89PNG\r\n' },
  { names: 'a JPEG image', starts: '\xff\xd8\xff' },
  { names: 'a GIF image', starts: 'GIF87a' },
  { names: 'a GIF image', starts: 'GIF89a' },
  { names: 'a TIFF image', starts: 'II*\x00' },
  { names: 'a TIFF image', starts: 'MM\x00*' },
  { names: 'a WebP image', starts: 'WEBP', at: 8 },
  { names: 'a sound file (WAVE)', starts: 'WAVE', at: 8 },
  { names: 'a film (AVI)', starts: 'AVI ', at: 8 },
  { names: 'a film or sound file (MPEG-4)', starts: 'ftyp', at: 4 },
  { names: 'a sound file (MP3)', starts: 'ID3' },
  { names: 'a sound file (Ogg)', starts: 'OggS' },
  { names: 'a sound file (FLAC)', starts: 'fLaC' },
  { names: 'a film (Matroska or WebM)', starts: '\x1aE\xdf\xa3' },
  { names: 'a program (ELF)', starts: '\x7fELF' },
  { names: 'a program (Mach-O)', starts: '\xcf\xfa\xed\xfe' },
  { names: 'a program (Mach-O)', starts: '\xca\xfe\xba\xbe' },
  { names: 'a WebAssembly module', starts: '\x00asm' },
  { names: 'a 7-Zip archive', starts: "7z\xbc\xaf'\x1c" },
  { names: 'a RAR archive', starts: 'Rar!\x1a\x07' },
  { names: 'an xz archive', starts: '\xfd7zXZ\x00' },
  { names: 'a bzip2 archive', starts: 'BZh' },
  { names: 'a Zstandard archive', starts: '\x28\xb5\x2f\xfd' },
  { names: 'a tar archive', starts: 'ustar', at: 257 },
  { names: 'an SQLite database', starts: 'SQLite format 3\x00' },
  {
    names: 'an old office document',
    starts: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
  },
  { names: 'an RTF document', starts: '{\\rtf' },
  { names: 'a PostScript document', starts: '%!PS' },
  { names: 'a font', starts: 'wOFF' },
  { names: 'a font', starts: 'wOF2' },
  { names: 'a font', starts: 'OTTO' },
  { names: 'a font', starts: '\x00\x01\x00\x00\x00' },
]

const startsWith = (bytes: Uint8Array, starts: string, at: number) => {
  if (bytes.length < at + starts.length) return false
  for (let i = 0; i < starts.length; i++) if (bytes[at + i] !== starts.charCodeAt(i)) return false
  return true
}

/** A DOS or Windows program: `MZ`, and where it points to, `PE`; the letters alone may begin a text. */
function isWindowsProgram(bytes: Uint8Array): boolean {
  if (!startsWith(bytes, 'MZ', 0) || bytes.length < 0x40) return false
  const at = bytes[0x3c] | (bytes[0x3d] << 8)
  return startsWith(bytes, 'PE\x00\x00', at)
}

/** "BZh" may begin a text; an archive goes on with the block size and the digits of pi. */
const isBzip = (bytes: Uint8Array) => bytes[3] >= 0x31 && bytes[3] <= 0x39 && startsWith(bytes, '1AY&SY', 4)

const SAMPLE = 65_536

/**
 * What a binary file is, in words for a person, or null for a text.
 * By known first bytes, else by control bytes: a tenth or more of the first 64 KiB (and eight at least), NULs among them, is no text. A few NULs in a text are
 * a finding, and UTF-16 (a byte-order mark, or NULs on one side only) is text.
 */
export function binaryKindOf(bytes: Uint8Array): string | null {
  if (isWindowsProgram(bytes)) return 'a program (Windows)'
  for (const { names, starts, at = 0 } of SIGNATURES) {
    if (startsWith(bytes, starts, at) && (starts !== 'BZh' || isBzip(bytes)) && (at !== 8 || startsWith(bytes, 'RIFF', 0))) return names
  }
  if (wideEncodingOf(bytes)) return null
  const n = Math.min(bytes.length, SAMPLE)
  let controls = 0
  let nulls = 0
  for (let i = 0; i < n; i++) {
    const b = bytes[i]
    if (b === 0) nulls++
    if (b < 32 && b !== 9 && b !== 10 && b !== 12 && b !== 13 && b !== 27) controls++
  }
  return nulls > 0 && controls >= Math.max(8, n / 10) ? 'a binary file of an unknown kind' : null
}

/** The UTF-16 or UTF-32 encoding that the byte-order mark or the place of the NULs shows, or null. */
export function wideEncodingOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be' | null {
  if (startsWith(bytes, '\xff\xfe\x00\x00', 0)) return 'utf-32le'
  if (startsWith(bytes, '\x00\x00\xfe\xff', 0)) return 'utf-32be'
  if (startsWith(bytes, '\xff\xfe', 0)) return 'utf-16le'
  if (startsWith(bytes, '\xfe\xff', 0)) return 'utf-16be'
  const n = Math.min(bytes.length, 4096) & ~1
  if (n < 16) return null
  let even = 0
  let odd = 0
  for (let i = 0; i < n; i += 2) {
    if (bytes[i] === 0) even++
    if (bytes[i + 1] === 0) odd++
  }
  if (odd > n * 0.35 && even < n * 0.01) return 'utf-16le'
  if (even > n * 0.35 && odd < n * 0.01) return 'utf-16be'
  return null
}
