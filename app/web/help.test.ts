import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { pageRoutes } from '#app/modules.web.ts'
import { languages } from '#kit/pure/register.ts'
import { meets, type Me } from '#kit/web/me.ts'
import { rolePermissions, roles, scopesOf, type Role } from '#modules/access/rules/permissions.ts'
import { linkPhrases } from '#modules/help/link-phrases.ts'
import { topicKeys, topicPhrase } from '#modules/help/pages/parts/topic-words.ts'
import { audienceCodes, audiences, helpFor, quotaPermissionsOf, type Audience } from '#modules/help/rules/audiences.ts'
import { topics } from '#modules/help/rules/topics.ts'
import { menuFor } from './menu.ts'

/** Pages that the shell itself brings. */
const ownPages = ['/login']
const readerOf = (audience: Audience): Me => {
  const held: readonly Role[] = audiences[audience]
  return { roles: held, permissions: rolePermissions.filter((permission) => scopesOf(held, permission).length > 0), quotaPermissions: quotaPermissionsOf(held) } as unknown as Me
}
const linksOf = (audience: Audience) => helpFor(audience).flatMap(({ steps }) => steps.flatMap(({ to }) => to === undefined ? [] : [to]))

describe('help per role (chapter 10)', () => {
  test('every role has its help', () => {
    expect(roles.filter((role) => !audienceCodes.some((code) => (audiences[code] as readonly Role[]).includes(role)))).toEqual([])
  })

  test.each(audienceCodes)('%s: every link leads to a page that its readers may open', (audience) => {
    const reader = readerOf(audience)
    const wrong = linksOf(audience).filter((to) => !ownPages.includes(to) && !pageRoutes.some(({ path, needs }) => path === to && meets(reader, needs)))
    expect(wrong).toEqual([])
    expect(linksOf(audience).length).toBeGreaterThan(5)
  })

  test.each(audienceCodes)('%s: everything in the menu of its readers is explained', (audience) => {
    const links = new Set(linksOf(audience))
    const menu = menuFor(readerOf(audience), pageRoutes).flatMap(({ entries }) => entries.map(({ path }) => path))
    expect(menu.length).toBeGreaterThan(0)
    expect(menu.filter((path) => !links.has(path))).toEqual([])
  })

  test('pages are called as the menu calls them', () => {
    const differ = pageRoutes.filter(({ path, menu }) => menu && path in linkPhrases && JSON.stringify(menu.label) !== JSON.stringify(linkPhrases[path as keyof typeof linkPhrases]))
    expect(differ.map(({ path, menu }) => [path, menu!.label])).toEqual([])
    const linked = new Set(topics.flatMap(({ steps }) => steps.flatMap(({ to }) => to === undefined ? [] : [to])))
    expect([...linked].filter((to) => !Object.hasOwn(linkPhrases, to))).toEqual([])
    expect(Object.keys(linkPhrases).filter((to) => !linked.has(to))).toEqual([])
  })

  test('every topic has its words, and no words are left over', () => {
    const used = topics.flatMap(({ code, steps }) => [code, `${code}.0`, ...steps.map((_step, index) => `${code}.${index + 1}`)])
    expect(used.filter((key) => !topicKeys.includes(key))).toEqual([])
    expect(topicKeys.filter((key) => !used.includes(key))).toEqual([])
    expect(topicPhrase('apply')[2]).toBe('申请单个资源')
  })

  test('every topic is shown to somebody, and whoever sees it sees a step', () => {
    const shown = audienceCodes.flatMap((code) => helpFor(code))
    expect(topics.filter(({ code }) => !shown.some(({ topic }) => topic.code === code)).map(({ code }) => code)).toEqual([])
    expect(shown.filter(({ steps }) => steps.length === 0).map(({ topic }) => topic.code)).toEqual([])
  })

  test('pictures: each in every language, light enough, none unused', () => {
    const folder = join(import.meta.dirname, '../../modules/help/pictures')
    const present = readdirSync(folder).filter((name) => name.endsWith('.webp')).toSorted()
    const wanted = topics.flatMap(({ picture }) => picture ? languages.map((language) => `${picture}.${language}.webp`) : []).toSorted()
    expect(present).toEqual(wanted)
    const sizes = present.map((name) => statSync(join(folder, name)).size)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(60 * 1024)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(3 * 1024 * 1024)
  })
})
