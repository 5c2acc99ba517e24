import { expect, test } from 'vitest'
import { say } from '#kit/pure/phrase.ts'
import { timeLeft } from './time-left.ts'

test.each([
  [2832, '剩余 47 小时 12 分', false], [2880, '剩余 48 小时 0 分', false], [59, '剩余 59 分', false], [0, '剩余 0 分', false],
  [-1, '已逾期 1 分', true], [-185, '已逾期 3 小时 5 分', true],
])('[U1] %i minutes', (minutes, words, isLate) => {
  const found = timeLeft(minutes)
  expect([say(found.phrase, 'zh-Hans', found.values), found.isLate]).toEqual([words, isLate])
})
