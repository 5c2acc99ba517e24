import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { problemOf } from '#kit/web/client.ts'

/**
 * Waits for an act; where somebody was faster (409), what the page shows is read anew, so that the next try is about what
 * is there now. The refusal still reaches whoever shows it.
 */
export function useRefreshing(): <Answer>(act: Promise<Answer>) => Promise<Answer> {
  const client = useQueryClient()
  return useCallback(async (act) => {
    try {
      return await act
    } catch (error) {
      if (problemOf(error).status === 409) await client.invalidateQueries({ predicate: ({ queryKey: [name] }) => typeof name === 'string' && name.startsWith('GET /bill') })
      throw error
    }
  }, [client])
}
