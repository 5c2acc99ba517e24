import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importsOf, projectRoot, sourceFiles, type Import } from './imports.ts'

/** Chapter 12, "Rules a tool checks". Each list of violations must be empty. */
const files = sourceFiles()
const isTest = (file: string) => /(\.test\.tsx?$|^(testkit|scenarios|races|e2e|bench)\/)/.test(file)
const imports = files.filter((file) => !isTest(file)).flatMap(importsOf)
const show = ({ from, to }: Import) => `${from} → ${to}`
const violations = (isViolation: (line: Import) => boolean) => imports.filter(isViolation).map(show)
const moduleOf = (path: string) => /^modules\/([^/]+)\//.exec(path)?.[1]
const isPackage = (path: string) => path.startsWith('package:')
const shared = /^modules\/[^/]+\/(offers\.ts$|contract\.ts$|phrases\.ts$|notice-phrases\.ts$|rules\/|pages\/parts\/)/

/** The order of chapter 12: a module uses those before it; messages and audit only listen. */
const order = ['access', 'settings', 'departments', 'accounts', 'announcements', 'attachments', 'holidays', 'catalogue', 'account-requests', 'prices', 'projects', 'members', 'quotas', 'points', 'sets', 'resources', 'applications', 'orders', 'usage', 'reports', 'bills', 'reorganisations', 'help', 'messages', 'webhooks', 'audit']

describe('architecture', () => {
  test('there are sources to look at', () => expect(imports.length).toBeGreaterThan(300))

  test('between modules only offers, contracts, phrases, rules and parts of pages are used', () =>
    expect(violations(({ from, to }) => moduleOf(from) !== undefined && moduleOf(to) !== undefined && moduleOf(from) !== moduleOf(to) && !shared.test(to))).toEqual([]))

  test('a module uses only the modules before it', () =>
    expect(violations(({ from, to, isTypeOnly }) => {
      const [user, used] = [moduleOf(from), moduleOf(to)]
      if (isTypeOnly || !user || !used || user === used || /\/pages\//.test(from)) return false
      return order.indexOf(used) > order.indexOf(user)
    })).toEqual([]))

  test('every module has its place in the order', () =>
    expect([...new Set(files.map(moduleOf))].filter((name) => name !== undefined && !order.includes(name))).toEqual([]))

  test('rules import kit/pure and rules only', () =>
    expect(violations(({ from, to }) => /^modules\/[^/]+\/rules\//.test(from) && !/^(kit\/pure\/|modules\/[^/]+\/rules\/|package:typebox)/.test(to))).toEqual([]))

  test('contracts import TypeBox, kit/pure, rules and contracts only', () =>
    expect(violations(({ from, to }) => /^modules\/[^/]+\/([a-z-]+-)?contract\.ts$/.test(from) && !/^(kit\/pure\/|modules\/[^/]+\/(rules\/|([a-z-]+-)?contract\.ts)|package:typebox)/.test(to))).toEqual([]))

  test('pages stay in the browser and take the type of a contract only', () =>
    expect(violations(({ from, to, isTypeOnly }) => {
      if (!/^(modules\/[^/]+\/pages\/|kit\/web\/)/.test(from)) return false
      if (/(\/([a-z-]+-)?contract\.ts$|^package:typebox)/.test(to)) return !isTypeOnly
      return !isPackage(to) && !/^(kit\/(pure|web)\/|modules\/[^/]+\/(pages\/|([a-z-]+-)?phrases\.ts|rules\/))/.test(to)
    })).toEqual([]))

  test('the server never imports a page', () =>
    expect(violations(({ from, to, isTypeOnly }) => !isTypeOnly && !/^(modules\/[^/]+\/pages\/|kit\/web\/|app\/web\/|app\/modules\.web)/.test(from) && /(\/pages\/|^kit\/web\/|^app\/web\/)/.test(to))).toEqual([]))

  test('kit imports no module', () =>
    expect(violations(({ from, to }) => from.startsWith('kit/') && /^(modules|app)\//.test(to))).toEqual([]))

  test('kit/pure imports nothing but TypeBox', () =>
    expect(violations(({ from, to }) => from.startsWith('kit/pure/') && !/^(kit\/pure\/|package:typebox)/.test(to))).toEqual([]))

  test('the HTTP framework is known to kit/server and app only', () =>
    expect(violations(({ from, to }) => /^package:(@fastify\/|fastify)/.test(to) && !/^(kit\/server|app)\//.test(from))).toEqual([]))

  test('SQL stands in stores, policies, offers, seeds, migrations and kit/server only', () =>
    expect(violations(({ from, to, isTypeOnly }) => !isTypeOnly && /^package:(kysely|pg)$/.test(to)
      && !/^(kit\/server|migrations|app\/seed)\/|^app\/cli|^modules\/[^/]+\/([a-z-]*store|[a-z-]*seed|sync|offers|policy)\.ts$/.test(from))).toEqual([]))

  test('[ASVS 1.2.5] no request starts a program: only the commands and the embedded database do', () =>
    expect(violations(({ from, to }) => /^package:(node:)?child_process$/.test(to) && !/^(app\/cli\/|kit\/server\/embedded\/)/.test(from))).toEqual([]))

  test('[ASVS 11.2.1] cryptography is Node\'s own, of today, and checks certificates', () => {
    const known = /^package:(otpauth|openid-client)$/
    expect(violations(({ to }) => /^package:.*(crypto|bcrypt|argon|scrypt|jsonwebtoken|jose|forge|tweetnacl)/.test(to) && to !== 'package:node:crypto' && !known.test(to))).toEqual([])
    const product = files.filter((file) => !isTest(file) && /^(app|kit|modules)\//.test(file))
    // TOTP is SHA-1 by its standard (RFC 6238): what people's telephones speak.
    const weak = product.filter((file) => /createHash\('(md5|sha1)'|createHmac\('(md5|sha1)'|aes-\d+-(ecb|cbc)|rejectUnauthorized:\s*false|Math\.random\(\)\.toString/.test(readFileSync(join(projectRoot, file), 'utf8')))
    expect(weak).toEqual([])
    expect(product.length).toBeGreaterThan(500)
  })

  test('[ASVS 3.2.2] pages write text, never markup, and run no text', () => {
    const pages = files.filter((file) => !isTest(file) && /^(app|kit|modules)\//.test(file))
    expect(pages.filter((file) => /dangerouslySetInnerHTML|\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function\(/.test(readFileSync(join(projectRoot, file), 'utf8')))).toEqual([])
  })

  test('imports of values make no circle', () => expect(circles()).toEqual([]))
})

function circles(): string[] {
  const edges = new Map<string, string[]>()
  for (const { from, to, isTypeOnly } of imports) if (!isTypeOnly && !isPackage(to)) edges.set(from, [...(edges.get(from) ?? []), to])
  const done = new Set<string>()
  const found: string[] = []
  const visit = (file: string, trail: string[]): void => {
    if (trail.includes(file)) { found.push([...trail.slice(trail.indexOf(file)), file].join(' → ')); return }
    if (done.has(file)) return
    for (const next of edges.get(file) ?? []) visit(next, [...trail, file])
    done.add(file)
  }
  for (const file of edges.keys()) visit(file, [])
  return found
}
