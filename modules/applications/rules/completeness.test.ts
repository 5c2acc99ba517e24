import { describe, expect, test } from 'vitest'
import { missingIn, type CheckedContent } from './completeness.ts'

const complete: CheckedContent<string> = { projectId: '1', title: '云服务器', reason: '扩容', users: [{}], attachmentIds: ['1'], items: ['ecs'] }
const missing = (change: Partial<CheckedContent<string>>) => missingIn({ ...complete, ...change }, () => []).map(({ path, code }) => `${path} ${code}`)

describe('what is missing before submission', () => {
  test.each([
    ['nothing', {}, []],
    ['project', { projectId: null }, ['projectId field.required']],
    ['title', { title: ' ' }, ['title field.required']],
    ['a longer title', { title: '云' }, ['title field.too_short']],
    ['reason', { reason: '\n' }, ['reason field.required']],
    ['users', { users: [] }, ['users application.users_missing']],
    ['attachments', { attachmentIds: [] }, ['attachmentIds application.attachment_missing']],
    ['items', { items: [] }, ['items application.items_missing']],
  ] as const)('%s', (_case, change, lines) => expect(missing(change)).toEqual(lines))

  test('each item is checked under its own path', () => {
    expect(missingIn({ ...complete, items: ['ecs', 'vpc'] }, (item, path) => [{ path: `${path}/configuration`, code: item }]))
      .toEqual([{ path: 'items/0/configuration', code: 'ecs' }, { path: 'items/1/configuration', code: 'vpc' }])
  })
})
