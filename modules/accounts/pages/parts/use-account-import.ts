import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { AnswerOf } from '#kit/pure/contract.ts'
import { addressOf, problemOf, type Problem } from '#kit/web/client.ts'
import { sendFile } from '#kit/web/upload.ts'
import type { importAccounts } from '../../import-contract.ts'

export type CheckedAccounts = AnswerOf<typeof importAccounts>

/** The same file is sent twice: to be checked, and, when all is right, to be applied. */
export function useAccountImport() {
  const queries = useQueryClient()
  const [sending, setSending] = useState<string | null>(null)
  const [checked, setChecked] = useState<{ readonly file: File; readonly answer: CheckedAccounts } | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const send = async (file: File, apply: boolean): Promise<CheckedAccounts> => {
    setSending(file.name)
    try {
      return await sendFile<CheckedAccounts>(addressOf('/accounts/import', { query: { apply } }), file, () => undefined, new AbortController().signal)
    } finally {
      setSending(null)
    }
  }
  const check = async (file: File) => {
    setProblem(null)
    setChecked(null)
    try {
      setChecked({ file, answer: await send(file, false) })
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  const apply = async () => {
    if (!checked) return
    setChecked({ file: checked.file, answer: await send(checked.file, true) })
    await queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).includes('/accounts') })
  }
  return { sending, checked, problem, check, apply }
}
