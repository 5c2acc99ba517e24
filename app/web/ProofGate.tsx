import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { whenProofNeeded } from '#kit/web/client.ts'

const ProofDialog = lazy(() => import('#modules/accounts/pages/parts/ProofDialog.tsx'))

/**
 * The one place where the page asks once more who sits there (C-E8): a call that was refused for it waits here and goes on
 * afterwards. Several calls wait for the same answer.
 */
export function ProofGate() {
  const [isAsking, setIsAsking] = useState(false)
  const waiting = useRef<{ readonly promise: Promise<boolean>; readonly resolve: (isProven: boolean) => void } | null>(null)
  const answer = (isProven: boolean) => {
    waiting.current?.resolve(isProven)
    waiting.current = null
    setIsAsking(false)
  }
  useEffect(() => {
    const forget = whenProofNeeded(() => {
      setIsAsking(true)
      waiting.current ??= Promise.withResolvers<boolean>()
      return waiting.current.promise
    })
    // Registered before any dialog's: Escape closes this one alone, and the dialog that waits below keeps what was typed.
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || waiting.current === null) return
      event.stopImmediatePropagation()
      answer(false)
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => { forget(); window.removeEventListener('keydown', onKey, { capture: true }) }
  }, [])
  return isAsking ? <Suspense fallback={null}><ProofDialog onClose={answer} /></Suspense> : null
}
