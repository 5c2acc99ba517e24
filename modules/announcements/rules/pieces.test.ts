import { expect, test } from 'vitest'
import { piecesOf } from './pieces.ts'

const shown = (text: string) => piecesOf(text).map(({ text: part, href }) => href === undefined ? part : `[${part}]`)

test.each<[text: string, pieces: string[]]>([
  ['今晚维护', ['今晚维护']],
  ['', []],
  ['详见 https://cloud.example/news?id=7。', ['详见 ', '[https://cloud.example/news?id=7]', '。']],
  ['See https://cloud.example/a, and http://b.example.', ['See ', '[https://cloud.example/a]', ', and ', '[http://b.example]', '.']],
  ['（https://cloud.example）', ['（', '[https://cloud.example]', '）']],
  ['https://', ['https://']],
])('addresses in "%s"', (text, pieces) => expect(shown(text)).toEqual(pieces))

test.each(['<b>bold</b>', '<script>alert(1)</script>', 'javascript:alert(1)', 'data:text/html,x', '[here](javascript:alert(1))', 'mailto:a@b.c'])('%s stays what was typed', (text) =>
  expect(piecesOf(text)).toEqual([{ text }]))

test('nothing is lost', () => {
  const text = 'a https://b.example/c。d\nhttp://e.example f'
  expect(piecesOf(text).map((piece) => piece.text).join('')).toBe(text)
})
