import type { ReactNode } from 'react'
import { useSay, type Words } from '#kit/web/i18n.tsx'
import classes from './quotas.module.css'

/** A table of numbers; wider than a phone, it scrolls by itself and by the keyboard. */
export function ScrollTable({ label, isEven, children }: { readonly label: Words; /** Columns of equal width, so that tables below each other line up. */ readonly isEven?: boolean; readonly children: ReactNode }) {
  const t = useSay()
  return (
    <div className={classes.scroll} role="region" aria-label={t(label)} tabIndex={0}>
      <table className={classes.table} data-even={isEven || undefined}>{children}</table>
    </div>
  )
}

export function NumericHead({ label, help }: { readonly label: Words; readonly help?: Words }) {
  const t = useSay()
  return <th scope="col" data-numeric title={help && t(help)}>{t(label)}</th>
}
