import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

/** docs/guide-004.md against the guide's numbers, the pages and the tests that it names. */
const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

/** Every section of guide 004 with something to fulfil, in its order; §3.1.11 stands twice in it. */
const guide = `
  1.1.1 1.1.2 1.1.3 1.1.4
  2 2.1.1 2.1.2 2.1.3 2.1.4 2.1.5 2.1.6 2.1.7 2.1.8 2.1.9 2.1.10 2.1.11 2.1.12 2.1.13 2.2.1 2.2.2 2.2.3 2.2.4
  3 3.1.1 3.1.2 3.1.3 3.1.4 3.1.5 3.1.6 3.1.7 3.1.8 3.1.9 3.1.10 3.1.11 3.1.11 3.2.1 3.2.2 3.2.3 3.2.4 3.2.5 3.2.6
  3.3.1 3.3.2 3.3.2.1 3.3.2.2 3.3.2.3
  4.1.1 4.1.2 4.1.3 4.1.4 4.1.5 4.1.6 4.1.7 4.1.8 4.1.9 4.1.10 4.1.11 4.1.12 4.1.13 4.1.14 4.1.15 4.1.16 4.1.17 4.1.18
  4.2 4.2.1 4.2.2 4.2.3 4.2.4 4.2.4.1 4.2.4.2 4.2.5
  4.3.1 4.3.2 4.3.2.1 4.3.2.2 4.3.2.3 4.3.2.4 4.4.1 4.4.2 4.4.2.1 4.4.2.2 4.4.2.3 4.4.2.4 4.5.1 4.5.2
  5.1.1 5.1.2 5.1.3 5.1.4 5.1.5 5.1.6 5.1.7 5.1.8 5.1.9 5.1.10
  6.1 6.1.1 6.1.2 6.1.3 6.1.4 6.1.5 6.1.6 6.1.7 6.1.8 6.2.1 6.2.2 6.2.3
  7.1.1 7.1.2 7.1.3 7.1.4 7.1.5 7.1.6 7.1.7 7.1.8 7.1.9
`.trim().split(/\s+/)

type Row = { readonly section: string; readonly asks: string; readonly where: readonly string[]; readonly tests: readonly string[] }
const named = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name!)
const rows: readonly Row[] = read('docs/guide-004.md').split('\n').filter((line) => /^\| \d/.test(line)).map((line) => {
  const [section = '', , asks = '', where = '', tests = ''] = line.split('|').slice(1, -1).map((cell) => cell.trim())
  return { section, asks, where: named(where), tests: named(tests) }
})

/** Whether a test's title, or the table of its titles, carries the section. */
const carries = (source: string, section: string) => source.split('\n').some((line) => new RegExp(`['"\`].*\\[G${section.replaceAll('.', '\\.')}\\]`).test(line))

describe('docs/guide-004.md', () => {
  test('has a row for every section of the guide, in its order', () => {
    expect(rows.map(({ section }) => section)).toEqual(guide)
  })

  test('says of each what it asks for, and where it is: pages and files that exist', () => {
    const pages = new Set(['/home', '/login', ...globSync('modules/*/pages/routes.ts', { cwd: root }).flatMap((file) => [...read(file).matchAll(/path: '([^']+)'/g)].map(([, path]) => path!))])
    const wrong = rows.flatMap(({ section, asks, where }) => asks === '' || where.length === 0 ? [section] : where.filter((place) => place.startsWith('/') ? !pages.has(place) : !existsSync(join(root, place))).map((place) => `${section}: ${place}`))
    expect(wrong).toEqual([])
  })

  test('names tests that exist and carry the section in a title', () => {
    const wrong = rows.flatMap(({ section, tests }) => tests.length === 0 ? [section]
      : tests.filter((file) => !file.endsWith('.test.ts') || !existsSync(join(root, file)) || !carries(read(file), section)).map((file) => `${section}: ${file}`))
    expect(wrong).toEqual([])
  })

  test('no test carries a section that the guide does not have', () => {
    const files = globSync('{kit,app,modules,scenarios,races,e2e}/**/*.test.ts', { cwd: root }).toSorted()
    const wrong = files.flatMap((file) => [...read(file).matchAll(/\[G([\d.]+)\]/g)].map(([, section]) => section!).filter((section) => !guide.includes(section)).map((section) => `${file}: ${section}`))
    expect(wrong).toEqual([])
  })
})
