import '@mantine/core/styles/baseline.layer.css'
import '@mantine/core/styles/default-css-variables.layer.css'
import '@mantine/core/styles/global.layer.css'
import './light-styles.ts'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from '@tanstack/react-router'
import { KitProvider } from '#kit/web/KitProvider.tsx'
import { createQueryClient } from '#kit/web/query.ts'
import { sessionQuery } from '#kit/web/session.ts'
import { loadNewerPages } from './newer-pages.ts'
import { createPageRouter } from './router.tsx'

loadNewerPages()
const queries = createQueryClient()
// Asked for at once: everything else depends on who is there.
void queries.prefetchQuery(sessionQuery)

createRoot(document.getElementById('root')!).render(
  <KitProvider queries={queries}>
    <RouterProvider router={createPageRouter(queries)} />
  </KitProvider>,
)
