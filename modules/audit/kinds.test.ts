import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { jobs, notices, phraseBooks, routes } from '#app/modules.server.ts'
import { permissionTable, quotaPermissions } from '#modules/access/rules/permissions.ts'
import { settings } from '#modules/settings/rules/settings.ts'
import { kindPhrase, knownKinds } from './kind-phrases.ts'
import { knownSubjects } from './subject-phrases.ts'

const root = join(import.meta.dirname, '..', '..')
const sources = globSync(['modules/**/*.ts', 'app/*.ts', 'kit/server/**/*.ts'], { cwd: root })
  .filter((file) => !file.endsWith('.test.ts') && !/phrases|contract|\/pages\/|seed/.test(file))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '') }))
/** Files that say that something happened. */
const recording = sources.filter(({ text }) => /\brecord(?:Event)?\(|appendEvents\(|EventDraft/.test(text))

/** Words with a dot that are no kinds: error codes and texts (phrases), permissions, settings; and these few. */
const otherWords = new Set([
  ...phraseBooks.flatMap((book) => Object.keys(book)), ...Object.keys(permissionTable), ...quotaPermissions, ...Object.keys(settings), ...jobs.map(({ name }) => name),
  // The name of a lock.
  'quota.thresholds', ...jobs.map(({ name }) => name),
  // The name of a lock.
  'quota.thresholds',
])
/** Kinds that are put together: every end that the code can give. */
const composed: Readonly<Record<string, readonly string[]>> = {
  'application.${happened}': ['submitted', 'modified', 'approved', 'rejected', 'withdrawn', 'provisioned', 'completed', 'closed', 'created', 'saved', 'commented'],
  'bill.${kind}': ['due_soon', 'overdue'],
  'product.${reminder.kind}': ['expiry_30', 'expiry_7', 'expiry_1', 'to_lock', 'deletion_3', 'to_delete'],
  'quota_request.${decision.status}': ['approved', 'rejected', 'withdrawn'],
  'resource.${happened}': ['changed', 'released'],
  'roll_up.${verdict}': ['confirmed', 'rejected'],
}

describe('[C-I1] kinds of events', () => {
  test('every kind that the sources record has words in three languages', () => {
    const missing = recording.flatMap(({ file, text }) => [...text.matchAll(/'([a-z_]+\.[a-z_0-9]+)'/g)].map(([, word]) => word!)
      .filter((word) => !knownKinds.includes(word) && !otherWords.has(word)).map((word) => `${file}: ${word}`))
    expect([...new Set(missing)], 'add words for the kind to modules/audit/kind-phrases.ts, or further-kind-phrases.ts').toEqual([])
  })

  test('every kind that is put together is listed with its ends', () => {
    const templates = recording.flatMap(({ file, text }) => [...text.matchAll(/kind: `([a-z_]+\.\$\{[^}]+\})`|record\(eventOf\([^`\n]*`([a-z_]+\.\$\{[^}]+\})`/g)].map(([, first, second]) => [file, first ?? second!] as const))
    expect(templates.length).toBeGreaterThan(4)
    for (const [file, template] of templates) {
      expect(Object.keys(composed), `${file}: list the ends of this kind in the test, and give them words`).toContain(template)
      for (const end of composed[template]!) expect(knownKinds, template).toContain(template.replace(/\$\{.*/, end))
    }
  })

  test('what people are told of has words as well', () => {
    for (const kind of notices.flatMap((table) => Object.keys(table))) expect(knownKinds, kind).toContain(kind)
  })

  test('every kind of record has words', () => {
    const subjects = recording.flatMap(({ text }) => [...text.matchAll(/subject: \{ kind: '([a-z_]+)'/g)].map(([, kind]) => kind!))
    expect([...new Set(subjects)].filter((kind) => !knownSubjects.includes(kind)), 'add words to modules/audit/subject-phrases.ts').toEqual([])
  })

  test('a kind of another version keeps its code', () => {
    expect(kindPhrase('future.made')).toEqual(['future.made', 'future.made', 'future.made'])
  })
})

/** POST, but it only reads: what it is given is too long for an address (previews, tables), or must not stand in one. */
const readsByPost: readonly string[] = [
  'POST /applications/items/import', 'POST /holiday-years/:year/preview', 'POST /holiday-years/:year/table', 'POST /password-links/reading', 'POST /quotas/check',
  'POST /reorganisations/preview', 'POST /services/:code/estimate', 'POST /settings/:code/preview', 'POST /settings/single-sign-on/test',
]

describe('[C-I1] every write is recorded', () => {
  const unrecorded: Readonly<Record<string, string>> = {
    'modules/accounts/one-time-route.ts': 'makes routes; the use case that it is given records',
    'modules/messages/actions/mark-read.ts': 'what one has read is a mark of one\'s own, as at a mail',
    'modules/announcements/actions/dismiss-announcement.ts': 'a banner put away is a mark of one\'s own',
    'modules/reports/actions/search-fees.ts': 'a search keeps its rows for its reader for a while and changes nothing of the business',
  }

  test('every file with an action records, or says here why not', () => {
    const acting = sources.filter(({ text }) => /\b(?:action|bulkAction)\(\s*[a-zA-Z]+,|withOneTimePassword\(|isWrite: true/.test(text) && !text.includes('export function action'))
    expect(acting.length).toBeGreaterThan(60)
    const quiet = acting.filter(({ file, text }) => !recordsItself(text) && !recordsThroughOthers(file, text) && !Object.hasOwn(unrecorded, file)).map(({ file }) => file)
    expect(quiet).toEqual([])
  })

  test('every write of the product is one of those', () => {
    const writes = routes.filter(({ isWrite }) => isWrite).map(({ endpoint }) => `${endpoint.method} ${endpoint.path}`)
    expect(writes.length).toBeGreaterThan(100)
    const others = routes.filter(({ endpoint, isWrite }) => endpoint.method !== 'GET' && !isWrite).map(({ endpoint }) => `${endpoint.method} ${endpoint.path}`)
    expect(others.filter((name) => !readsByPost.includes(name)), 'a write is made with action, bulkAction or a route of its own').toEqual([])
  })

  function recordsItself(text: string): boolean {
    return /\brecord\(|appendEvents\(/.test(text)
  }
  /** Hands its context, with `record`, to a function of a file that records. */
  function recordsThroughOthers(file: string, text: string): boolean {
    return importsOf(file, text).some((imported) => recordsDeep(imported, 3))
  }
  function recordsDeep(file: string, depth: number): boolean {
    const source = sources.find((each) => each.file === file)
    if (!source) return false
    return recordsItself(source.text) || depth > 0 && importsOf(file, source.text).some((imported) => recordsDeep(imported, depth - 1))
  }
  function importsOf(file: string, text: string): string[] {
    const module = file.split('/').slice(0, 2).join('/')
    return [...text.matchAll(/from '(\.\.?\/[^']+\.ts)'/g)].map(([, path]) => join(file, '..', path!)).filter((path) => path.startsWith(module) && !/(store|contract|policy|answer|view)\.ts$|\/rules\//.test(path))
  }
})
