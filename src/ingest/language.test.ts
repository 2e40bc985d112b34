import { expect, test } from 'vitest'
import { languageOf, languageTag } from './language.ts'

test.each([
  ['The weir at Orley held through the night, and the warden said that it would be inspected by the council.', 'en'],
  ['Das Wehr hielt die ganze Nacht, und der Wärter sagte, dass es vom Rat geprüft werde.', 'de'],
  ['Плотина выдержала всю ночь, и сторож сказал, что её проверит совет города.', 'ru'],
  ['El dique aguantó toda la noche y el guarda dijo que el ayuntamiento lo revisaría.', 'es'],
  ['堰は一晩持ちこたえ、番人は市議会が点検すると述べた。', 'ja'],
  ['둑은 밤새 버텼고 관리인은 시의회가 점검할 것이라고 말했다고 전했다.', 'ko'],
  ['De dam hield de hele nacht stand en de wachter zei dat hij in de raad was geweest, of dat hij er is.', 'nl'],
  ['Rain', null],
  ['1234 5678 !!!', null],
  ['', null],
])('“%s” is in %s', (text, language) => {
  expect(languageOf(text)).toBe(language)
})

test('declared languages are put into BCP 47, or dropped', () => {
  expect(languageTag('en_gb')).toBe('en-GB')
  expect(languageTag('DE')).toBe('de')
  expect(languageTag('English, mostly')).toBeNull()
  expect(languageTag('')).toBeNull()
})
