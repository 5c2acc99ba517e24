import { describe, expect, test } from 'vitest'
import { editBodyOf, editComplaints, editValuesOf, idsIn } from './edit-values.ts'
import { localOf, momentOf } from './local-time.ts'

const product = {
  version: 4, startsAt: '2026-03-01T02:00:07.000Z', expiresAt: '2026-06-01T02:00:07.000Z', operatorNotes: 'Rack 3',
  backfill: { items: [{ kind: 'instanceId' as const, value: 'i-1' }, { kind: 'volumeId' as const, value: 'd-1' }], access: 'ssh 10.0.0.8' },
  backfillKinds: ['instanceId' as const, 'volumeId' as const],
}
const values = editValuesOf(product)

describe('times of the platform', () => {
  test('[O4] are written in its zone and read back', () => {
    expect(localOf('2026-03-01T16:30:00.000Z')).toBe('2026-03-02T00:30')
    expect(momentOf('2026-03-02T00:30')).toBe('2026-03-01T16:30:00.000Z')
    expect(momentOf('2026-03-02')).toBeUndefined()
    expect(momentOf('')).toBeUndefined()
  })
})

describe('what the edit page sends', () => {
  test('[O5] nothing but the version while nothing was changed: the seconds of an expiry are no change', () => {
    expect(editBodyOf(product, values)).toEqual({ version: 4 })
  })
  test('[O5] the changed parts together', () => {
    const changed = { act: 'expire' as const, expiry: { expiresAt: '2026-06-08T10:00', reason: ' outage ' }, notes: ' Rack 4 ', access: '', ids: { instanceId: 'i-1\n\n i-2 ', volumeId: '' } }
    expect(editBodyOf(product, changed)).toEqual({
      version: 4, act: 'expire', expiry: { expiresAt: '2026-06-08T02:00:00.000Z', reason: 'outage' }, notes: 'Rack 4',
      backfill: { items: [{ kind: 'instanceId', value: 'i-1' }, { kind: 'instanceId', value: 'i-2' }], access: '' },
    })
  })
  test('[O5] a product without anything yet', () => {
    const fresh = { ...product, startsAt: null, expiresAt: null, operatorNotes: '', backfill: null }
    expect(editBodyOf(fresh, { ...editValuesOf(fresh), act: 'createResource', ids: { instanceId: 'i-9' } })).toEqual({ version: 4, act: 'createResource', backfill: { items: [{ kind: 'instanceId', value: 'i-9' }], access: '' } })
  })
})

describe('what is complained about', () => {
  const complaintsOf = (changes: Partial<typeof values>) => Object.entries(editComplaints(product, { ...values, ...changes }, 'the delivery')).flatMap(([path, complaint]) => complaint ? [path] : [])
  test('[O4] an expiry before the delivery, without a reason, or none', () => {
    expect(complaintsOf({})).toEqual([])
    expect(complaintsOf({ expiry: { expiresAt: '2026-02-28T10:00', reason: '' } })).toEqual(['expiry/expiresAt', 'expiry/reason'])
    expect(complaintsOf({ expiry: { expiresAt: '', reason: 'x' } })).toEqual(['expiry/expiresAt'])
    expect(complaintsOf({ expiry: { expiresAt: '2026-07-01T10:00', reason: 'x' } })).toEqual([])
  })
  test('[O5] an id twice, or longer than the platform keeps', () => {
    expect(complaintsOf({ ids: { instanceId: 'i-1\ni-1', volumeId: 'x'.repeat(121) } })).toEqual(['ids/instanceId', 'ids/volumeId'])
    expect(idsIn(' a \n\nb')).toEqual(['a', 'b'])
  })
})
