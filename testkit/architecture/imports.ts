import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** One import as written: from which file, to which file (or package), of types only or of values. */
export type Import = { readonly from: string; readonly to: string; readonly isTypeOnly: boolean }

export const projectRoot = normalize(join(import.meta.dirname, '..', '..'))

/** The product's sources that git knows or would add, as paths from the project's root. */
export function sourceFiles(): string[] {
  return execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts', '*.tsx'], { cwd: projectRoot, encoding: 'utf8' })
    .split('\n').filter((name) => name !== '' && !name.endsWith('.d.ts'))
}

// TypeScript 7 offers no programming interface that a checker could parse with; imports are regular enough to read.
const statement = /^\s*(import|export)\s+(type\s+)?([^'"]*?\bfrom\s+)?['"]([^'"]+)['"]/gm
const dynamic = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

/** All imports of a file; `import { type A, type B }` counts as types only. */
export function importsOf(file: string): Import[] {
  const text = readFileSync(join(projectRoot, file), 'utf8')
  const written = [...text.matchAll(statement)].map(([, , type, names, specifier]) => ({ specifier: specifier!, isTypeOnly: type !== undefined || onlyTypes(names ?? '') }))
  const loaded = [...text.matchAll(dynamic)].filter((match) => !isTypePosition(text, match.index)).map(([, specifier]) => ({ specifier: specifier!, isTypeOnly: false }))
  return [...written, ...loaded].map(({ specifier, isTypeOnly }) => ({ from: file, to: resolve(file, specifier), isTypeOnly }))
}

function onlyTypes(names: string): boolean {
  const inner = /^\{([^}]*)\}/.exec(names.trim())?.[1]
  return inner !== undefined && inner.trim() !== '' && inner.split(',').filter((name) => name.trim() !== '').every((name) => name.trim().startsWith('type '))
}

/** `import('…').Name` and `typeof import('…')` are types; `await import('…')` and `() => import('…')` load. */
function isTypePosition(text: string, index: number): boolean {
  const after = text.slice(text.indexOf(')', index) + 1)
  return /^\.[A-Z]/.test(after) || /typeof\s+$/.test(text.slice(0, index))
}

function resolve(file: string, specifier: string): string {
  if (specifier.startsWith('.')) return normalize(join(dirname(file), specifier))
  if (specifier.startsWith('#')) return specifier.slice(1)
  return `package:${specifier}`
}
