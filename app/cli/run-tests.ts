import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runTool } from './run-tool.ts'

type Report = {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly { readonly status: string }[] }[]
}

/** `npm test`: all tests, then as the very last line `N passed, N failed`; none at all is a failure too. */
export async function runTests(args: readonly string[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'yunshan-report-'))
  try {
    const file = join(folder, 'report.json')
    const code = await runTool('node_modules/vitest/vitest.mjs', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...args])
    const { passed, failed } = count(readReport(file))
    console.log(`${passed} passed, ${failed} failed`)
    return code === 0 && failed === 0 && passed > 0 ? 0 : code || 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readReport(file: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report
  } catch {
    return undefined // the run ended before its report: counted as a failure
  }
}

function count(report: Report | undefined): { passed: number; failed: number } {
  if (!report) return { passed: 0, failed: 1 }
  // A file that could not even be loaded has no tests, but has failed.
  const broken = report.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'))
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length }
}
