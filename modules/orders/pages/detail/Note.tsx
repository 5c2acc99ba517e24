import { Alert } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Icon } from '#kit/web/routes.ts'
import classes from '../parts/orders.module.css'

/** Something about a product that somebody has to know or answer. */
export function Note({ title, icon: Mark, children }: { readonly title: string; readonly icon: Icon; readonly children: ReactNode }) {
  return <Alert variant="outline" title={title} icon={<Mark size={20} aria-hidden />}><div className={classes.stack}>{children}</div></Alert>
}
