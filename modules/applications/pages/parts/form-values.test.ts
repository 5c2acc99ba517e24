import { expect, test } from 'vitest'
import type { Application } from '../../contract.ts'
import { contentOf, emptyValues, isSame, valuesOf, withCopyOf, withSavedIds, type FormItem } from './form-values.ts'

const item = (key: string, id?: string): FormItem =>
  ({ key, service: 'ecs', regionId: '1', configuration: { name: key }, quantity: 1, remark: '', ...(id ? { id } : {}) })

const saved = {
  id: '9', number: 'RA-20260105-0001', title: 'Servers', reason: 'Hall', documentNumber: '', kind: 'new', mode: 'batch',
  department: { id: '5', name: 'Transport' }, project: { id: '7', name: 'Hall' },
  users: [{ accountId: '3', name: 'Li', phone: '', email: '' }, { accountId: null, name: 'Wang', phone: '139', email: '' }],
  attachments: [{ id: '4', name: 'reason.pdf', sizeBytes: 10 }],
  items: [{ id: '21', service: { code: 'ecs', name: ['', '', ''] }, region: { id: '1', name: ['', '', ''] }, configuration: { name: 'a' }, quantity: 2, remark: 'x' }],
} as unknown as Application

test('an application becomes form values and the same content again', () => {
  expect(contentOf(valuesOf(saved))).toEqual({
    departmentId: '5', projectId: '7', title: 'Servers', reason: 'Hall', documentNumber: '',
    users: [{ accountId: '3' }, { name: 'Wang', phone: '139', email: '' }],
    attachmentIds: ['4'],
    items: [{ id: '21', service: 'ecs', regionId: '1', configuration: { name: 'a' }, quantity: 2, remark: 'x' }],
  })
})

test('what is typed while a draft is being saved stays, and its new items get their ids', () => {
  const sent = { ...emptyValues('5'), items: [item('old', '20'), item('new')] }
  const typedMeanwhile = { ...sent, title: 'typed', items: [item('newest'), item('new')] }
  const answer = { ...saved, items: [{ ...saved.items[0]!, id: '20' }, { ...saved.items[0]!, id: '22' }] }
  const after = withSavedIds(typedMeanwhile, sent, answer)
  expect(after.title).toBe('typed')
  expect(after.items.map(({ key, id }) => [key, id])).toEqual([['newest', undefined], ['new', '22']])
})

test('ids that the server gave are no change of the draft', () => {
  const values = { ...emptyValues('5'), items: [item('a')] }
  expect(isSame(values, { ...values, items: [item('a', '21')] })).toBe(true)
  expect(isSame(values, { ...values, reason: 'because' })).toBe(false)
})

test('a copied item stands after its original and is a new one', () => {
  const [first, copy, last] = withCopyOf([item('a', '1'), item('b', '2')], 'a')
  expect([first!.key, last!.key]).toEqual(['a', 'b'])
  expect(copy!.id).toBeUndefined()
  expect(copy!.configuration).toEqual({ name: 'a' })
  expect(copy!.key).not.toBe('a')
})
