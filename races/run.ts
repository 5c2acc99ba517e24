import { runTests } from '#app/cli/run-tests.ts'

/**
 * `npm run race`: what the gate proves once and smaller, at the counts of chapter 11 and one file after the other, so
 * that both cores belong to the race. `ROUNDS=3`, `REQUESTS`, `TRANSACTIONS`, `OPERATIONS` and `SEED` change one thing;
 * arguments name files instead of all of them.
 */
process.env['RACE'] = 'full'
const files = process.argv.slice(2)
process.exit(await runTests(['--no-file-parallelism', ...files.length > 0 ? files : ['races', 'modules/quotas/model.test.ts']]))
