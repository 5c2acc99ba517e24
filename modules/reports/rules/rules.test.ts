import { expect, test } from 'vitest'
import { sameConditions } from './conditions.ts'
import { reportFileName } from './file-name.ts'

test('[G4.2.5] the file is named by the time of the search on the platform\'s clock, with signs that every file system takes', () => {
  expect(reportFileName(new Date('2026-03-31T17:05:09.999Z'))).toBe('report_2026-04-01_01-05-09.xlsx')
})

test.each([
  ['the same', {}, true],
  ['another order, something twice', { services: ['sfs', 'fico', 'sfs'], memberIds: ['2', '1'] }, true],
  ['another day', { to: '2026-03-30' }, false],
  ['another first day', { from: '2026-03-02' }, false],
  ['a service less', { services: ['fico'] }, false],
  ['another member', { memberIds: ['1', '3'] }, false],
  ['a member more', { memberIds: ['1', '2', '3'] }, false],
] as const)('[G4.2.5] %s', (_what, change, isSame) => {
  const conditions = { services: ['fico', 'sfs'], from: '2026-03-01', to: '2026-03-31', memberIds: ['1', '2'] }
  expect(sameConditions(conditions, { ...conditions, ...change })).toBe(isSame)
})
