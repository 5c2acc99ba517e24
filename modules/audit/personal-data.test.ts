import { describe, expect, test } from 'vitest'
import { approve, departmentId, submitted } from '#testkit/applications.ts'
import { sealedToTheEnd } from '#testkit/audit.ts'
import { useTestApp } from '#testkit/http.ts'
import { exportedTables, notExported } from './personal-store.ts'
import { knownPlaces } from './pages/parts/personal-data-phrases.ts'
import { classOf, personalColumns, personalDataRegister } from './rules/personal-data.ts'
import { verifyChain } from './verify.ts'

const app = useTestApp()

describe('[C-I6] the register of personal data', () => {
  test('knows every column of the schema that may hold words, and none that is gone', async () => {
    const columns = await app.sql<{ table: string; column: string }>(`
      select relname as table, attname as column from pg_attribute join pg_class on pg_class.oid = attrelid join pg_type on pg_type.oid = atttypid
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition and attnum > 0 and not attisdropped and relname <> 'schema_migrations'
        and typname in ('text', '_text', 'varchar', 'bpchar', 'json', 'jsonb', 'bytea', 'inet') order by 1, 2`)
    expect(columns.length).toBeGreaterThan(200)
    expect(columns.filter(({ table, column }) => classOf(table, column) === undefined), 'columns without a class: decide in modules/audit/rules/personal-data.ts').toEqual([])
    const known = new Set(columns.map(({ table, column }) => `${table}.${column}`))
    const registered = Object.entries(personalDataRegister).flatMap(([table, classes]) => Object.values(classes).flatMap((names) => names.split(' ').map((name) => `${table}.${name}`)))
    expect(registered.filter((name) => !known.has(name))).toEqual([])
    expect(new Set(registered).size).toBe(registered.length)
  })

  test('every table that a pseudonymisation touches has words for the page that shows it first', () => {
    for (const table of personalColumns().keys()) expect(knownPlaces, table).toContain(table)
  })

  test('every table with personal values is exported, or says why not', () => {
    for (const table of personalColumns().keys()) expect([...exportedTables, ...Object.keys(notExported)], table).toContain(table)
  })
})

/** Where in the whole database a text stands, in any column of any table. */
async function placesOf(text: string): Promise<string[]> {
  const columns = await app.sql<{ table: string; column: string }>(`
    select relname as table, attname as column from pg_attribute join pg_class on pg_class.oid = attrelid join pg_type on pg_type.oid = atttypid
    where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped and typname in ('text', '_text', 'varchar', 'json', 'jsonb')`)
  const found: string[] = []
  for (const { table, column } of columns) if ((await app.sql(`select 1 from "${table}" where strpos("${column}"::text, $1) > 0 limit 1`, [text])).length > 0) found.push(`${table}.${column}`)
  return found
}

const person = { accountName: 'ouyang.wenjing', displayName: '欧阳文静', phone: '0871-7788990', email: 'ouyang.wenjing@jtt.example' }
const former = { displayName: '欧阳静', phone: '0871-1122334' }

/** Somebody who did what people do: applied, was named, changed their name, bought nothing yet. */
async function livedAccount(): Promise<{ id: string; version: number }> {
  const admin = await app.as('platform2')
  const made = await admin.post('/accounts', { ...person, ...former, departmentId: await departmentId(app, 'jtt'), roles: ['department_user'], quotaPermissions: [] })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  const { id } = made.body.account ?? made.body
  await app.sql(`update accounts set must_change_password = false, password_expires_at = null, password_hash = (select password_hash from accounts where account_name = 'jtt.user') where id = $1`, [id])
  const self = await app.as(person.accountName)
  const { body: me } = await self.get('/me')
  expect((await self.patch('/me', { version: me.version, displayName: person.displayName, phone: person.phone })).status).toBe(200)
  const application = await submitted(app, self, 'jtt', { title: '门户网站' })
  await approve(await app.as('bureau.admin'), await approve(await app.as('om'), application))
  const other = await submitted(app, await app.as('jtt.user'), 'jtt')
  await app.sql('delete from application_users where application_id = $1', [other.id])
  await app.sql(`insert into application_users (application_id, position, account_id, name, phone, email) values ($1, 1, $2, '', '', ''), ($1, 2, null, $3, $4, $5)`,
    [other.id, id, person.displayName, person.phone, person.email])
  await app.sql(`update application_versions set snapshot = snapshot || jsonb_build_object('users', jsonb_build_array(jsonb_build_object('accountId', $2::text, 'name', $3::text))) where application_id = $1`, [other.id, id, person.displayName])
  await app.drain()
  const { body } = await admin.get(`/accounts/${id}`)
  return { id, version: body.version }
}

