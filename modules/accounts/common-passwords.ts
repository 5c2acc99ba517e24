import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { lookedUpForms } from './rules/password.ts'

// The passwords that guessing lists try first (C-E3): 49,233 real ones that `@zxcvbn-ts/language-common` ships. They stay
// on the server, are read when the first new password comes, and are kept as sorted 64-bit hashes: 400 KB.

let known: BigUint64Array | undefined

const hashOf = (password: string): bigint => createHash('sha256').update(password).digest().readBigUInt64BE()

function load(): BigUint64Array {
  const path = createRequire(import.meta.url).resolve('@zxcvbn-ts/language-common/src/passwords.json')
  const passwords = JSON.parse(readFileSync(path, 'utf8')) as string[]
  return BigUint64Array.from(passwords, (password) => hashOf(password.toLowerCase())).sort()
}

/** Is it, or what is left without what was hung on, one of the common passwords? */
export function isCommonPassword(password: string): boolean {
  known ??= load()
  return lookedUpForms(password).some((form) => holds(known!, hashOf(form)))
}

export function countCommonPasswords(): number {
  known ??= load()
  return known.length
}

function holds(sorted: BigUint64Array, wanted: bigint): boolean {
  let [from, to] = [0, sorted.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    if (sorted[middle]! < wanted) from = middle + 1
    else to = middle
  }
  return sorted[from] === wanted
}
