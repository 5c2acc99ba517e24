import { expect, test } from 'vitest'
import { csvLine, parseCsv } from './csv.ts'

const payloads = ['=1+1', '+1 234', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '-', '=cmd|\' /C calc\'!A0']

test('[C-G4] a row as RFC 4180 has it: formulas are quoted, numbers stay numbers', () => {
  expect(csvLine(['a', 'b,c', 'd"e', 'f\ng', ''])).toBe('a,"b,c","d""e","f\ng",\r\n')
  expect(csvLine(['-12.34', '0', '-5'])).toBe('-12.34,0,-5\r\n')
  const line = csvLine(payloads)
  const [read] = parseCsv(line, 10)!
  expect(read).toEqual(payloads.map((payload) => `'${payload}`))
})
