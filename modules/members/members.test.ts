import { describe, expect, test } from 'vitest'
import { useTestApp, type Client } from '#testkit/http.ts'

const app = useTestApp()
const business = () => app.as('business')
const items = (answer: { body: { items: Record<string, unknown>[] } }) => answer.body.items
const memberOf = async (account: string) => {
  const { body } = await (await business()).get(`/members?account=${account}&pageSize=200`)
  return body.items.find((row: { account: string }) => row.account === account)
}
const groupOf = async (name: string) => (await (await business()).get(`/groups?name=${encodeURIComponent(name)}`)).body.items[0]
const newGroup = async (name: string, memberIds: string[] = [], more = {}) =>
  (await business()).post('/groups', { name, discountPercent: 95, rewardDays: 10, mayReorder: true, memberIds, ...more })

describe('member list (guide 004 §5.1)', () => {
  test('[G5.1.1] the list holds account, identity, group and status', async () => {
    const { status, body } = await (await business()).get('/members?sort=account')
    expect(status).toBe(200)
    expect(body.total).toBeGreaterThanOrEqual(20)
    expect(body.items[0]).toMatchObject({ account: 'member1', identity: 'business', group: { name: '重点客户' }, status: 'existing', allowed: ['edit', 'removeFromGroup'] })
  })

  test.each(['account', 'identity', 'group', 'status'])('[G5.1.2] [G5.1.4] [G5.1.6] [G5.1.9] sorted by %s both ways', async (field) => {
    const client = await business()
    const up = items(await client.get(`/members?sort=${field}&pageSize=200`)).map(({ id }) => id)
    const down = items(await client.get(`/members?sort=-${field}&pageSize=200`)).map(({ id }) => id)
    expect(up).toEqual(down.toReversed())
  })

  test('[G5.1.3] [G5.1.5] [G5.1.7] account and group are searched, identity is filtered', async () => {
    const client = await business()
    expect(items(await client.get('/members?account=member2&pageSize=200')).map(({ account }) => account).toSorted()).toEqual(['member2', 'member20'])
    const partners = items(await client.get(`/members?group=${encodeURIComponent('伙伴')}`))
    expect(partners.length).toBeGreaterThan(0)
    expect(new Set(partners.map(({ group }) => (group as { name: string }).name))).toEqual(new Set(['合作伙伴']))
    const intra = items(await client.get('/members?identity=intra&pageSize=200'))
    expect(new Set(intra.map(({ identity }) => identity))).toEqual(new Set(['intra']))
    expect((await client.get('/members?sort=email')).status).toBe(400)
  })

  test('[G5.1.8] [G5.1.10] an account that is disabled shows as gone, and stays in its group', async () => {
    const { id } = await memberOf('member8')
    const platform = await app.as('platform')
    const { body: account } = await platform.get(`/accounts/${id}`)
    expect((await platform.post(`/accounts/${id}/disabling`, { version: account.version })).status).toBe(200)
    const gone = await memberOf('member8')
    expect(gone).toMatchObject({ status: 'gone', group: { name: '重点客户' }, allowed: ['edit'] })
    const refused = await (await business()).delete(`/members/${id}/group?version=${gone.version}`)
    expect([refused.status, refused.body.code]).toEqual([409, 'member.is_gone'])
  })

  test('[G5.1.10] an existing member of a group is taken out of it, once; the group is a newer one then', async () => {
    const client = await business()
    const member = await memberOf('member3')
    const group = await groupOf('合作伙伴')
    expect((await client.delete(`/members/${member.id}/group?version=${member.version + 1}`)).body.code).toBe('conflict.stale')
    const left = await client.delete(`/members/${member.id}/group?version=${member.version}`)
    expect([left.status, left.body.group, left.body.terms]).toEqual([200, null, { discountPercent: 100, rewardDays: 0, mayReorder: true, groupName: null }])
    expect((await client.delete(`/members/${member.id}/group?version=${left.body.version}`)).body.code).toBe('member.not_in_group')
    expect(await groupOf('合作伙伴')).toMatchObject({ version: group.version + 1, memberCount: group.memberCount - 1 })
  })
})

