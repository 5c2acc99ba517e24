import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keepSecretKey, open, seal } from './secrets.ts'

test('[C-I5] what is sealed opens for its purpose and by its key only', () => {
  keepSecretKey({ secretKey: 'a key of at least thirty-two characters', dataDir: '' })
  const sealed = seal('JBSWY3DPEHPK3PXP 密', 'second-factor')
  expect(sealed).not.toContain('JBSWY')
  expect(seal('JBSWY3DPEHPK3PXP 密', 'second-factor')).not.toBe(sealed)
  expect(open(sealed, 'second-factor')).toBe('JBSWY3DPEHPK3PXP 密')
  expect(open(sealed, 'webhook')).toBeUndefined()
  expect(open(`${sealed.slice(0, -2)}AA`, 'second-factor')).toBeUndefined()
  for (const broken of ['', 'v1', 'v2.a.b.c', 'v1.a.b.c']) expect(open(broken, 'second-factor')).toBeUndefined()
  keepSecretKey({ secretKey: 'another key of at least thirty-two signs', dataDir: '' })
  expect(open(sealed, 'second-factor')).toBeUndefined()
})

test('[C-I5] without SECRET_KEY the data folder keeps one that only its owner reads', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'yunshan-key-'))
  try {
    keepSecretKey({ secretKey: undefined, dataDir })
    const sealed = seal('once', 'test')
    keepSecretKey({ secretKey: undefined, dataDir })
    expect(open(sealed, 'test')).toBe('once')
    expect(statSync(join(dataDir, 'secret.key')).mode & 0o077).toBe(0)
  } finally {
    rmSync(dataDir, { recursive: true })
  }
})
