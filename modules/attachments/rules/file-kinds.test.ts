import { describe, expect, test } from 'vitest'
import { inspectFile } from '#kit/server/file-facts.ts'
import { jpgFile, oleFile, openDocumentFiles, pdfFile, pngFile, rarFile, sevenZipFile, zipFile } from '#testkit/files.ts'
import { acceptedExtensions, contentTypeFor, fileKinds, foundKind } from './file-kinds.ts'

const gb18030 = Buffer.from('d0d5c3fb2cb2bfc3c50ad5c5c8fd2cbdbbcda8cca90a', 'hex')
const utf8 = Buffer.from('\ufeff姓名,部门\r\n张三,交通运输厅\n')
const html = Buffer.from('<!doctype html><script>alert(1)</script>')
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')

async function facts(content: Buffer, pieceBytes = 7) {
  const inspector = inspectFile()
  // Small pieces, so that marks are also found across their borders.
  const step = content.length > 100_000 ? 64 * 1024 : pieceBytes
  for (let at = 0; at < content.length; at += step) inspector.push(content.subarray(at, at + step))
  return inspector.facts()
}
const judge = async (extension: string, content: Buffer) => contentTypeFor(extension, await facts(content))

const good: [extension: string, content: () => Buffer | Promise<Buffer>][] = [
  ['pdf', () => pdfFile], ['ofd', openDocumentFiles.ofd],
  ['doc', () => oleFile(['WordDocument'])], ['docx', openDocumentFiles.docx],
  ['xls', () => oleFile(['Workbook'])], ['xls', () => oleFile(['Book'])], ['xlsx', openDocumentFiles.xlsx],
  ['ppt', () => oleFile(['Current User', 'PowerPoint Document'])], ['pptx', openDocumentFiles.pptx],
  ['wps', () => oleFile(['WordDocument'])], ['wps', openDocumentFiles.docx],
  ['et', () => oleFile(['Workbook'])], ['et', openDocumentFiles.xlsx],
  ['dps', () => oleFile(['PowerPoint Document'])], ['dps', openDocumentFiles.pptx],
  ['png', () => pngFile], ['jpg', () => jpgFile], ['jpeg', () => jpgFile],
  ['txt', () => utf8], ['txt', () => gb18030], ['csv', () => utf8], ['csv', () => gb18030], ['txt', () => Buffer.from('BMS is not a bitmap')],
  ['zip', () => zipFile(['a.txt'])], ['zip', openDocumentFiles.docx], ['rar', () => rarFile], ['7z', () => sevenZipFile],
]

describe('what is accepted (chapter 4, Attachments)', () => {
  test.each(good)('%s with the right content', async (extension, content) =>
    expect(await judge(extension, await content())).toBe(fileKinds[extension]!.contentType))

  test('every kind of the list has a good example here', () =>
    expect([...new Set(good.map(([extension]) => extension))].sort()).toEqual([...acceptedExtensions, 'jpeg'].sort()))

  test('a good file is good for its own extension, and for none of another container', async () => {
    const pdf = await facts(pdfFile)
    expect(acceptedExtensions.filter((extension) => contentTypeFor(extension, pdf) !== undefined)).toEqual(['pdf'])
    const docx = await facts(await openDocumentFiles.docx())
    expect(acceptedExtensions.filter((extension) => contentTypeFor(extension, docx) !== undefined)).toEqual(['docx', 'wps', 'zip'])
    const doc = await facts(oleFile(['WordDocument']))
    expect(acceptedExtensions.filter((extension) => contentTypeFor(extension, doc) !== undefined)).toEqual(['doc', 'wps'])
  })
})

const bad: [why: string, extension: string, content: () => Buffer | Promise<Buffer>][] = [
  ['a page named pdf', 'pdf', () => html],
  ['a page before a PDF', 'pdf', () => Buffer.concat([html, pdfFile])],
  ['a PDF with a page in its first part', 'pdf', () => Buffer.concat([pdfFile.subarray(0, 9), html, pdfFile.subarray(9)])],
  ['a PDF that is a zip as well', 'pdf', async () => Buffer.concat([pdfFile, await zipFile(['a.txt'])])],
  ['a picture that is a zip as well', 'jpg', async () => Buffer.concat([jpgFile, await zipFile(['META-INF/MANIFEST.MF'])])],
  ['a drawing named png', 'png', () => svg],
  ['a drawing named txt', 'txt', () => svg],
  ['a page named txt', 'txt', () => html],
  ['a page after blank lines', 'txt', () => Buffer.concat([Buffer.from('\ufeff\n\n  '), html])],
  ['a page further down', 'csv', () => Buffer.concat([utf8, html])],
  ['XML named csv', 'csv', () => Buffer.from('<?xml version="1.0"?><a/>')],
  ['a program named txt', 'txt', () => Buffer.from('#!/bin/sh\nrm -rf /\n')],
  ['a PDF named txt', 'txt', () => pdfFile],
  ['text with a NUL', 'txt', () => Buffer.from('abc\u0000def')],
  ['text with an escape', 'txt', () => Buffer.from('abc\u001b[31m')],
  ['bytes that are no text', 'txt', () => Buffer.from([0x41, 0xff, 0xfe, 0x80])],
  ['UTF-16', 'txt', () => Buffer.from('\ufeffabc', 'utf16le')],
  ['a Windows program named pdf', 'pdf', () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])],
  ['an installer in an OLE file', 'doc', () => oleFile(['!_StringPool'])],
  ['a workbook named doc', 'doc', () => oleFile(['Workbook'])],
  ['a zip named docx', 'docx', () => zipFile(['a.txt'])],
  ['a workbook named docx', 'docx', openDocumentFiles.xlsx],
  ['a document with macros', 'docx', () => zipFile(['[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'])],
  ['a program before a zip', 'zip', async () => Buffer.concat([Buffer.from('MZ program '), await zipFile(['a.txt'])])],
  ['something after a zip', 'docx', async () => Buffer.concat([await openDocumentFiles.docx(), html])],
  ['half a zip', 'zip', async () => (await zipFile(['a.txt'])).subarray(0, 60)],
  ['a broken directory', 'docx', async () => { const file = await openDocumentFiles.docx(); file.writeUInt32LE(file.length, file.length - 6); return file }],
  ['a rar named 7z', '7z', () => rarFile],
  ['a picture named gif', 'gif', () => pngFile],
  ['a drawing by its own name', 'svg', () => svg],
  ['a page by its own name', 'html', () => html],
  ['no extension', '', () => pdfFile],
  ['an extension that every object has', 'constructor', () => pdfFile],
]

describe('[C-G1] [C-G2] what is refused', () => {
  test.each(bad)('%s (.%s)', async (_why, extension, content) => expect(await judge(extension, await content())).toBeUndefined())

  test('a document that unpacks to more than 512 MB', async () => {
    const file = await openDocumentFiles.docx()
    const directory = file.readUInt32LE(file.length - 6)
    file.writeUInt32LE(600 * 1024 * 1024, directory + 24)
    expect(await judge('docx', file)).toBeUndefined()
  })

  test('the refusal names what was found', async () => {
    expect(foundKind(await facts(html))).toBe('html/xml/script')
    expect(foundKind(await facts(pngFile))).toBe('png')
    expect(foundKind(await facts(oleFile(['Workbook'])))).toBe('ole (Workbook)')
    expect(foundKind(await facts(await zipFile(['a'])))).toBe('zip')
    expect(foundKind(await facts(utf8))).toBe('txt')
    expect(foundKind(await facts(Buffer.from([0x41, 0xff, 0xfe, 0x80])))).toBe('?')
  })
})
