import { argon2, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { Refusal } from '#kit/pure/refusal.ts'

// Argon2id as OWASP asks (C-E4): 19 MiB, two passes, one lane.
const memoryKib = 19_456
const passes = 2
const parallelism = 1
const tagBytes = 32

/** Hashing is slow on purpose; more than two at once would starve everything else of processors. */
const hashesAtOnce = 2
const longestQueue = 100
let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= hashesAtOnce) {
    if (waiting.length >= longestQueue) throw new Refusal('server.unavailable', 503)
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else running++
  try {
    return await work()
  } finally {
    // The place goes straight to the next in the queue, so nobody can slip in between.
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

type Cost = { readonly memory: number; readonly passes: number; readonly parallelism: number }

function derive(password: string, salt: Buffer, cost: Cost, tagLength: number): Promise<Buffer> {
  return inTurn(() => new Promise((resolve, reject) => {
    // NFKC: the same characters however the keyboard composes them.
    argon2('argon2id', { message: password.normalize('NFKC'), nonce: salt, tagLength, ...cost }, (error, tag) => error ? reject(error) : resolve(tag))
  }))
}

const currentCost = `$argon2id$v=19$m=${memoryKib},t=${passes},p=${parallelism}$`
const plain = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')

/** Argon2id in PHC string format: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const tag = await derive(password, salt, { memory: memoryKib, passes, parallelism }, tagBytes)
  return `${currentCost}${plain(salt)}$${plain(tag)}`
}

/** Nobody's password: what unknown names are compared with, so that they take as long to refuse (U3). */
const nobodysHash = `${currentCost}${plain(Buffer.alloc(16, 7))}$${plain(Buffer.alloc(tagBytes))}`

/** Does the password belong to the hash? Without a hash it is compared all the same, and refused. */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(hash ?? nobodysHash)
  if (!match) throw new Error('a stored password hash is not in PHC format')
  const wanted = Buffer.from(match[5]!, 'base64')
  const cost = { memory: Number(match[1]), passes: Number(match[2]), parallelism: Number(match[3]) }
  const found = await derive(password, Buffer.from(match[4]!, 'base64'), cost, wanted.length)
  return timingSafeEqual(found, wanted) && hash !== null
}

/** Made with another cost than today's. */
export function isOutdated(hash: string): boolean {
  return !hash.startsWith(currentCost)
}

const alphabet = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** A one-time password of about 93 bits, without characters that look alike. */
export function makeOneTimePassword(): string {
  return Array.from({ length: 16 }, (_, index) => (index > 0 && index % 4 === 0 ? '-' : '') + alphabet[randomInt(alphabet.length)]).join('')
}
