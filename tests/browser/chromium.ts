import { existsSync } from 'node:fs'

const PLACES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The browser of this machine, or undefined: then the tests in a browser are skipped, and say so. */
export const chromiumPath: string | undefined = PLACES.find((path): path is string => path !== undefined && existsSync(path))

/** Why the tests in a browser are skipped; empty where they are not. */
export const skipped = chromiumPath === undefined ? ' (skipped: no Chromium here; install it, or name it in CHROMIUM)' : ''
