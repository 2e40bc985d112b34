// Says by its exit status whether node_modules holds what package-lock.json asks for: `run` all but development packages, `all` every one.
// `list` prints the names of the packages that running needs, on one line. Plain JavaScript, since it also runs where Node is older.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const home = new URL('../', import.meta.url)
const read = (path) => JSON.parse(readFileSync(new URL(path, home), 'utf8')).packages
const wanted = Object.entries(read('package-lock.json')).filter(([place, { dev, optional }]) => place && !optional && (process.argv[2] === 'all' || !dev))

if (process.argv[2] === 'list') {
  console.log(wanted.map(([place]) => place.slice('node_modules/'.length)).join(' '))
} else {
  // npm writes its own list of what it installed last of all: without one, an install was broken off.
  const list = 'node_modules/.package-lock.json'
  const installed = existsSync(fileURLToPath(new URL(list, home))) ? read(list) : {}
  const complete = wanted.every(([place, { version }]) => installed[place]?.version === version && existsSync(fileURLToPath(new URL(`${place}/package.json`, home))))
  process.exit(complete ? 0 : 1)
}
