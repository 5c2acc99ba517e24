import { createServer, type IncomingMessage } from 'node:http'
import pg from 'pg'

/** The floor of usage intake: the same rows into the same tables and indexes; no session, no contract, nothing looked up. */
const pool = new pg.Pool({ connectionString: process.argv[2], max: 16 })
type Record = { readonly sourceId: string; readonly resourceId: string; readonly metric: string; readonly from: string; readonly to: string; readonly quantity: number }

async function takeIn(request: IncomingMessage): Promise<{ accepted: number }> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  const { records } = JSON.parse(Buffer.concat(pieces).toString()) as { records: Record[] }
  const column = (value: (record: Record) => unknown) => records.map(value)
  const columns = [column(({ sourceId }) => sourceId), column(({ to }) => to.slice(0, 10)), column(({ resourceId }) => resourceId), column(({ metric }) => metric),
    column(({ from }) => from), column(({ to }) => to), column(({ quantity }) => quantity)]
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('insert into usage_claims (source_id, day) select * from unnest($1::text[], $2::date[]) on conflict do nothing', columns.slice(0, 2))
    await client.query(`insert into usage_records (source_id, day, resource_id, metric, from_at, to_at, quantity, received_at, account_id)
      select *, now(), 1 from unnest($1::text[], $2::date[], $3::bigint[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::numeric[])`, columns)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
  return { accepted: records.length }
}

const server = createServer((request, response) => {
  takeIn(request).then((body) => response.end(JSON.stringify(body)), (error: unknown) => { response.statusCode = 500; response.end(String(error)) })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (typeof address === 'object' && address) process.stdout.write(`listening http://127.0.0.1:${address.port}\n`)
})
