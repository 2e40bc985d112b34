// Prints the last line of `./test`, `N passed, N failed, N skipped`, from the results that vitest wrote and the exit statuses of the steps
// (`name=status` each, `tests` being vitest's own), and exits with 1 if anything failed. A step is one check; a test file that could not be
// loaded holds no test and would vanish from the count, so it is one failure.
import { existsSync, readFileSync } from 'node:fs'

const [results, ...steps] = process.argv.slice(2)
const counts = { passed: 0, failed: 0, skipped: 0 }
if (existsSync(results)) {
  const { testResults, numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(results, 'utf8'))
  counts.passed = numPassedTests
  counts.failed = numFailedTests + testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((one) => one.status === 'failed')).length
  counts.skipped = numPendingTests + numTodoTests
}
for (const step of steps) {
  const [name, status] = step.split('=')
  // Vitest's own status matters where it failed without a failing test, as when it was killed or an error escaped every test.
  if (name === 'tests') counts.failed += status !== '0' && counts.failed === 0 ? 1 : 0
  else counts[status === '0' ? 'passed' : 'failed'] += 1
  if (name !== 'tests' && status !== '0') console.log(`failed: ${name}`)
}
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
process.exitCode = counts.failed ? 1 : 0
