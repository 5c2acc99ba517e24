import { expect, test } from 'vitest'
import { ecs } from '#modules/catalogue/rules/definitions/ecs.ts'
import type { CatalogueFacts } from '#modules/catalogue/rules/service.ts'
import { emptyItem } from './form-values.ts'
import { demandOf, fittedTo, itemErrors } from './item-catalogue.ts'

const name = (text: string) => [text, text, text] as const
const facts: CatalogueFacts = {
  regionId: '1', departmentId: '5',
  choices: {
    vpcs: [{ value: '11', names: name('vpc-here') }],
    vswitches: [{ value: '111', parent: '11', names: name('switch-here') }],
    instance_families: [{ value: 'g6', names: name('g6') }],
    instance_specs: [{ value: 'g6.large', parent: 'g6', names: name('g6.large'), attributes: { vcpu: 2, memoryGb: 8 } }],
    'option_values:disk_categories': [{ value: 'ssd', names: name('SSD') }],
  },
}

test('in another region, choices that are not on offer there are dropped and the only one on offer is taken', () => {
  const fitted = fittedTo({ definition: ecs, facts }, { vpc: 'elsewhere', name: 'web' })
  expect(fitted['vpc']).toBe('11')
  expect(fitted['name']).toBe('web')
})

test('the first thing that an item needs is a region', () => {
  expect(itemErrors(emptyItem('ecs'), undefined, 'items/0')).toEqual([{ path: 'items/0/regionId', code: 'field.required' }])
})

test('an empty quantity is missing, not wrong', () => {
  const errors = itemErrors({ ...emptyItem('ecs'), regionId: '1', quantity: null }, { definition: ecs, facts }, 'items/0')
  expect(errors).toContainEqual({ path: 'items/0/quantity', code: 'field.required' })
})

test('[R5] what several items need is added up before it is shown', () => {
  const item = { ...emptyItem('ecs'), regionId: '1', quantity: 2, configuration: { systemDiskCategory: 'ssd', systemDiskSizeGb: 40 } }
  const disk = demandOf([item, item], [{ definition: ecs, facts }, { definition: ecs, facts }]).find(({ metric }) => metric === 'disk.gb')
  expect(disk?.amount).toBe(160)
})
