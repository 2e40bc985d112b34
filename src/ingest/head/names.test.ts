import { expect, test } from 'vitest'
import { isByline, isPersonName, readByline } from './names.ts'

test.each([
  ['By Ada Lind and Bo Mark', ['Ada Lind', 'Bo Mark'], []],
  ['By Ada Lind, Bo Mark and Cy Dunn', ['Ada Lind', 'Bo Mark', 'Cy Dunn'], []],
  ['By Ada Lind | Reuters', ['Ada Lind'], ['Reuters']],
  ['By ADA LIND Associated Press', ['ADA LIND'], ['Associated Press']],
  ['Von Bo Mark, Skarvik', ['Bo Mark'], ['Skarvik']],
  ['By Ada Lind in Port Merrow and Bo Mark', ['Ada Lind', 'Bo Mark'], ['Port Merrow']],
  ['By Ada Lind, chief political correspondent', ['Ada Lind'], []],
  ['By Ada Lind (ada@orley.example)', ['Ada Lind'], []],
  ['By Orley Gazette staff', [], ['Orley Gazette staff']],
  ['By Ludwig van der Berg', ['Ludwig van der Berg'], []],
])('%s', (line, authors, credits) => {
  expect(readByline(line)).toEqual({ authors, credits })
})

test('a byline is told from a sentence that begins with the same word', () => {
  expect(isByline('By Ada Lind and Bo Mark')).toBe(true)
  expect(isByline('Staff and agencies')).toBe(true)
  expect(isByline('By noon the road was open again.')).toBe(false)
  expect(isByline('By the time it rained')).toBe(false)
  expect(isByline('By Monday Night')).toBe(false)
})

test('names of persons have two words or more, with capitals', () => {
  expect(['Ada Lind', "Sean O'Dell", 'J. R. Lind', 'Ana de la Cruz'].every(isPersonName)).toBe(true)
  expect(['Lind', 'the warden', 'Orley News', 'Room 12', 'Ada Lind said so'].some(isPersonName)).toBe(false)
})