describe('members', () => {
  test('business creates one: an account that buys, with a one-time password that is shown once and kept nowhere', async () => {
    const client = await business()
    const wanted = { accountName: 'new.member', displayName: '新会员', email: 'new.member@x.example', identity: 'general', contact: '  李先生 ' }
    const made = await client.post('/members', wanted, { key: 'member-once' })
    expect(made.status).toBe(201)
    expect(made.body.member).toMatchObject({ account: 'new.member', identity: 'general', contact: '李先生', group: null, status: 'existing' })
    const again = await client.post('/members', wanted, { key: 'member-once' })
    expect([again.status, again.body.member.id, again.body.oneTimePassword]).toEqual([201, made.body.member.id, null])
    const secret = made.body.oneTimePassword
    expect(await app.sql('select 1 from idempotency_keys where answer::text like $1 union all select 1 from whole_events where facts::text like $1', [`%${secret}%`])).toEqual([])
    const itself = Object.assign(app.stranger(), { name: 'new.member' }) as Client
    const entered = await itself.logIn(secret)
    expect(entered.body.me).toMatchObject({ mustChangePassword: true, roles: ['member'], departmentId: null })
    expect((await client.post('/members', wanted)).body.errors).toMatchObject([{ path: 'accountName', code: 'field.taken' }])
    expect((await client.post('/members', { ...wanted, accountName: 'other.member' })).body.errors).toMatchObject([{ path: 'email', code: 'field.taken' }])
    expect((await client.post('/members', { ...wanted, accountName: 'other.member', email: '' })).body.errors).toMatchObject([{ path: 'email', code: 'field.required' }])
  })

  test('the identity may be changed; an older version overwrites nothing', async () => {
    const client = await business()
    const { id, version } = await memberOf('member5')
    const changed = await client.patch(`/members/${id}`, { version, identity: 'intra', contact: '大数据中心' })
    expect(changed.body).toMatchObject({ identity: 'intra', contact: '大数据中心', version: version + 1 })
    expect((await client.patch(`/members/${id}`, { version, identity: 'general' })).body.code).toBe('conflict.stale')
  })

  test('only business; members see nothing of each other, strangers nothing at all', async () => {
    const { id, version } = await memberOf('member1')
    for (const name of ['om', 'platform', 'auditor', 'jtt.admin', 'member1'])
      for (const path of ['/members', `/members/${id}`, '/members/choices', '/groups', '/sign-ups', '/members/export']) expect([(await (await app.as(name)).get(path)).status, name, path]).toEqual([403, name, path])
    expect((await (await app.as('member1')).patch(`/members/${id}`, { version, identity: 'intra' })).status).toBe(403)
    expect((await app.stranger().get('/members')).status).toBe(401)
    expect((await (await business()).get('/members/999999')).status).toBe(404)
    expect((await (await business()).get('/groups/999999')).status).toBe(404)
    const { body: jtt } = await (await app.as('platform')).get('/accounts?accountName=jtt.user')
    expect((await (await business()).get(`/members/${jtt.items[0].id}`)).status).toBe(404)
  })

  test('an older database: accounts that buy get their row when a server starts', async () => {
    const [account] = await app.sql<{ id: string }>(`select id::text as id from accounts where account_name = 'member20'`)
    await app.sql('delete from point_transfers where to_account = (select id from point_accounts where member_id = $1)', [account!.id])
    await app.sql('delete from point_accounts where member_id = $1', [account!.id])
    await app.sql('delete from members where account_id = $1', [account!.id])
    const another = await app.another()
    expect(await memberOf('member20')).toMatchObject({ identity: 'general', group: null })
    await another.close()
  })
})

