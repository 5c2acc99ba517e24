import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import pg from 'pg'
import { readBills } from './floor-bills.ts'
import { listProducts, place, readProduct, verify } from './floor-orders.ts'

/**
 * The floor: bare `node:http` and `pg` with the least SQL for the same answer on the same database
 * (chapter 11). No session, no policy, no contract; what the product adds is the ratio to this.
 * Started as a process of its own: `floor.ts DATABASE_URL`.
 */
const pool = new pg.Pool({ connectionString: process.argv[2], max: 16 })

const readOne = `
  select a.*, d.name as department_name, u.display_name as applicant_name, p.name as project_name,
    (select json_agg(i order by i.position) from application_items i where i.application_id = a.id) as items,
    (select json_agg(t) from application_units t join application_items i on i.id = t.item_id where i.application_id = a.id) as units,
    (select json_agg(w order by w.position) from application_users w where w.application_id = a.id) as users,
    (select json_agg(s order by s.id) from application_steps s where s.application_id = a.id) as steps,
    (select json_agg(json_build_object('number', v.number, 'round', v.round, 'at', v.at)) from application_versions v where v.application_id = a.id) as versions,
    (select json_agg(json_build_object('id', f.id, 'name', f.name, 'size', f.size_bytes)) from attachments f where f.owner_kind = 'application' and f.owner_id = a.id) as files
  from applications a join departments d on d.id = a.department_id join accounts u on u.id = a.applicant_id left join projects p on p.id = a.project_id
  where a.id = $1`

const list = `
  select a.id, a.number, a.title, a.kind, a.status, a.stage, a.service_codes, a.submitted_at, a.due_on, a.version, d.name as department, u.display_name as applicant, p.name as project
  from applications a join departments d on d.id = a.department_id join accounts u on u.id = a.applicant_id left join projects p on p.id = a.project_id
  where a.status = 'completed' order by coalesce(a.submitted_at, 'infinity') desc, a.id desc limit 20`
const count = `select count(*)::int as total from (select 1 from applications a where a.status = 'completed' limit 10001) as bounded`

const event = `insert into events (at, kind, actor_id, actor_name, subject_kind, subject_id, facts) values (now(), $2, 1, 'floor', 'application', $1, '{}')`

/** Reserves what the items take, guarded, with its history: busiest rows last, as the product does. */
const reserve = `
  with asked as (
    select a.department_id, i.region_id, taken.metric, sum(taken.amount::bigint * i.quantity) as amount
    from applications a join application_items i on i.application_id = a.id cross join jsonb_each_text(i.quota_demand) as taken (metric, amount) where a.id = $1 group by 1, 2, 3),
  locked as (select q.department_id, q.region_id, q.metric from quotas q join asked using (department_id, region_id, metric) order by 1, 2, 3 for no key update of q),
  reserved as (
    update quotas q set reserved = q.reserved + asked.amount from asked join locked using (department_id, region_id, metric)
    where (q.department_id, q.region_id, q.metric) = (asked.department_id, asked.region_id, asked.metric) and q.allocated + q.used + q.reserved + asked.amount <= q.total
    returning q.*, asked.amount)
  insert into quota_changes (at, department_id, region_id, metric, kind, reserved, total_after, allocated_after, used_after, reserved_after, subject_kind, subject_id)
  select now(), department_id, region_id, metric, 'reservation', amount, total, allocated, used, reserved, 'application', $1 from reserved`

async function submit(id: string): Promise<void> {
  await inTransaction(async (client) => {
    await client.query(`update applications set status = 'reviewing', stage = 'operator', route = '{operator,bureau}', round = 1, submitted_at = now(), submitter_ids = array[applicant_id], version = version + 1 where id = $1 and status = 'draft'`, [id])
    await client.query(`insert into application_versions (application_id, number, round, account_id, at, snapshot) select id, 1, 1, applicant_id, now(), '{}' from applications where id = $1`, [id])
    await client.query(`insert into application_steps (application_id, round, verdict, account_id, at, seen_version, version_number) select id, 1, 'submitted', applicant_id, now(), 1, 1 from applications where id = $1`, [id])
    await client.query(event, [id, 'application.submitted'])
    await client.query(reserve, [id])
  })
}

async function review(id: string): Promise<void> {
  await inTransaction(async (client) => {
    await client.query(`update applications set stage = 'bureau', version = version + 1 where id = $1 and stage = 'operator'`, [id])
    await client.query(`insert into application_steps (application_id, round, verdict, stage, account_id, at, seen_version, version_number) select id, 1, 'approved', 'operator', applicant_id, now(), 2, 1 from applications where id = $1`, [id])
    await client.query(event, [id, 'application.approved'])
  })
}

async function inTransaction<T>(run: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const answer = await run(client)
    await client.query('commit')
    return answer
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

const answers: Readonly<Record<string, (id: string, query: URLSearchParams) => Promise<object>>> = {
  one: async (id) => (await pool.query(readOne, [id])).rows[0] as object,
  list: async () => ({ items: (await pool.query(list)).rows, ...(await pool.query(count)).rows[0] }),
  submit: async (id) => { await submit(id); return (await pool.query(readOne, [id])).rows[0] as object },
  review: async (id) => { await review(id); return (await pool.query(readOne, [id])).rows[0] as object },
  products: (name, query) => listProducts(pool, name, query),
  product: (id) => readProduct(pool, id),
  place: (setId, query) => place(inTransaction, setId, query.get('member')!),
  verify: (id) => verify(pool, inTransaction, id),
  bills: (what, query) => readBills(pool, what, query),
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url!, 'http://floor')
  const [, what, id = ''] = url.pathname.split('/')
  const body = await answers[what!]!(id, url.searchParams)
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(body))
}

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => { response.statusCode = 500; response.end(String(error)) })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (typeof address === 'object' && address) process.stdout.write(`listening http://127.0.0.1:${address.port}\n`)
})
