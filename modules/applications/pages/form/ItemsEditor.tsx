import { Button, Group, Text, VisuallyHidden } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { FormSection } from '#kit/web/FormPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { ServicePicker } from '#modules/catalogue/pages/parts/ServicePicker.tsx'
import { emptyItem, withCopyOf } from '../parts/form-values.ts'
import { limits } from '../parts/limits.ts'
import { applicationPagePhrases as phrases } from '../parts/page-phrases.ts'
import type { ApplicationForm } from '../parts/use-application-form.ts'
import { ItemFields } from './ItemFields.tsx'
import type { ItemActions } from './ItemLine.tsx'
import classes from '../parts/applications.module.css'

/** Which item is open, and what can be done with the chosen ones. */
export function useItems(form: ApplicationForm) {
  const [openKey, setOpenKey] = useState<string | null>(null)
  const { items } = form.values
  const isFull = items.length >= limits.items
  const add = (service: string) => {
    if (isFull) return
    const item = emptyItem(service)
    form.change((values) => ({ ...values, items: [...values.items, item] }))
    setOpenKey(item.key)
  }
  const actions: ItemActions = {
    isFull,
    onEdit: setOpenKey,
    onCopy: (key) => form.change((values) => ({ ...values, items: withCopyOf(values.items, key) })),
    onRemove: (key) => form.change((values) => ({ ...values, items: values.items.filter((item) => item.key !== key) })),
  }
  /** Closes the open item if nothing is wrong with it; says whether it did. */
  const close = () => {
    const index = items.findIndex((item) => item.key === openKey)
    const isFine = index < 0 || form.check((path) => path.startsWith(`items/${index}/`))
    if (isFine) setOpenKey(null)
    return isFine
  }
  return { open: items.find((item) => item.key === openKey), add, actions, close, leave: () => setOpenKey(null), isFull }
}

/** The services to choose from, or the form of the item that is open. It is among the chosen from its first moment, so that a reload keeps it. */
export function ItemsEditor({ form, items, verb, onClosed }: { readonly form: ApplicationForm; readonly items: ReturnType<typeof useItems>; readonly verb: typeof phrases.addToChosen | typeof phrases.keepChanges; readonly onClosed?: () => void }) {
  const t = useSay()
  const head = useRef<HTMLDivElement>(null)
  const openKey = items.open?.key
  useEffect(() => { if (openKey) { head.current?.scrollIntoView({ block: 'start' }); head.current?.focus() } }, [openKey])
  if (!items.open) {
    return (
      <FormSection title={phrases.chooseService}>
        <div data-wide>
          <VisuallyHidden component="h2">{t(phrases.chooseService)}</VisuallyHidden>
          {items.isFull ? <Text>{t(phrases.tooManyItems, { limit: limits.items })}</Text> : <ServicePicker onPick={(service) => items.add(service.code)} />}
        </div>
      </FormSection>
    )
  }
  return (
    <div ref={head} tabIndex={-1} className={classes.openItem} role="group" aria-label={t(phrases.resourceConfiguration)}>
      <div><Button variant="subtle" size="compact-sm" leftSection={<IconArrowLeft size={16} aria-hidden />} onClick={() => { items.leave(); onClosed?.() }}>{t(phrases.backToServices)}</Button></div>
      <ItemFields key={items.open.key} form={form} item={items.open} />
      <Group><Button variant="light" onClick={() => { if (items.close()) onClosed?.() }}>{t(verb)}</Button></Group>
    </div>
  )
}
