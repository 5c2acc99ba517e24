import { ErrorState, LoadingState } from '#kit/web/States.tsx'

export function PagePending() {
  return <LoadingState height={320} />
}

/** A page that failed to load or to draw; trying again loads its chunk anew. */
export function PageError({ error, reset }: { readonly error: unknown; readonly reset: () => void }) {
  return <ErrorState error={error} isPage onRetry={reset} />
}
