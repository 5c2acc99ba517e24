/** Why the product does not start, for the person at the terminal: one sentence that also says what to do. */
export class StartError extends Error {
  readonly code: StartErrorCode

  constructor(code: StartErrorCode, sentence: string, cause?: unknown) {
    super(sentence, { cause })
    this.code = code
  }
}

export type StartErrorCode =
  | 'settings.invalid' | 'port.taken'
  | 'folder.unusable' | 'folder.full' | 'folder.in_use' | 'folder.newer' | 'folder.older' | 'folder.secret_missing'
  | 'embedded.unavailable' | 'embedded.failed'
  | 'database.unreachable' | 'database.refused' | 'database.too_old'
  | 'migration.changed' | 'migration.newer' | 'migration.out_of_order' | 'migration.failed' | 'migration.grants'
  | 'build.failed' | 'seed.database_in_use'
