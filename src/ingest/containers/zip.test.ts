import { crc32, deflateRawSync, gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { pageOn } from '../../../tests/fixture/archive-bytes.ts'
import { foundIn, linesIn } from '../../../tests/fixture/found.ts'

const text = (title: string) => Buffer.from(`${title}\n\nNobody was told, warden Ola Brekke of Orley said on Monday.\n`)

interface Entry {
  readonly name: string | Uint8Array
  readonly content: Uint8Array
  readonly flags?: number
  readonly method?: number
  readonly crc?: number
  /** Writes sizes and place in 64 bits, in an extra field. */
  readonly wide?: boolean
  readonly extra?: Uint8Array
}

/** A ZIP file, entry by entry, with whatever a test wants wrong in it. */
function zipOf(entries: readonly Entry[], { before = 0, promised = entries.length, wideEnd = false } = {}): Buffer {
  const local: Buffer[] = [Buffer.alloc(before, 0x2e)]
  const central: Buffer[] = []
  let at = 0
  for (const { name, content, flags = 0, method = 8, crc = crc32(content), wide = false, extra = Buffer.alloc(0) } of entries) {
    const named = Buffer.from(name)
    const packed = method === 8 ? deflateRawSync(content) : Buffer.from(content)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(flags, 2)
    head.writeUInt16LE(method, 4)
    head.writeUInt32LE(crc, 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(content.length, 18)
    head.writeUInt16LE(named.length, 22)
    const piece = Buffer.concat([Buffer.from('PK\x03\x04'), head, named, packed])
    const sizes = Buffer.alloc(28)
    sizes.writeUInt16LE(1, 0)
    sizes.writeUInt16LE(24, 2)
    for (const [i, value] of [content.length, packed.length, at].entries()) sizes.writeBigUInt64LE(BigInt(value), 4 + 8 * i)
    const fields = wide ? sizes : Buffer.from(extra)
    const row = Buffer.alloc(42)
    head.copy(row, 2)
    row.writeUInt16LE(fields.length, 26)
    row.writeUInt32LE(at, 38)
    if (wide) for (const place of [16, 20, 38]) row.writeUInt32LE(0xffffffff, place)
    central.push(Buffer.concat([Buffer.from('PK\x01\x02'), row, named, fields]))
    local.push(piece)
    at += piece.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(wideEnd ? 0xffff : promised, 4)
  end.writeUInt16LE(wideEnd ? 0xffff : promised, 6)
  end.writeUInt32LE(wideEnd ? 0xffffffff : directory.length, 8)
  end.writeUInt32LE(wideEnd ? 0xffffffff : at, 12)
  const end64 = Buffer.alloc(52)
  for (const place of [20, 28]) end64.writeBigUInt64LE(BigInt(promised), place)
  end64.writeBigUInt64LE(BigInt(directory.length), 36)
  end64.writeBigUInt64LE(BigInt(at), 44)
  const locator = Buffer.alloc(16)
  locator.writeBigUInt64LE(BigInt(at + directory.length), 4)
  const wide = wideEnd ? [Buffer.from('PK\x06\x06'), end64, Buffer.from('PK\x06\x07'), locator] : []
  return Buffer.concat([...local, directory, ...wide, Buffer.from('PK\x05\x06'), end])
}

test('names are read as they were written: UTF-8, said or not, code page 437, or by their extra field', async () => {
  const raw = Buffer.from('Br\x81cke.txt', 'latin1')
  const unicode = Buffer.concat([Buffer.from([0x75, 0x70, 0, 0, 1]), Buffer.alloc(4), Buffer.from('Мост.txt')])
  unicode.writeUInt16LE(unicode.length - 4, 2)
  unicode.writeUInt32LE(crc32(Buffer.from('most.txt')), 5)
  const packed = zipOf([
    { name: 'Brücke.txt', content: text('One'), flags: 0x800 },
    { name: 'Fähre.txt', content: text('Two') },
    { name: raw, content: text('Three') },
    { name: 'most.txt', content: text('Four'), extra: unicode },
  ])
  expect(await linesIn(packed)).toEqual(['1 Brücke.txt: One', '2 Fähre.txt: Two', '3 Brücke.txt: Three', '4 Мост.txt: Four'])
})

test('sizes of 64 bits, stored entries and something before the archive make no difference', async () => {
  const entries = [
    { name: 'a.txt', content: text('One'), wide: true },
    { name: 'b.txt', content: text('Two'), method: 0 },
  ]
  for (const options of [{}, { wideEnd: true }]) expect(await linesIn(zipOf(entries, options))).toEqual(['1 a.txt: One', '2 b.txt: Two'])
  const { zip } = await import('./zip.ts')
  const { Budget } = await import('../bytes/budget.ts')
  const shifted = zipOf(entries.slice(1), { before: 500, wideEnd: true })
  const names: (string | undefined)[] = []
  for await (const member of zip.open({ bytes: shifted, name: 'x', known: {} }, new Budget())) names.push('bytes' in member ? member.name : 'failure')
  expect(names).toEqual(['b.txt'])
})

test('a member that is locked, damaged or packed in another way costs only itself', async () => {
  const packed = zipOf([
    { name: 'locked.txt', content: text('One'), flags: 1 },
    { name: 'damaged.txt', content: text('Two'), crc: 7 },
    { name: 'other.txt', content: text('Three'), method: 14 },
    { name: 'good.txt', content: text('Four') },
  ])
  expect(await linesIn(packed)).toEqual(['- locked.txt: ingest/locked', '- damaged.txt: ingest/broken-archive', '- other.txt: ingest/broken-archive', '1 good.txt: Four'])
  const [, , other] = await foundIn(packed)
  expect(other).toMatchObject({ failure: { message: 'other.txt is compressed by LZMA, which is not undone' } })
})

test('an archive that is cut off, or lacks entries, gives what it has and says so', async () => {
  const whole = zipOf([
    { name: 'a.txt', content: text('One') },
    { name: 'b.txt', content: text('Two') },
  ])
  expect(await linesIn(whole.subarray(0, whole.length - 90), { name: 'x.zip' })).toEqual(['1 a.txt: One', '2 b.txt: Two', '- x.zip: ingest/broken-archive'])
  expect(await linesIn(whole.subarray(0, 150), { name: 'x.zip' })).toEqual(['1 a.txt: One', '- b.txt: ingest/broken-archive', '- x.zip: ingest/broken-archive'])
  const streamed = Buffer.concat(
    ['a.txt', 'b.txt', 'c.txt'].flatMap((name, i) => {
      const content = text(`Story ${i}`)
      const packed = deflateRawSync(content)
      const head = Buffer.alloc(26)
      head.writeUInt16LE(8, 2)
      head.writeUInt16LE(8, 4)
      head.writeUInt16LE(name.length, 22)
      const behind = Buffer.alloc(12)
      for (const [j, value] of [crc32(content), packed.length, content.length].entries()) behind.writeUInt32LE(value, 4 * j)
      return [Buffer.from('PK\x03\x04'), head, Buffer.from(name), packed, Buffer.from('PK\x07\x08'), behind]
    }),
  )
  expect(await linesIn(streamed.subarray(0, -30), { name: 'x' })).toEqual(['1 a.txt: Story 0', '2 b.txt: Story 1', '- x: ingest/broken-archive'])
  expect(await linesIn(zipOf([{ name: 'a.txt', content: text('One') }], { promised: 3 }), { name: 'x.zip' })).toEqual(['1 a.txt: One', '- x.zip: ingest/broken-archive'])
})

test('archives within archives are opened so deep and no deeper, and no archive holds too many entries', async () => {
  let nested: Uint8Array = text('At the bottom')
  for (let depth = 0; depth < 5; depth++) nested = zipSync({ [`${depth}.zip`]: [nested, { level: 0 }] })
  expect(await linesIn(nested)).toEqual(['1 0.zip: At the bottom'])
  expect(await linesIn(nested, { limits: { depth: 3 } })).toEqual(['- 1.zip: ingest/too-large'])
  let packed: Uint8Array = text('At the bottom')
  for (let depth = 0; depth < 6; depth++) packed = gzipSync(packed)
  expect(await linesIn(packed, { name: 'x', limits: { depth: 3 } })).toEqual(['- x: ingest/too-large'])
  const many = zipOf(Array.from({ length: 9 }, (_, i) => ({ name: `${i}.txt`, content: text(`Story ${i}`) })))
  expect((await linesIn(many, { limits: { entries: 4 } })).slice(3)).toEqual(['4 3.txt: Story 3', '- 4.txt: ingest/too-large', '- -: ingest/too-large'])
})

test('entries that all unpack to one huge thing stop at the limit of the whole', async () => {
  const bomb = zipOf(Array.from({ length: 50 }, (_, i) => ({ name: `${i}.txt`, content: new Uint8Array(40_000) })))
  const lines = await linesIn(bomb, { limits: { slack: 100_000, ratio: 5 } })
  expect(lines).toEqual(['- 0.txt: a binary file of an unknown kind', '- 1.txt: a binary file of an unknown kind', '- 2.txt: ingest/too-large', '- -: ingest/too-large'])
})

test('a page in an archive is a page, and a table, a program or a font is named', async () => {
  const packed = zipSync({ 'a.dat': Buffer.from(pageOn('the weir')), 'b.csv': Buffer.from('a,b\n'), 'c.js': Buffer.from('let a\n'), 'd.woff': Buffer.from('wOFF....') })
  expect(await linesIn(packed)).toEqual(['1 a.dat: the weir', '- b.csv: a table (CSV)', '- c.js: a program', '- d.woff: a font'])
})
