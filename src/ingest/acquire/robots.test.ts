import { expect, test } from 'vitest'
import { MOST_ROBOTS, readRobots, robotsText } from './robots.ts'

const allows = (text: string, target: string) => readRobots(text, 'hearsay').allows(target)

test('rules of the group that names the robot count, else those for all', () => {
  const text = 'User-agent: *\nDisallow: /\n\nUser-agent: HearSay/2.0\nDisallow: /private\n'
  expect([allows(text, '/news'), allows(text, '/private/1')]).toEqual([true, false])
  expect(readRobots(text, 'other').allows('/news')).toBe(false)
  expect(allows('User-agent: *\nDisallow: /\nUser-agent: hearsay\n', '/'), 'a group without rules allows').toBe(true)
  expect(allows('User-agent: hearsayer\nDisallow: /\n', '/'), 'another robot').toBe(true)
  expect(allows('User-agent: a\nUser-agent: hearsay\nDisallow: /x\nUser-agent: hearsay\nDisallow: /y', '/y'), 'groups are joined').toBe(false)
  expect(allows('User-agent: a\nUser-agent: hearsay\nDisallow: /x\nUser-agent: hearsay\nDisallow: /y', '/x')).toBe(false)
  expect(allows('Disallow: /\n', '/'), 'a rule of nobody').toBe(true)
})

test.each([
  ['/fish', '/fish.html', true],
  ['/fish', '/catfish', false],
  ['/fish*', '/fishheads/yummy.html', true],
  ['/fish/', '/fish', false],
  ['/*.php', '/folder/a.php?x=1', true],
  ['/*.php$', '/a.php?x', false],
  ['/*.php$', '/a.php', true],
  ['/a*b*c$', '/a-b-c-c', true],
  ['/a*bc$', '/abc', true],
  ['/ab*bc$', '/abc', false],
  ['/x$', '/x', true],
  ['/x$', '/xy', false],
  ['*', '/anything', true],
  ['/a**b', '/axb', true],
  ['/%7Ejoe', '/~joe/x', true],
  ['/~joe', '/%7ejoe', true],
  ['/ä', '/%C3%A4', true],
  ['/a%2fb', '/a%2Fb', true],
  ['/a%2fb', '/a/b', false],
  ['/a?q=*x', '/a?q=yx', true],
])('pattern %s and path %s: %s', (pattern, path, isMatch) => {
  expect(allows(`User-agent: *\nDisallow: ${pattern}`, path)).toBe(!isMatch)
})

test('the longest rule decides, and of two as long the one that allows', () => {
  const text = 'User-agent: *\nDisallow: /news/\nAllow: /news/open/\nDisallow: /news/open/not\nAllow: /page\nDisallow: /page'
  expect(['/news/x', '/news/open/x', '/news/open/not', '/page', '/robots.txt'].map((path) => allows(text, path))).toEqual([false, true, false, true, true])
  expect(allows('User-agent: *\nDisallow: /', '/robots.txt')).toBe(true)
})

test('odd lines, line ends, marks and comments are read as meant', () => {
  expect(allows('\ufeffUSER-AGENT : *# all\rdisallow:/a # not that\r\nSitemap: x\nDisallow: /b', '/a')).toBe(false)
  expect(allows('User-agent: *\nDisallow:\n', '/a')).toBe(true)
  expect(allows('<html>Disallow: /</html>', '/')).toBe(true)
  expect(allows('User-agent: __proto__\nDisallow: /', '/')).toBe(true)
})

test('the pause that is asked for is the robot’s own', () => {
  expect(readRobots('User-agent: *\nCrawl-delay: 7\n', 'hearsay').crawlDelay).toBe(7)
  expect(readRobots('User-agent: *\nCrawl-delay: 7\nUser-agent: hearsay\nCrawl-delay: 0.5', 'hearsay').crawlDelay).toBe(0.5)
  expect(readRobots('User-agent: *\nCrawl-delay: soon\n', 'hearsay').crawlDelay).toBeNull()
})

test('the longest file of the costliest patterns is asked in a moment, and what lies past 500 KiB is not read, not even half a line', () => {
  const pattern = `Disallow: /${'*a'.repeat(30)}*b\n`
  const text = robotsText(Buffer.from(`User-agent: *\n${pattern.repeat(8_000)}Disallow: /`))
  expect([text.length > MOST_ROBOTS - pattern.length, text.length <= MOST_ROBOTS, text.endsWith('b\n')]).toEqual([true, true, true])
  const rules = readRobots(text, 'hearsay')
  expect(rules.allows(`/${'a'.repeat(8_000)}`)).toBe(true)
})
