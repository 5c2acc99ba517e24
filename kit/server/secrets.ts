import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { StartError } from './start-error.ts'

/**
 * What must be read again but by no copy of the database (second factors, secrets of webhooks, the head of the audit
 * chain) is sealed by the process's key: `SECRET_KEY`, or a file in the data folder made at the first start. All
 * processes of one database need the same.
 */
let secretKey: string | undefined

export function keepSecretKey(config: Pick<Config, 'secretKey' | 'dataDir'>): void {
  secretKey = config.secretKey ?? keyOfFolder(config.dataDir)
}

/** A key of its own for each purpose, so that what is sealed for one opens for no other. */
export function keyFor(purpose: string): Buffer {
  if (secretKey === undefined) throw new StartError('settings.invalid', 'The secret key is read at the start of a process; this one has not done so.')
  return Buffer.from(hkdfSync('sha256', secretKey, 'yunshan', purpose, 32))
}

const version = 'v1'

/** AES-256-GCM; the same text seals differently each time. */
export function seal(text: string, purpose: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), nonce)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [version, nonce.toString('base64url'), sealed.toString('base64url'), cipher.getAuthTag().toString('base64url')].join('.')
}

/** Undefined where it was sealed by another key, for another purpose, or changed. */
export function open(sealed: string, purpose: string): string | undefined {
  const [given, nonce, content, tag] = sealed.split('.')
  if (given !== version || !nonce || content === undefined || !tag) return undefined
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), Buffer.from(nonce, 'base64url'))
    decipher.setAuthTag(Buffer.from(tag, 'base64url'))
    return Buffer.concat([decipher.update(Buffer.from(content, 'base64url')), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}

function keyOfFolder(dataDir: string): string {
  const file = join(dataDir, 'secret.key')
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true })
    const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
    writeFileSync(draft, randomBytes(48).toString('base64url'), { mode: 0o600 })
    try {
      // A link never replaces: of two processes that start together one makes the key.
      linkSync(draft, file)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      unlinkSync(draft)
    }
  }
  return readFileSync(file, 'utf8').trim()
}
