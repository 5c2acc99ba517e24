import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const rows = readFileSync(join(root, 'docs', 'SECURITY.md'), 'utf8').split('\n').flatMap((line) => {
  const cells = /^\| (V\d+\.\d+\.\d+|[\u4e00-\u9fff][^|]*) \| ([^|]+) \| ([^|]+) \|$/.exec(line)
  return cells ? [{ id: cells[1]!, how: cells[2]!, proof: cells[3]! }] : []
})

/** Levels 1 and 2 of ASVS 5.0.0 (level 3 alone is left out): section → the numbers of its requirements. */
const standard: Readonly<Record<string, string>> = {
  '1.1': '1-2', '1.2': '1-9', '1.3': '1-11', '1.4': '1-3', '1.5': '1-2', '2.1': '1-3', '2.2': '1-3', '2.3': '1-4', '2.4': '1', '3.2': '1-2', '3.3': '1-4', '3.4': '1-6', '3.5': '1-5', '3.7': '1-2',
  '4.1': '1-3', '4.2': '1', '4.3': '1-2', '4.4': '1-4', '5.1': '1', '5.2': '1-3', '5.3': '1-2', '5.4': '1-3', '6.1': '1-3', '6.2': '1-12', '6.3': '1-4', '6.4': '1-4', '6.5': '1-5', '6.6': '1-3', '6.8': '1-4',
  '7.1': '1-3', '7.2': '1-4', '7.3': '1-2', '7.4': '1-5', '7.5': '1-2', '7.6': '1-2', '8.1': '1-2', '8.2': '1-3', '8.3': '1', '8.4': '1', '9.1': '1-3', '9.2': '1-4',
  '10.1': '1-2', '10.2': '1-2', '10.3': '1-4', '10.4': '1-11', '10.5': '1-5', '10.6': '1-2', '10.7': '1-3', '11.1': '1-2', '11.2': '1-3', '11.3': '1-3', '11.4': '1-4', '11.5': '1', '11.6': '1',
  '12.1': '1-3', '12.2': '1-2', '12.3': '1-4', '13.1': '1', '13.2': '1-5', '13.3': '1-2', '13.4': '1-5', '14.1': '1-2', '14.2': '1-4', '14.3': '1-3', '15.1': '1-3', '15.2': '1-3', '15.3': '1-7',
  '16.1': '1', '16.2': '1-5', '16.3': '1-4', '16.4': '1-3', '16.5': '1-3', '17.1': '1', '17.2': '1-4', '17.3': '1-2',
}
const wanted = Object.entries(standard).flatMap(([section, range]) => {
  const [from, to] = range.split('-').map(Number) as [number, number?]
  return Array.from({ length: (to ?? from) - from + 1 }, (_, index) => `V${section}.${from + index}`)
})

/** `path/of.test.ts beginning of the title`, or a tag that the title carries. */
function isThere(proof: string): boolean {
  const [path = '', ...rest] = proof.split(' ')
  const title = rest.join(' ')
  if (title === '' || !existsSync(join(root, path))) return false
  const source = readFileSync(join(root, path), 'utf8')
  const titles = [...source.matchAll(/\b(?:test|describe|it)(?:\.each)?(?:<[^>]*>)?(?:\([^'`"]*\))?\(\s*(['`"])(.*?)\1\s*,/gs)].map(([, , text]) => text!)
  const [tag, ...words] = title.startsWith('[') ? title.split(/(?<=\]) ?|(?<=\[[^\]]*$)$/) : ['', title]
  return [...titles, ...source.split('\n').filter((line) => /\b(test|describe|it)\b/.test(line))].some((one) => one.includes(tag!) && words.filter(Boolean).every((part) => one.includes(part.trim())))
}

describe('the table of security', () => {
  test('[ASVS] every requirement of levels 1 and 2 stands in it once', () => {
    const known = rows.map(({ id }) => id).filter((id) => id.startsWith('V'))
    expect(known.toSorted()).toEqual(wanted.toSorted())
    expect(wanted.length).toBe(253)
  })

  test('[MLPS] the application items of level 3 stand in it', () => {
    for (const item of ['身份鉴别', '访问控制', '安全审计', '入侵防范', '恶意代码防范', '可信验证', '数据完整性', '数据保密性', '数据备份恢复', '剩余信息保护', '个人信息保护', '系统管理', '审计管理', '安全管理', '集中管控'])
      expect(rows.some(({ id }) => id.startsWith(item)), item).toBe(true)
  })

  test('[ASVS] [MLPS] every row names a test that exists, or says why there is none', () => {
    const missing = rows.filter(({ how, proof }) => proof === '–' ? !/^(Not applicable|By operation|By reason): ./.test(how) : !isThere(proof)).map(({ id, proof }) => `${id}: ${proof}`)
    expect(missing).toEqual([])
  })
})
