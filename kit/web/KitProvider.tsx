import { MantineProvider } from '@mantine/core'
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { NoticeRegion } from './NoticeRegion.tsx'
import { theme, variables } from './theme.ts'
import './kit.css'

/** The response's nonce: the few style elements of the library and its scroll lock carry it (strict CSP, chapter 12). */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
Object.assign(globalThis, { __webpack_nonce__: nonce })

export function KitProvider({ queries, children }: { readonly queries: QueryClient; readonly children: ReactNode }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <QueryClientProvider client={queries}>
        {children}
        <NoticeRegion />
      </QueryClientProvider>
    </MantineProvider>
  )
}
