import { QueryClient, useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query'
import { useRef } from 'react'
import type { AnswerOf, EndpointShape } from '#kit/pure/contract.ts'
import type { Phrase } from '#kit/pure/phrase.ts'
import { call, problemOf, type NameOf, type OptionsArgument, type OptionsOf, type Problem } from './client.ts'
import { notify, notifyProblem } from './notices.ts'
import { useLanguage } from './i18n.tsx'
import { sessionQuery } from './session.ts'

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        // A refusal stays a refusal; only a lost connection or a busy server is worth another try.
        retry: (count, error) => count < 2 && [0, 503].includes(problemOf(error).status),
        refetchOnWindowFocus: true,
      },
    },
  })
}

type ReadSettings = { readonly enabled?: boolean; readonly refreshEveryMs?: number; readonly keepsPrevious?: boolean }

/** Reads an endpoint: `useRead<typeof readApplication>('GET /applications/:id', { params: { id } })`. */
export function useRead<E extends EndpointShape>(name: NameOf<E>, options?: OptionsOf<E>, settings: ReadSettings = {}): UseQueryResult<AnswerOf<E>, Problem> {
  const { language } = useLanguage()
  return useQuery<AnswerOf<E>, Problem>({
    queryKey: [name, options ?? {}, language],
    queryFn: ({ signal }) => call<E>(name, ...[{ ...options, signal }] as unknown as OptionsArgument<E>),
    ...(settings.enabled === undefined ? {} : { enabled: settings.enabled }),
    ...(settings.refreshEveryMs === undefined ? {} : { refetchInterval: settings.refreshEveryMs }),
    ...(settings.keepsPrevious ? { placeholderData: (previous: AnswerOf<E> | undefined) => previous } : {}),
  } as Parameters<typeof useQuery<AnswerOf<E>, Problem>>[0])
}

type ActSettings<E extends EndpointShape> = {
  /** Said in the notice region after success. */
  readonly done?: Phrase
  readonly onDone?: (answer: AnswerOf<E>) => void
  /** The caller shows the refusal itself (a form does); otherwise it becomes a notice. */
  readonly isQuiet?: boolean
}

/**
 * Writes to an endpoint; afterwards everything read is fresh again. A submit that got no answer keeps its
 * idempotency key for the next try, so that a lost answer never means a second effect.
 */
export function useAct<E extends EndpointShape>(name: NameOf<E>, settings: ActSettings<E> = {}): UseMutationResult<AnswerOf<E>, Problem, OptionsOf<E>> {
  const client = useQueryClient()
  const unanswered = useRef<{ text: string; key: string } | null>(null)
  return useMutation<AnswerOf<E>, Problem, OptionsOf<E>>({
    mutationFn: async (options) => {
      const text = JSON.stringify(options)
      const key = unanswered.current?.text === text ? unanswered.current.key : crypto.randomUUID()
      try {
        const answer = await call<E>(name, ...[{ idempotencyKey: key, ...options }] as unknown as OptionsArgument<E>)
        unanswered.current = null
        return answer
      } catch (error) {
        const problem = problemOf(error)
        unanswered.current = problem.status === 0 || problem.status >= 500 ? { text, key } : null
        throw problem
      }
    },
    onSuccess: async (answer) => {
      if (settings.done) notify(settings.done)
      settings.onDone?.(answer)
      await client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== sessionQuery.queryKey[0] })
    },
    onError: (problem) => { if (!settings.isQuiet) notifyProblem(problem) },
  })
}
