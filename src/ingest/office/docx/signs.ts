/** The part in which the text of a Word file stands. */
export const MAIN = 'word/document.xml'

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

/** Whether a file is of the kind in which office programs kept everything before 2007, and new ones keep what is locked. */
export const isOle = (bytes: Uint8Array): boolean => OLE.every((byte, i) => bytes[i] === byte)

/** Whether such a file has a stream of this name: names stand in it in UTF-16. */
export const hasStream = (bytes: Uint8Array, name: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(name, 'utf16le'))

/** The stream in which a new Word file is put away behind a password, and the one of an old `.doc`. */
export const ENCRYPTED = 'EncryptedPackage'
export const OLD = 'WordDocument'
