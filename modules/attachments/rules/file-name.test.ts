import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanFileName, extensionOf } from './file-name.ts'

describe('[C-G2] names of files', () => {
  test.each([
    ['说明 v2.pdf', '说明 v2.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\张三\\报告.docx', '报告.docx'],
    ['a\u0000b\r\nc.txt', 'abc.txt'],
    ['invoice\u202efdp.exe', 'invoicefdp.exe'],
    ['zero\u200bwidth\ufeff.csv', 'zerowidth.csv'],
    ['what?<is>:this|"*.png', 'what__is__this___.png'],
    ['.hidden.pdf', 'hidden.pdf'],
    ['name.pdf. . ', 'name.pdf'],
    ['', 'file'],
    ['///', 'file'],
    ['.pdf', 'pdf'],
    ['half \ud83d.txt', 'half \ufffd.txt'],
  ])('%j becomes %j', (given, expected) => expect(cleanFileName(given)).toBe(expected))

  test('300 characters become 200; the type at the end stays', () => {
    const name = cleanFileName(`${'长'.repeat(300)}.docx`)
    expect([...name]).toHaveLength(200)
    expect(name.endsWith('长.docx')).toBe(true)
  })

  test('whatever is given: 1 to 200 characters, no path, no control characters; cleaning again changes nothing', () =>
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
      const name = cleanFileName(given)
      expect([...name].length).toBeGreaterThanOrEqual(1)
      expect([...name].length).toBeLessThanOrEqual(200)
      expect(name).not.toMatch(/[/\\\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
      expect(cleanFileName(name)).toBe(name)
    }), { numRuns: 1000 }))
})

test.each([['a.PDF', 'pdf'], ['a.tar.gz', 'gz'], ['a', ''], ['a.', ''], ['a.averyverylongone', '']])('the extension of %j is %j', (name, expected) =>
  expect(extensionOf(name)).toBe(expected))
