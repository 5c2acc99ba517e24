import { expect, test } from 'vitest'
import type { Phrase } from '#kit/pure/phrase.ts'
import { listPhrases } from './list-phrases.ts'
import { kitPhrases } from './phrases.ts'

const phrases: [string, Phrase][] = [...Object.entries(kitPhrases), ...Object.entries(listPhrases)]
const marks = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted().join()

test('every phrase of the kit has the same values in three languages', () => {
  expect(phrases.filter(([, [english, traditional, simplified]]) => marks(english) !== marks(traditional) || marks(english) !== marks(simplified))).toEqual([])
  expect(phrases.filter(([, texts]) => texts.some((text) => text.trim() === ''))).toEqual([])
})

test('no dialog offers 確定 or 取消 (chapter 10)', () =>
  expect(phrases.filter(([, texts]) => texts.some((text) => /^(确定|確定|取消|OK|Cancel)$/.test(text)))).toEqual([]))
