import { openDatabase } from '#kit/server/database.ts'
import { workOnRuns } from '#modules/bills/actions/work-on-runs.ts'

/** What the worker does with runs that are under way, in a process of its own that a test may kill: `work-on-bills.ts DATABASE_URL`. */
const { database, close } = openDatabase(process.argv[2]!, 2)
await workOnRuns({ database, log: (line, facts) => { process.stderr.write(`${line} ${JSON.stringify(facts)}\n`) } })
await close()
