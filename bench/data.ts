import pg from 'pg'

/** Applications as there would be after years: the demonstration's, copied with other numbers and times. */
export async function growApplications(ownerUrl: string, target: number): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  await client.query('set session_replication_role = replica')
  const { rows: [now] } = await client.query<{ count: number; last: string }>(`select count(*)::int as count, max(id)::text as last from applications`)
  const copies = Math.max(0, target - now!.count)
  await client.query(`
    with source as (select a.*, row_number() over (order by a.id) - 1 as position, count(*) over () as size from applications a where a.submitted_at is not null)
    insert into applications (number, kind, mode, status, stage, route, round, version, department_id, sector, unit_id, project_id, applicant_id, submitter_ids, title, reason,
      service_codes, created_at, submitted_at, ended_at)
    select 'RA-20200101-' || lpad((n + ${now!.count})::text, 7, '0'), s.kind, s.mode, s.status, s.stage, s.route, s.round, s.version, s.department_id, s.sector, s.unit_id, s.project_id,
      s.applicant_id, s.submitter_ids, s.title, s.reason, s.service_codes, s.created_at - n * interval '7 minutes', s.submitted_at - n * interval '7 minutes', s.ended_at - n * interval '7 minutes'
    from generate_series(1, ${copies}) as n join source s on s.position = n % s.size`)
  await client.query('analyze')
  await client.end()
}

/** Complete drafts of one applicant, ready to be submitted. */
export async function makeDrafts(ownerUrl: string, templateId: string, copies: number): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const { rows } = await client.query<{ id: string }>(`
    insert into applications (number, kind, mode, department_id, sector, unit_id, project_id, applicant_id, title, reason, service_codes, created_at)
    select 'RA-20190101-' || lpad((n + (select count(*) from applications))::text, 8, '0'), kind, mode, department_id, sector, unit_id, project_id, applicant_id, title, reason, service_codes, created_at
    from applications, generate_series(1, $2::int) as n where id = $1 returning id::text as id`, [templateId, copies])
  const ids = rows.map(({ id }) => id)
  await client.query(`insert into application_items (application_id, position, service_code, service_version, region_id, configuration, description, quota_demand, quantity, remark)
    select x, position, service_code, service_version, region_id, configuration, description, quota_demand, quantity, remark from application_items, unnest($2::bigint[]) as x where application_id = $1`, [templateId, ids])
  await client.query(`insert into application_users (application_id, position, account_id, name, phone, email)
    select x, position, account_id, name, phone, email from application_users, unnest($2::bigint[]) as x where application_id = $1`, [templateId, ids])
  await client.query(`insert into attachments (name, size_bytes, sha256, content_type, uploaded_by, state, owner_kind, owner_id, pending_since)
    select name, size_bytes, sha256, content_type, uploaded_by, state, owner_kind, x, null from attachments, unnest($2::bigint[]) as x where owner_kind = 'application' and owner_id = $1`, [templateId, ids])
  await client.query('analyze')
  await client.end()
  return ids
}

/** Enough for everything that is submitted here; the sums of the tree do not matter to what is measured. */
export async function giveQuota(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  await client.query('update quotas set total = total + 1000000000')
  await client.end()
}
