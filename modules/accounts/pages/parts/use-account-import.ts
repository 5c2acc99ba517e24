import type { AnswerOf } from '#kit/pure/contract.ts'
import { useCheckedFile } from '#kit/web/use-checked-file.ts'
import type { importAccounts } from '../../import-contract.ts'

export type CheckedAccounts = AnswerOf<typeof importAccounts>

export function useAccountImport() {
  return useCheckedFile<CheckedAccounts>('/accounts/import', '/accounts', ({ applied }) => applied)
}
