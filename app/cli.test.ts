import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'yunshan-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs `yunshan` as a process of its own, with only these settings. */
async function yunshan(args: readonly string[], settings: Record<string, string> = {}): Promise<{ code: number; said: string; complained: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'launch.mjs'), ...args],
    { env: { PATH: process.env['PATH'], DATA_DIR: join(folder, 'data'), ...settings }, stdio: ['ignore', 'pipe', 'pipe'] })
  let [said, complained] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => void (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => void (complained += chunk.toString()))
  const [code] = await once(child, 'close') as [number]
  return { code, said, complained }
}

describe('yunshan', () => {
  it('tells its commands, and refuses others', async () => {
    expect(await yunshan(['help'])).toMatchObject({ code: 0, said: expect.stringMatching(/serve.*migrate.*seed.*create-admin.*verify/s) })
    expect(await yunshan(['sreve'])).toMatchObject({ code: 1, said: '', complained: expect.stringContaining('sreve') })
    expect(await yunshan(['seed', '--bogus'])).toMatchObject({ code: 1, complained: expect.stringContaining('--bogus') })
    expect(await yunshan(['seed', '--size', 'huge'])).toMatchObject({ code: 1, complained: expect.stringContaining('province') })
  })

  it('reports wrong settings all at once', async () => {
    expect(await yunshan(['serve'], { PORT: 'x', WORKER: '2' })).toMatchObject({ code: 1, complained: expect.stringMatching(/PORT.*WORKER/s) })
  })

  it('refuses a taken port before it touches the data folder', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    expect(await yunshan(['serve'], { PORT: String(port) })).toMatchObject({ code: 1, said: '', complained: expect.stringContaining(`Port ${port} on 127.0.0.1 is already in use`) })
    other.close()
  })

  it('names a database server that cannot be reached, without its password', async () => {
    const { code, complained } = await yunshan(['migrate'], { DATABASE_URL: 'postgres://a:top-secret@127.0.0.1:1/x' })
    expect({ code, complained }).toEqual({ code: 1, complained: expect.stringContaining('x on 127.0.0.1:1 cannot be reached') })
    expect(complained).not.toContain('top-secret')
  })

  it('migrates the embedded database, and finds nothing to do the second time', async () => {
    expect(await yunshan(['migrate'])).toMatchObject({ code: 0, said: expect.stringMatching(/Applied migration 0001.*at this version/s) })
    expect(await yunshan(['migrate'])).toMatchObject({ code: 0, said: 'The database is at this version.\n' })
  })

  it('verifies invariants and the audit chain, against a file of exported heads [C-I2]', async () => {
    expect(await yunshan(['verify'])).toMatchObject({ code: 0, said: expect.stringMatching(/no invariant is broken.*audit chain is whole: 0 events.*Nothing is sealed yet/s) })
    writeFileSync(join(folder, 'heads.jsonl'), 'no head\n')
    expect(await yunshan(['verify', '--head', join(folder, 'heads.jsonl')])).toMatchObject({ code: 1, complained: expect.stringContaining('line 1 is no exported head') })
    // Another database's head: this chain is shorter than that.
    writeFileSync(join(folder, 'heads.jsonl'), `${JSON.stringify({ sequence: '5', hash: 'a'.repeat(64), seal: 'b'.repeat(64), sealedAt: '2026-11-22T00:00:00.000Z' })}\n`)
    expect(await yunshan(['verify', '--head', join(folder, 'heads.jsonl')])).toMatchObject({ code: 1, said: expect.stringContaining('the end was cut off') })
  })
})
