import { expect, test } from 'vitest'
import { needsByGroup, parseNeed, quotaRequestLink, writeNeed, zoneGroups } from './need.ts'

const regions = [{ id: '1', zone: 'public' }, { id: '2', zone: 'dedicated' }, { id: '3', zone: 'industry' }, { id: '4', zone: 'industry' }] as const

test('[R5] what is written into the address is read again', () => {
  const needs = [{ regionId: '1', metric: 'ecs.vcpu', amount: 8 }, { regionId: '3', metric: 'rds.storage_gb', amount: 100 }] as const
  expect(parseNeed(writeNeed(needs))).toEqual(needs)
  const link = new URL(quotaRequestLink(needs, '配額不足 & 緊急'), 'http://here')
  expect(link.pathname).toBe('/quotas/requests/new')
  expect(parseNeed(link.searchParams.get('need') ?? '')).toEqual(needs)
  expect(link.searchParams.get('reason')).toBe('配額不足 & 緊急')
})

test.each([
  [undefined, 0], ['', 0], ['1:ecs.vcpu', 0], ['1:ecs.vcpu:0', 0], ['1:ecs.vcpu:-4', 0], ['x:ecs.vcpu:4', 0], ['1:constructor:4', 0], ['1:ecs.vcpu:4,,nonsense', 1], ['1:ecs.vcpu:9999999999', 0],
])('[R5] an address with %j names %i needs', (text, count) => expect(parseNeed(text)).toHaveLength(count))

test('[R5] the same metric named twice counts together', () =>
  expect(parseNeed('1:ecs.vcpu:4,1:ecs.vcpu:6')).toEqual([{ regionId: '1', metric: 'ecs.vcpu', amount: 10 }]))

test('[Q3] public and dedicated regions are asked for together, each industry region by itself', () => {
  expect(zoneGroups(regions)).toEqual(['shared', 'industry:3', 'industry:4'])
  const need = (regionId: string) => ({ regionId, metric: 'disk.gb', amount: 1 }) as const
  expect(needsByGroup([need('4'), need('2'), need('1'), need('3'), need('9')], regions)).toEqual([
    { group: 'shared', needs: [need('2'), need('1')] }, { group: 'industry:3', needs: [need('3')] }, { group: 'industry:4', needs: [need('4')] },
  ])
})
