import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { differencesOf, isDifferent, type ComparedItem, type ComparedUser, type ComparedVersion } from './differences.ts'

type Version = ComparedVersion<ComparedItem, ComparedUser>
const server: ComparedItem = { id: '1', service: { code: 'ecs' }, region: { id: '7' }, configuration: { name: 'web', dataDisks: [{ sizeGb: 200, count: 1 }] }, quantity: 2, remark: '' }
const user: ComparedUser = { accountId: null, name: '张三', phone: '138', email: '' }
const base: Version = {
  title: '门户', reason: '扩容', documentNumber: '', project: { id: '1', name: '最多跑一次' }, users: [user], attachments: [{ id: '1', name: '说明.pdf' }], items: [server],
}

describe('differences between versions', () => {
  test('[R3] two servers become three: one item changed, by its quantity', () => {
    const after = { ...server, quantity: 3 }
    expect(differencesOf(base, { ...base, items: [after] }).items).toEqual([{ change: 'changed', before: server, after, keys: ['quantity'] }])
  })

  test.each([
    ['a disk resized', { configuration: { name: 'web', dataDisks: [{ sizeGb: 300, count: 1 }] } }, ['dataDisks']],
    ['an option added', { configuration: { ...server.configuration, eip: true } }, ['eip']],
    ['an option removed', { configuration: { name: 'web' } }, ['dataDisks']],
    ['another region and remark', { region: { id: '8' }, remark: '急' }, ['region', 'remark']],
    ['another service', { service: { code: 'disk' } }, ['service']],
    ['only the order of keys', { configuration: { dataDisks: [{ count: 1, sizeGb: 200 }], name: 'web' } }, []],
  ] as const)('[R3] %s', (_case, change, keys) => {
    const { items } = differencesOf(base, { ...base, items: [{ ...server, ...change }] })
    expect(items.flatMap((item) => item.change === 'changed' ? item.keys : [item.change])).toEqual(keys)
  })

  test('[R3] items, users, files and texts that came and went', () => {
    const other = { ...server, id: '2' }
    const differences = differencesOf(base, {
      ...base, title: '门户网站', project: { id: '2', name: '智慧交通' }, users: [{ ...user, phone: '139' }], attachments: [{ id: '2', name: '批复.pdf' }], items: [other],
    })
    expect(differences.texts).toEqual([{ field: 'title', before: '门户', after: '门户网站' }, { field: 'project', before: '最多跑一次', after: '智慧交通' }])
    expect(differences.items).toEqual([{ change: 'added', after: other }, { change: 'removed', before: server }])
    expect(differences.users).toEqual({ added: [{ ...user, phone: '139' }], removed: [user] })
    expect(differences.attachments).toEqual({ added: ['批复.pdf'], removed: ['说明.pdf'] })
  })

  test('[R3] a version does not differ from itself, and what one way adds the other way removes', () => {
    const item = fc.record({
      id: fc.constantFrom('1', '2', '3'), service: fc.record({ code: fc.constantFrom('ecs', 'vpc') }), region: fc.option(fc.record({ id: fc.constantFrom('7', '8') })),
      configuration: fc.dictionary(fc.constantFrom('name', 'spec'), fc.constantFrom('a', 'b', true, 1)), quantity: fc.integer({ min: 1, max: 3 }), remark: fc.constantFrom('', '急'),
    })
    const version = fc.record({
      title: fc.constantFrom('甲', '乙'), reason: fc.constant('扩容'), documentNumber: fc.constantFrom('', '1号'), project: fc.constant(base.project),
      users: fc.constant([user]), attachments: fc.constant(base.attachments), items: fc.uniqueArray(item, { selector: ({ id }) => id }),
    })
    fc.assert(fc.property(version, version, (one, two) => {
      expect(isDifferent(differencesOf(one, structuredClone(one)))).toBe(false)
      const there = differencesOf(one, two), back = differencesOf(two, one)
      const ids = (differences: typeof there, change: string) => differences.items.filter((entry) => entry.change === change)
        .map((entry) => entry.change === 'removed' ? entry.before.id : entry.after.id).sort()
      expect(ids(there, 'added')).toEqual(ids(back, 'removed'))
      expect(ids(there, 'changed')).toEqual(ids(back, 'changed'))
    }))
  })
})
