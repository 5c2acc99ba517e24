import { IconChevronDown, IconShoppingCart } from '@tabler/icons-react'
import { useSay } from '#kit/web/i18n.tsx'
import { applicationPagePhrases as phrases } from '../parts/page-phrases.ts'
import type { ApplicationForm } from '../parts/use-application-form.ts'
import { ItemLine, type ItemActions } from './ItemLine.tsx'
import classes from '../parts/applications.module.css'

/** 已选择: the cart at the bottom left of the wizard (guide 000 §3.4). */
export function Chosen({ form, actions }: { readonly form: ApplicationForm; readonly actions: ItemActions }) {
  const t = useSay()
  const { items } = form.values
  return (
    <details className={classes.chosen} open>
      <summary><IconShoppingCart size={16} aria-hidden /> <span role="status">{t(phrases.chosenCount, { count: items.length })}</span> <IconChevronDown size={16} aria-hidden className={classes.chevron} /></summary>
      {items.length === 0 ? <p className={classes.dimmed}>{t(phrases.chosenEmpty)}</p>
        : <ul className={classes.chosenList} tabIndex={0} aria-label={t(phrases.chosen)}>{items.map((item) => <ItemLine key={item.key} form={form} item={item} actions={actions} />)}</ul>}
    </details>
  )
}
