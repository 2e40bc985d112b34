import { expect, test } from 'vitest'
import { withoutAddress, writersOf } from './names.ts'

test.each([
  ['Ada Lind', 'Ada Lind'],
  ['ada@post.example (Ada Lind)', 'Ada Lind'],
  ['Ada Lind (ada@post.example)', 'Ada Lind'],
  ['Ada Lind <ada@post.example>', 'Ada Lind'],
  ['"Lind, Ada" <ada@post.example>', 'Lind, Ada'],
  ['mailto:ada@post.example', ''],
  ['ada@post.example', ''],
])('%s without its address is %s', (stated, name) => {
  expect(withoutAddress(stated)).toBe(name)
})

test.each([
  ['Ada Lind', ['Ada Lind'], []],
  ['By Ada Lind and Bo Mark', ['Ada Lind', 'Bo Mark'], []],
  ['Ada Lind, Bo Mark and Cy Ost', ['Ada Lind', 'Bo Mark', 'Cy Ost'], []],
  ['Ada Lind, political correspondent', ['Ada Lind'], []],
  ['Von Ada Lind, dpa', ['Ada Lind'], ['dpa']],
  ['Ada Lind in Skarvik', ['Ada Lind'], ['Skarvik']],
  ['Reuters', [], ['Reuters']],
  ['News Desk', [], ['News Desk']],
  ['The Quay', [], ['The Quay']],
  ['adalind', ['adalind'], []],
  ['山田太郎', ['山田太郎'], []],
  ['https://post.example/ada', [], []],
  ['unknown', [], []],
])('%s', (stated, authors, credits) => {
  expect(writersOf([stated], ['The Quay'])).toEqual({ authors, credits })
})

test('names come once each, however long the list', () => {
  expect(writersOf(['Ada Lind', 'Ada Lind', 'x'.repeat(10_000), 'Ada Lind, '.repeat(10_000)]).authors).toEqual(['Ada Lind'])
})
