import { expect, test } from 'vitest'
import { increasesOf, requestComplaints, wishedItems } from './increases.ts'

const regions = [{ id: '1', zone: 'public' }, { id: '2', zone: 'dedicated' }, { id: '3', zone: 'industry' }] as const
const increases = { '2/disk.gb': 100, '1/ecs.memory_gb': 16, '1/ecs.vcpu': 8, '1/oss.gb': null, '1/nas.gb': 0, '3/ecs.vcpu': 4 }

test('[Q3] only what was wished in the chosen zones is sent, in the order of the page', () => {
  expect(wishedItems(increases, regions, 'shared')).toEqual([
    { regionId: '1', metric: 'ecs.vcpu', increase: 8 }, { regionId: '1', metric: 'ecs.memory_gb', increase: 16 }, { regionId: '2', metric: 'disk.gb', increase: 100 },
  ])
  expect(wishedItems(increases, regions, 'industry:3')).toEqual([{ regionId: '3', metric: 'ecs.vcpu', increase: 4 }])
  expect(wishedItems(increases, regions, '')).toEqual([])
})

test('[R5] what an address needs is filled in', () =>
  expect(increasesOf([{ regionId: '1', metric: 'ecs.vcpu', amount: 8 }])).toEqual({ '1/ecs.vcpu': 8 }))

const complaints = (values: Partial<Parameters<typeof requestComplaints>[0]>) =>
  Object.entries(requestComplaints({ group: 'shared', increases, ...values }, regions)).flatMap(([path, complaint]) => complaint ? [path] : [])

test.each([
  [{}, []], [{ increases: {} }, ['increases']], [{ group: '' as const, increases: {} }, []], [{ group: 'industry:9' as const }, ['increases']],
  [{ increases: { '1/ecs.vcpu': 1.5 } }, ['increases/1/ecs.vcpu']], [{ increases: { '1/ecs.vcpu': -1 } }, ['increases/1/ecs.vcpu']],
  [{ increases: { '1/ecs.vcpu': 1_000_000_001 } }, ['increases/1/ecs.vcpu']],
])('[Q3] %j is complained about at %j', (values, paths) => expect(complaints(values)).toEqual(paths))
