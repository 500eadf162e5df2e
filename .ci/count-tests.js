import { readFileSync } from 'node:fs'

const [file = '', exitCode = '1'] = process.argv.slice(2)

/** Prints "passed failed". A file that cannot load and an error outside any test have no test of their own: each counts as one. */
function countTests() {
  const report = JSON.parse(readFileSync(file, 'utf8'))
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  ).length
  const failed = report.numFailedTests + brokenFiles
  const passed = report.numPassedTests
  const failedUnseen = failed === 0 && (exitCode !== '0' || passed === 0)
  return { passed, failed: failedUnseen ? 1 : failed }
}

function countOrFail() {
  try {
    return countTests()
  } catch {
    return { passed: 0, failed: 1 }
  }
}

const { passed, failed } = countOrFail()
console.log(`${passed} ${failed}`)
