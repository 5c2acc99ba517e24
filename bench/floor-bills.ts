import type pg from 'pg'

/** The floor for bills: the least SQL for the same answers, as in `floor.ts`. */
const listFrom = `bills b join departments u on u.id = b.unit_id left join bills before on before.unit_id = b.unit_id and before.month = (b.month - interval '1 month')::date`

/** `list`: a month's bills by unit; `lines`: a bill's lines; `statistics`: half a year by service and month. */
export async function readBills(pool: pg.Pool, what: string, of: URLSearchParams): Promise<object> {
  if (what === 'statistics') {
    const { rows } = await pool.query({ name: 'statistics', values: [of.get('from'), of.get('to')],
      text: `select b.month, s.service_code, (select v.names from service_versions v join services on services.code = v.service_code and services.current_version = v.version where v.service_code = s.service_code) as names, sum(s.amount)::text as amount
        from bills b join bill_sums s on s.bill_id = b.id and s.revision = b.revision where b.month between $1 and $2 and b.revision > 0 group by b.month, s.service_code` })
    return rows
  }
  if (what === 'lines') {
    const { rows: items } = await pool.query({ name: 'lines', values: [of.get('month'), of.get('bill')],
      text: `select l.*, d.name as department, p.name as project, g.names as region, v.names as service, r.instance_id, r.name as resource_name
        from bill_lines l join departments d on d.id = l.department_id left join projects p on p.id = l.project_id left join regions g on g.id = l.region_id
        left join services s on s.code = l.service_code left join service_versions v on v.service_code = s.code and v.version = s.current_version left join resources r on r.id = l.resource_id
        where l.month = $1 and l.bill_id = $2 and l.revision = 1 order by l.number limit 20` })
    const { rows: [count] } = await pool.query({ name: 'count lines', values: [of.get('month'), of.get('bill')],
      text: `select count(*)::int as total from (select 1 from bill_lines l where l.month = $1 and l.bill_id = $2 and l.revision = 1 limit 10001) as bounded` })
    return { items, ...count as object }
  }
  const { rows: items } = await pool.query({ name: 'bills', values: [of.get('month')],
    text: `select b.*, u.name, before.total as previous,
        (select r.sent_at from bill_revisions r where r.bill_id = b.id and r.number = b.revision) as sent_at, (select f.at from bill_feedback f where f.bill_id = b.id and f.revision = b.revision) as answered_at,
        (select count(*)::int from bill_questions q where q.bill_id = b.id and q.outcome is null) as questions,
        exists (select from accounts a join account_roles x on x.account_id = a.id where a.department_id = b.unit_id and a.is_enabled and x.role = 'department_admin') as has_admin
      from ${listFrom} where b.month = $1 order by b.total desc, b.id desc limit 20` })
  const { rows: [count] } = await pool.query({ name: 'count bills', values: [of.get('month')], text: 'select count(*)::int as total from (select 1 from bills b where b.month = $1 limit 10001) as bounded' })
  return { items, ...count as object }
}
