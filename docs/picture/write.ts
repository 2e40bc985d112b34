import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { terminalSvg } from './terminal-svg.ts'

// Draws what `hearsay read` prints on the example of the README: `node docs/picture/write.ts`. Long reports are cut, and the drawing says so.
const COLUMNS = 90
const MOST_LINES = 46
const INPUT = 'examples/letter-through-an-agency.txt'

const root = join(import.meta.dirname, '../..')
const env = { ...process.env, COLUMNS: String(COLUMNS), FORCE_COLOR: '1' }
const report = execFileSync(process.execPath, ['src/cli/main.ts', 'read', '--color', INPUT], { cwd: root, env, encoding: 'utf8' }).trimEnd().split('\n')
const shown = report.length > MOST_LINES ? [...report.slice(0, MOST_LINES), `\u001b[2m… and ${report.length - MOST_LINES} lines more\u001b[0m`] : report
writeFileSync(
  join(import.meta.dirname, 'report.svg'),
  terminalSvg([`\u001b[2m$ ./hearsay read ${INPUT}\u001b[0m`, '', ...shown], COLUMNS, `What hearsay read prints on ${INPUT}`),
)
