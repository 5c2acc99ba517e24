import { monitorEventLoopDelay } from 'node:perf_hooks'
import { startServer } from '#app/server.ts'
import { readConfig } from '#kit/server/config.ts'

/**
 * An instance that says how it felt: each line on its input answers the growth of its memory since the last one, its peak
 * counted, and the longest time its event loop was held. `report-instance.ts DATABASE_URL OWNER_URL`.
 */
const [, , databaseUrl, ownerUrl] = process.argv
const server = await startServer({
  config: readConfig({ PORT: '0', LOG_LEVEL: 'error', WORKER: '0', REQUESTS_PER_MINUTE: '0', SECRET_KEY: 'the secret key of the bench, the same for all', DATABASE_URL: databaseUrl }), databaseUrl: databaseUrl!, ...(ownerUrl ? { ownerUrl } : {}),
})
const megabyte = 1024 * 1024
const loop = monitorEventLoopDelay({ resolution: 1 })
loop.enable()
let before = process.memoryUsage.rss()
let peak = before
setInterval(() => { peak = Math.max(peak, process.memoryUsage.rss()) }, 5)
process.stdin.on('data', () => {
  process.stdout.write(`felt ${JSON.stringify({ grownMb: (peak - before) / megabyte, longestMs: loop.max / 1e6 })}\n`)
  before = peak = process.memoryUsage.rss()
  loop.reset()
})
process.stdout.write(`listening ${server.address}\n`)
