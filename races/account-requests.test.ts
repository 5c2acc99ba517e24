import { expect, test } from 'vitest'
import { Client, useTestApp } from '#testkit/http.ts'

const app = useTestApp()

async function asked(accountName: string) {
  const { body: choices } = await app.stranger().get('/account-requests/choices')
  const department = choices.departments.find(({ roles }: { roles: string[] }) => roles.includes('department_user'))
  const { status, body } = await app.stranger().post('/account-requests', {
    departmentId: department.id, regionId: choices.regions[0].id, accountName, displayName: '林青', role: 'department_user', phone: '13800001111', email: `${accountName}@x.example`,
    headName: '周处长', headContact: '0571-8700', reason: '负责门户网站',
  })
  expect(status, JSON.stringify(body)).toBe(201)
  return (await (await app.as('om')).get(`/account-requests?accountName=${accountName}`)).body.items[0]
}

test('[U1] two decide at once on two instances: one counts, the other is told which; at most one account', async () => {
  const second = await app.another()
  const [here, there] = await Promise.all([app.as('om'), second.as('om2')])
  for (let round = 0; round < 10; round++) {
    const { id, version } = await asked(`race.${round}`)
    const [approval, other] = await Promise.all([
      here.post(`/account-requests/${id}/approval`, { version }),
      round % 2 === 0 ? there.post(`/account-requests/${id}/rejection`, { version, reason: '重复' }) : there.post(`/account-requests/${id}/approval`, { version }),
    ])
    expect([approval.status, other.status].sort(), JSON.stringify([approval.body, other.body])).toEqual([200, 409])
    expect((approval.status === 409 ? approval : other).body.code).toBe('account_request.already_decided')
    const [made] = await app.sql<{ accounts: number; links: number }>(`select count(distinct a.id)::int as accounts, count(l.id)::int as links
      from accounts a left join one_time_links l on l.account_id = a.id where a.account_name = $1`, [`race.${round}`])
    const isApproved = approval.status === 200 || round % 2 === 1
    expect(made).toEqual(isApproved ? { accounts: 1, links: 1 } : { accounts: 0, links: 0 })
  }
})

test('[U1] the same name asked for at once at two instances: one waits, the others are turned down', async () => {
  const second = await app.another()
  const { body: choices } = await app.stranger().get('/account-requests/choices')
  const department = choices.departments.find(({ roles }: { roles: string[] }) => roles.includes('department_user'))
  const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => new Client(index % 2 === 0 ? app.url : second.url, 'nobody').post('/account-requests', {
    departmentId: department.id, regionId: choices.regions[0].id, accountName: 'one.name', displayName: `申请人${index}`, role: 'department_user', phone: '13800001111', email: `p${index}@x.example`,
    headName: '周处长', headContact: '0571-8700', reason: '负责门户网站',
  })))
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 201))
  expect(new Set(answers.map(({ body }) => body.number)).size).toBe(8)
  expect(await app.sql(`select state, count(*)::int as count from account_requests where account_name = 'one.name' group by state order by state`))
    .toEqual([{ state: 'rejected', count: 7 }, { state: 'waiting', count: 1 }])
})
