import { expect, test } from 'vitest'
import { contentChanges } from './content-changes.ts'

const same = (text: string): [string, string, string] => [text, text, text]
const line = (key: string, value: string) => ({ key, label: same(`label ${key}`), value: same(value) })

test('[O11] only what differs is told: changed, gone, and new', () => {
  const before = [line('cpu', '2 Core'), line('ram', '4 GB'), line('dataDisks/0', 'SSD · 100 GB'), line('dataDisks/1', 'SSD · 40 GB')]
  const after = [line('cpu', '2 Core'), line('ram', '16 GB'), line('dataDisks/0', 'SSD · 100 GB'), line('backup', 'Yes')]
  expect(contentChanges(before, after)).toEqual([
    { key: 'ram', label: same('label ram'), before: same('4 GB'), after: same('16 GB') },
    { key: 'dataDisks/1', label: same('label dataDisks/1'), before: same('SSD · 40 GB'), after: null },
    { key: 'backup', label: same('label backup'), before: null, after: same('Yes') },
  ])
  expect(contentChanges(before, before)).toEqual([])
})
