import type { ReactNode } from 'react'
import { useSay, type Words } from '#kit/web/i18n.tsx'
import classes from './bills.module.css'

/** A table of amounts; wider than a phone, it scrolls by itself and by the keyboard. `isWide`: it would be squeezed there. */
export function ScrollTable({ label, isWide, children }: { readonly label: Words; readonly isWide?: boolean; readonly children: ReactNode }) {
  const t = useSay()
  return <div className={classes.scroll} role="region" aria-label={t(label)} tabIndex={0}><table className={classes.table} data-wide={isWide || undefined}>{children}</table></div>
}
