import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { addressOf, problemOf, type Problem } from './client.ts'
import { sendFile } from './upload.ts'

/** Sent how far: from 0 to 1. */
export type SendingFile = { readonly name: string; readonly done: number }

/**
 * An import of a table: the same file is sent twice, to be checked and, when all is right, to be applied. `area` is the
 * part of the interface that is read anew once it `isApplied`.
 */
export function useCheckedFile<Answer>(path: string, area: string, isApplied: (answer: Answer) => boolean) {
  const queries = useQueryClient()
  const [sending, setSending] = useState<SendingFile | null>(null)
  const [checked, setChecked] = useState<{ readonly file: File; readonly answer: Answer } | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const send = async (file: File, apply: boolean): Promise<Answer> => {
    setSending({ name: file.name, done: 0 })
    try {
      return await sendFile<Answer>(addressOf(path, { query: { apply } }), file, (done) => setSending({ name: file.name, done }), new AbortController().signal)
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
  /** Whether it was applied; the page says so. */
  const apply = async (): Promise<boolean> => {
    if (!checked) return false
    const answer = await send(checked.file, true)
    setChecked({ file: checked.file, answer })
    if (!isApplied(answer)) return false
    await queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).includes(area) })
    return true
  }
  return { sending, checked, problem, check, apply }
}