describe('[C-I6] [PIPL 47] a person\'s data are replaced', () => {
  let account: { id: string; version: number }

  test('shown first, exactly, and nothing has changed by looking', async () => {
    account = await livedAccount()
    for (const value of Object.values(person)) expect(await placesOf(value), value).not.toEqual([])
    const { status, body } = await (await app.as('platform2')).get(`/accounts/${account.id}/pseudonymisation`)
    expect(status).toBe(200)
    expect(body).toMatchObject({ account: { name: person.displayName }, pseudonym: `removed-${account.id}`, isEnabled: true, pseudonymisedAt: null })
    const tables = body.places.map(({ table }: { table: string }) => table)
    expect(tables).toEqual(expect.arrayContaining(['accounts', 'sessions', 'application_users', 'application_versions', 'messages', 'mails', 'event_personals']))
    expect(await placesOf(person.displayName)).toContain('accounts.display_name')
  })

  test('the export is complete against the register, without secrets, and is recorded', async () => {
    const answer = await (await app.as('platform2')).get(`/accounts/${account.id}/personal-data`)
    expect(answer.status).toBe(200)
    expect(Object.keys(answer.body)).toEqual(expect.arrayContaining([...exportedTables, 'acts']))
    expect(answer.body.accounts).toMatchObject([{ account_name: person.accountName, display_name: person.displayName, phone: person.phone, email: person.email }])
    expect(answer.body.applications).toHaveLength(1)
    expect(answer.body.acts.map(({ kind }: { kind: string }) => kind)).toEqual(expect.arrayContaining(['account.created', 'session.opened', 'account.changed', 'application.submitted']))
    const text = JSON.stringify(answer.body)
    for (const [table, columns] of Object.entries(personalDataRegister)) for (const secret of (columns.secret ?? '').split(' ').filter(Boolean))
      for (const row of answer.body[table] ?? []) expect(row, `${table}.${secret}`).not.toHaveProperty(secret)
    expect(text).not.toContain('platform2')
    expect(await app.sql(`select 1 from whole_events where kind = 'account.data_exported' and subject_id = $1 and actor_name = 'platform2'`, [account.id])).toHaveLength(1)
    const own = await (await app.as(person.accountName)).get('/me/personal-data')
    expect(own.body.accounts[0].email).toBe(person.email)
    expect((await (await app.as('jtt.admin')).get(`/accounts/${account.id}/personal-data`)).status).toBe(403)
    expect((await app.stranger().get('/me/personal-data')).status).toBe(401)
    expect((await (await app.as('platform2')).get('/accounts/999999/personal-data')).status).toBe(404)
  })

  test('not while the account is enabled, not without the right, not on an old version', async () => {
    const admin = await app.as('platform2')
    const path = `/accounts/${account.id}/pseudonymisation`
    expect((await admin.post(path, { version: account.version, reason: '离职' })).body.code).toBe('account.still_enabled')
    expect((await (await app.as('om')).post(path, { version: account.version, reason: '离职' })).status).toBe(403)
    expect((await app.stranger().post(path, { version: 1, reason: 'x' })).status).toBe(401)
    expect((await admin.post('/accounts/999999/pseudonymisation', { version: 1, reason: 'x' })).status).toBe(404)
    const disabled = await admin.post(`/accounts/${account.id}/disabling`, { version: account.version })
    expect(disabled.status, JSON.stringify(disabled.body)).toBe(200)
    expect((await admin.post(path, { version: account.version, reason: '离职' })).body.code).toBe('conflict.stale')
    account = { ...account, version: disabled.body.version }
  })

  test('once, by two at once; the old values stand nowhere, the chain is whole, ledgers and decisions stay', async () => {
    await sealedToTheEnd(app)
    const steps = await app.sql('select application_id, verdict, stage, account_id from application_steps order by id')
    const admin = await app.as('platform2')
    const path = `/accounts/${account.id}/pseudonymisation`
    const answers = await Promise.all([1, 2].map(() => admin.post(path, { version: account.version, reason: '离职，应本人请求' })))
    expect(answers.map(({ status }) => status).toSorted(), JSON.stringify(answers.map(({ body }) => body))).toEqual([200, 409])
    for (const value of [...Object.values(person), ...Object.values(former)]) expect(await placesOf(value), value).toEqual([])
    const [row] = await app.sql('select account_name, display_name, phone, email, is_enabled, pseudonymised_at is not null as "isReplaced" from accounts where id = $1', [account.id])
    expect(row).toEqual({ account_name: `removed-${account.id}`, display_name: `removed-${account.id}`, phone: '', email: '', is_enabled: false, isReplaced: true })
    expect(await app.sql('select application_id, verdict, stage, account_id from application_steps order by id')).toEqual(steps)
    await sealedToTheEnd(app)
    const verified = await verifyChain(app.database, [])
    expect(verified.broken).toBeNull()
    expect(verified.replaced).toBeGreaterThan(3)
    const again = await admin.get(`/accounts/${account.id}`)
    expect((await admin.post(`/accounts/${account.id}/enabling`, { version: again.body.version })).body.code).toBe('account.pseudonymised')
    expect((await app.sql(`select 1 from sessions where account_id = $1`, [account.id]))).toEqual([])
    const { body } = await (await app.as('auditor')).get(`/audit-events?actor=removed-${account.id}&kind=application.submitted`)
    expect(body.items).toHaveLength(1)
    expect(body.items[0].address).toBe('-')
  })

  test('somebody who has the same name keeps it', async () => {
    const admin = await app.as('platform2')
    const place = { departmentId: await departmentId(app, 'jtt'), roles: ['department_user'], quotaPermissions: [] }
    const twins = []
    for (const accountName of ['twin.one', 'twin.two']) {
      const made = await admin.post('/accounts', { accountName, displayName: '孪生同名', email: `${accountName}@jtt.example`, phone: '', ...place })
      twins.push(made.body.account ?? made.body)
    }
    const disabled = await admin.post(`/accounts/${twins[0].id}/disabling`, { version: twins[0].version })
    expect((await admin.post(`/accounts/${twins[0].id}/pseudonymisation`, { version: disabled.body.version, reason: '离职' })).status).toBe(200)
    expect(await app.sql(`select facts -> 'after' ->> 'displayName' as name from whole_events where kind = 'account.created' and subject_id = any($1::bigint[]) order by subject_id`, [twins.map(({ id }) => id)]))
      .toEqual([{ name: `removed-${twins[0].id}` }, { name: '孪生同名' }])
    expect((await admin.get(`/accounts/${twins[1].id}`)).body).toMatchObject({ displayName: '孪生同名', email: 'twin.two@jtt.example' })
  })
})
