import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import type { AnswerOf } from '#kit/pure/contract.ts'
import { call, problemOf, type Problem } from '#kit/web/client.ts'
import type { Configuration } from '#modules/catalogue/rules/service.ts'
import type { quoteChange } from '../../act-contract.ts'

const quoteName = 'POST /products/:id/change-quote'
const pauseMs = 350

export type ShownQuote = { readonly quote: AnswerOf<typeof quoteChange> | undefined; readonly problem: Problem | undefined }

/** What the chosen configuration costs or gives back, asked after a pause in choosing; nothing while it is not that configuration's. */
export function useChangeQuote(id: string, configuration: Configuration): ShownQuote {
  const [settled] = useDebouncedValue(configuration, pauseMs)
  const answer = useQuery({
    queryKey: [quoteName, id, settled], retry: false, staleTime: 0, enabled: Object.keys(settled).length > 0,
    queryFn: () => call<typeof quoteChange>(quoteName, { params: { id }, body: { configuration: settled } }),
  })
  if (settled !== configuration || answer.isFetching) return { quote: undefined, problem: undefined }
  return { quote: answer.error ? undefined : answer.data, problem: answer.error ? problemOf(answer.error) : undefined }
}