describe('groups (guide 004 §6)', () => {
  test('[G6.1.1] [G6.1.2] [G6.1.3] [G6.1.4] [G6.1.5] the list: name is searched; discount, update time and update account sort', async () => {
    const client = await business()
    const { body } = await client.get('/groups')
    expect(body.items[0]).toMatchObject({ name: '试用客户', discountPercent: 100, mayReorder: false, allowed: ['edit', 'delete'] })
    expect(items(await client.get(`/groups?name=${encodeURIComponent('重点')}`))).toHaveLength(1)
    for (const field of ['discountPercent', 'updatedAt', 'updatedBy']) {
      const up = items(await client.get(`/groups?sort=${field}`)).map(({ id }) => id)
      expect(items(await client.get(`/groups?sort=-${field}`)).map(({ id }) => id)).toEqual(up.toReversed())
    }
  })

  test('[G6.1.6] [G6.2.2] created with its members; the name is unique, whatever its case', async () => {
    const { id } = await memberOf('member2')
    const made = await newGroup('Gold', [id])
    expect([made.status, made.body.members.map(({ account }: { account: string }) => account)]).toEqual([201, ['member2']])
    expect((await newGroup('GOLD')).body.errors).toMatchObject([{ path: 'name', code: 'field.taken' }])
    const { body } = await (await business()).get(`/members/${id}`)
    expect(body.terms).toEqual({ discountPercent: 95, rewardDays: 10, mayReorder: true, groupName: 'Gold' })
  })

  test.each([[{ discountPercent: 0 }], [{ discountPercent: 101 }], [{ rewardDays: -1 }], [{ rewardDays: 367 }], [{ name: '  ' }], [{ discountPercent: 90.5 }]])(
    '[G6.2.2] the discount is 1 to 100 %%, the reward whole days: %j is refused', async (wrong) =>
      expect((await newGroup('Wrong', [], wrong)).status).toBe(422))

  test('[G6.2.2] remark 1: a user can only be in one group; the other one is named', async () => {
    const { id } = await memberOf('member1')
    const refused = await newGroup('Silver', [id])
    expect([refused.status, refused.body.code, refused.body.facts.group]).toEqual([409, 'group.member_elsewhere', '重点客户'])
    expect(refused.body.title).toContain('重点客户')
    expect(await groupOf('Silver')).toBeUndefined()
    expect((await newGroup('Silver', ['999999'])).body.errors).toMatchObject([{ path: 'memberIds', code: 'field.not_an_option' }])
  })

  test('[G6.2.2] remark 1, at the same time from two people: one of them is refused', async () => {
    const { id } = await memberOf('member6')
    const one = await app.as('business')
    const other = await app.as('business2')
    const body = (name: string) => ({ name, discountPercent: 80, rewardDays: 0, mayReorder: true, memberIds: [id] })
    const answers = await Promise.all([one.post('/groups', body('First')), other.post('/groups', body('Second'))])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409])
    const [winner] = answers.filter(({ status }) => status === 201)
    expect((await memberOf('member6')).group.name).toBe(winner!.body.name)
  })

  test('[G6.1] [G6.1.7] [G6.2.3] edited: everything but the name; an older version overwrites nothing', async () => {
    const client = await business()
    const [seven, nine] = [await memberOf('member7'), await memberOf('member13')]
    const { body: made } = await newGroup('Bronze', [seven.id])
    const fields = { discountPercent: 70, rewardDays: 3, mayReorder: false, memberIds: [nine.id] }
    const changed = await client.patch(`/groups/${made.id}`, { version: made.version, ...fields })
    expect(changed.body).toMatchObject({ name: 'Bronze', discountPercent: 70, rewardDays: 3, mayReorder: false, memberCount: 1, members: [{ account: 'member13' }] })
    expect((await memberOf('member7')).group).toBe(null)
    expect((await client.patch(`/groups/${made.id}`, { version: made.version, ...fields })).body.code).toBe('conflict.stale')
    expect((await client.patch(`/groups/${made.id}`, { version: changed.body.version, ...fields, name: 'Other' })).status).toBe(422)
  })

  test('[G6.1.8] deleted: its members are free, its name too', async () => {
    const client = await business()
    const { id } = await memberOf('member14')
    const { body: made } = await newGroup('Short', [id])
    expect((await client.delete(`/groups/${made.id}?version=${made.version + 1}`)).body.code).toBe('conflict.stale')
    expect((await client.delete(`/groups/${made.id}?version=${made.version}`)).status).toBe(200)
    expect((await client.delete(`/groups/${made.id}?version=${made.version}`)).status).toBe(404)
    expect((await memberOf('member14')).group).toBe(null)
    expect((await newGroup('Short', [id])).status).toBe(201)
  })
})
