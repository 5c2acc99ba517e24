import { describe, expect, test } from 'vitest'
import { addressOfConditions, backTo, conditionsIn, drilledInto, withMonths } from './conditions.ts'

const months = Array.from({ length: 14 }, (_, index) => index < 10 ? `2026-${String(10 - index).padStart(2, '0')}` : `2025-${String(22 - index).padStart(2, '0')}`)

describe('[B5] what the address says', () => {
  test('without a wish: the last twelve months, by unit', () => {
    expect(conditionsIn({}, months)).toEqual({ from: '2025-11', to: '2026-10', by: 'unit' })
    expect(conditionsIn({}, ['2026-10'])).toEqual({ from: '2026-10', to: '2026-10', by: 'unit' })
  })
  test('what is no month, grouping or id is as if it were not there', () => {
    expect(conditionsIn({ from: '2026-13', to: 'now', by: 'colour', unit: 'x', project: '0', service: '' }, months)).toEqual({ from: '2025-11', to: '2026-10', by: 'unit' })
  })
  test('a wish is kept', () => {
    const wish = { from: '2026-01', to: '2026-03', by: 'project', unit: '7', department: '12', service: 'ecs' } as const
    expect(conditionsIn(wish, months)).toEqual(wish)
    expect(addressOfConditions(conditionsIn(wish, months))).toBe('/bills/statistics?from=2026-01&to=2026-03&by=project&unit=7&department=12&service=ecs')
  })
  test('a range that was turned round becomes the month chosen last', () => {
    expect(withMonths({ from: '2026-01', to: '2026-03' }, 'from', '2026-05')).toEqual({ from: '2026-05', to: '2026-05' })
    expect(withMonths({ from: '2026-01', to: '2026-03' }, 'to', '2026-05')).toEqual({ from: '2026-01', to: '2026-05' })
  })
})

describe('[B5] drilling down', () => {
  const start = conditionsIn({ from: '2026-01', to: '2026-03' }, months)
  test('unit → department → project → service, and back by the crumbs', () => {
    const unit = drilledInto(start, '7')!
    const department = drilledInto(unit, '12')!
    const project = drilledInto(department, '30')!
    expect([unit.by, department.by, project.by]).toEqual(['department', 'project', 'service'])
    expect(project).toMatchObject({ unit: '7', department: '12', project: '30' })
    expect(backTo(project, 'department')).toEqual(department)
    expect(backTo(project, 'unit')).toEqual(unit)
    expect(backTo(project, null)).toEqual(start)
  })
  test('what was narrowed by is not grouped by again', () => {
    const service = drilledInto({ ...start, by: 'service', unit: '7' }, 'ecs')!
    expect(service).toMatchObject({ unit: '7', service: 'ecs', by: 'department' })
  })
  test('what has no id, and kinds of charges, lead nowhere', () => {
    expect(drilledInto({ ...start, by: 'project' }, null)).toBeNull()
    expect(drilledInto({ ...start, by: 'kind' }, 'usage')).toBeNull()
  })
})
