import { expect, test } from 'vitest'
import { demandLines } from './demand-lines.ts'

const quota = { departmentId: '5', regionId: '1', metric: 'ecs.vcpu' as const, total: 20, allocated: 0, used: 10, reserved: 4, remaining: 6, overdue: 0, level: 0 }
const need = (amount: number, regionId = '1') => ({ regionId, metric: 'ecs.vcpu' as const, amount })

test('[R5] what is needed stands against what is left of the department', () => {
  expect(demandLines([need(6)], [], [quota])).toMatchObject([{ asked: 6, remaining: 6, shortfall: 0 }])
  expect(demandLines([need(8)], [], [quota])).toMatchObject([{ asked: 8, remaining: 6, shortfall: 2 }])
  expect(demandLines([need(1, '2')], [], [quota])).toMatchObject([{ regionId: '2', remaining: 0, shortfall: 1 }])
})

test('[R5] what the application already holds is not taken again', () => {
  expect(demandLines([need(8)], [need(4)], [quota])).toMatchObject([{ asked: 4, shortfall: 0 }])
  expect(demandLines([need(2)], [need(4)], [quota])).toMatchObject([{ asked: -2, shortfall: 0 }])
})

test('[Q8] nothing can be taken while something is overdue', () => {
  expect(demandLines([need(1)], [], [{ ...quota, overdue: 3 }])).toMatchObject([{ shortfall: 1, isBlocked: true }])
  expect(demandLines([need(4)], [need(4)], [{ ...quota, overdue: 3 }])).toMatchObject([{ shortfall: 0, isBlocked: false }])
})
