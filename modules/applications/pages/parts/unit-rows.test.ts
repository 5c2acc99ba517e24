import { expect, test } from 'vitest'
import { emptyRows, enteredUnits, pasteInto, rowProblems } from './unit-rows.ts'

test('[R6] two columns of a spreadsheet fill down from the cell', () => {
  const { rows, leftOver } = pasteInto(emptyRows(3), 1, 'instanceId', 'i-1\t10.0.0.1\r\ni-2\t10.0.0.2\r\n')
  expect(rows).toEqual([{ instanceId: '', ip: '' }, { instanceId: 'i-1', ip: '10.0.0.1' }, { instanceId: 'i-2', ip: '10.0.0.2' }])
  expect(leftOver).toBe(0)
})

test('[R6] a column of addresses goes beside ids that stand already', () => {
  const { rows } = pasteInto([{ instanceId: 'i-1', ip: '' }, { instanceId: 'i-2', ip: '' }], 0, 'ip', '10.0.0.1\n10.0.0.2')
  expect(rows).toEqual([{ instanceId: 'i-1', ip: '10.0.0.1' }, { instanceId: 'i-2', ip: '10.0.0.2' }])
})

test('[R6] lines beyond the last unit are counted, not lost silently', () => {
  expect(pasteInto(emptyRows(2), 1, 'instanceId', 'a\nb\nc').leftOver).toBe(2)
})

test('[R6] only rows with an id are sent; an address alone and a repeated id are shown', () => {
  const rows = [{ instanceId: ' i-1 ', ip: '' }, { instanceId: '', ip: '10.0.0.1' }, { instanceId: 'i-1', ip: '10.0.0.2' }, { instanceId: '', ip: '' }]
  expect(enteredUnits(rows)).toEqual([{ instanceId: 'i-1' }, { instanceId: 'i-1', ip: '10.0.0.2' }])
  expect([...rowProblems(rows)]).toEqual([[1, 'unit.id_missing'], [2, 'unit.id_twice']])
})
