import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
type Entry = { readonly version?: string; readonly resolved?: string; readonly integrity?: string; readonly link?: boolean; readonly hasInstallScript?: boolean }
const readJson = <T>(name: string) => JSON.parse(readFileSync(join(root, name), 'utf8')) as T
const manifest = readJson<{ dependencies: Record<string, string>; optionalDependencies: Record<string, string>; devDependencies: Record<string, string>; scripts: Record<string, string> }>('package.json')
const entries = Object.entries(readJson<{ packages: Record<string, Entry> }>('package-lock.json').packages).filter(([path]) => path !== '')

/** What `npm run sbom` prints: CycloneDX from the lock file, offline. */
function bill(...more: string[]): { components: { name: string; version: string; hashes?: { alg: string; content: string }[]; licenses?: unknown[] }[]; specVersion: string } {
  const [, ...given] = manifest.scripts['sbom']!.split(' ')
  const program = process.env['npm_execpath']
  const [command, first] = program ? [process.execPath, [program]] : ['npm', []]
  return JSON.parse(execFileSync(command, [...first, ...given, ...more], { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, stdio: ['ignore', 'pipe', 'ignore'] }))
}

describe('what the product is made of', () => {
  test('[C-J6] [ASVS 15.1.2] the bill of materials names every package with its version and hash', () => {
    const { components, specVersion } = bill()
    expect(specVersion).toMatch(/^1\.[5-9]$/)
    const known = new Map(components.map((one) => [`${one.name}@${one.version}`, one]))
    for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) expect(known.has(`${name}@${version}`), name).toBe(true)
    for (const { name, hashes } of components) expect(hashes?.some(({ alg }) => alg === 'SHA-512'), name).toBe(true)
    const shipped = bill('--omit=dev').components
    expect(shipped.length).toBeLessThan(components.length)
    for (const name of ['fastify', 'pg', 'react', 'nodemailer']) expect(shipped.some((one) => one.name === name), name).toBe(true)
    expect(shipped.some(({ name }) => name === 'vitest')).toBe(false)
  })

  test('[C-J6] [ASVS 15.2.4] every package comes from one registry, by its hash; none from elsewhere', () => {
    const hosts = new Set<string>()
    for (const [path, { resolved, integrity, link }] of entries) {
      expect(link, path).toBeUndefined()
      expect(integrity, path).toMatch(/^sha512-/)
      if (resolved !== undefined) hosts.add(new URL(resolved).protocol + new URL(resolved).host)
    }
    expect(hosts.size).toBeLessThanOrEqual(1)
    for (const protocol of hosts) expect(protocol).toMatch(/^https:/)
  })

  test('[C-J6] direct dependencies are pinned to a version', () => {
    for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.optionalDependencies, ...manifest.devDependencies })) expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/)
  })
})
