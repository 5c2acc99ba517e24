import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { lookedUpForms } from './rules/password.ts'

// The passwords that guessing lists try first (C-E3): 49,233 real ones that `@zxcvbn-ts/language-common` ships. They stay
// on the server, are read when the first new password comes, and are kept as sorted 53-bit hashes: 400 KB.

let known: Float64Array | undefined

/** Quick, not secret: a chance meeting in 53 bits would refuse one good password in 180 billion. */
function hashOf(text: string): number {
  let [high, low] = [0xdeadbeef, 0x41c6ce57]
  for (let index = 0; index < text.length; index++) {
    const sign = text.charCodeAt(index)
    high = Math.imul(high ^ sign, 2_654_435_761)
    low = Math.imul(low ^ sign, 1_597_334_677)
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909)
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909)
  return 4_294_967_296 * (2_097_151 & low) + (high >>> 0)
}

function load(): Float64Array {
  const path = createRequire(import.meta.url).resolve('@zxcvbn-ts/language-common/src/passwords.json')
  const passwords = JSON.parse(readFileSync(path, 'utf8')) as string[]
  return Float64Array.from(passwords, (password) => hashOf(password.toLowerCase())).sort()
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

function holds(sorted: Float64Array, wanted: number): boolean {
  let [from, to] = [0, sorted.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    if (sorted[middle]! < wanted) from = middle + 1
    else to = middle
  }
  return sorted[from] === wanted
}
