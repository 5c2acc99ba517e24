import { Button, Modal } from '@mantine/core'
import { FormBody } from '#kit/web/FormPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useAct } from '#kit/web/query.ts'
import { useForm } from '#kit/web/use-form.ts'
import type { changeSetting, SettingRow } from '../../contract.ts'
import { checkSetting } from '../../rules/setting-value.ts'
import { settingOf } from '../../rules/settings.ts'
import { Consequences } from './Consequences.tsx'
import { settingPagePhrases as phrases } from './page-phrases.ts'
import { settingNames } from './setting-names.ts'
import { phraseOf } from './setting-words.ts'
import { ValueField } from './ValueField.tsx'
import { useRenewSession } from './use-renew-session.ts'
import classes from './settings.module.css'

type Props = { readonly isOpen: boolean; readonly onClose: () => void; readonly row: SettingRow; readonly rows: readonly SettingRow[] }

/** The value, what follows from it, and then the change. Checked by the rule that the server asks, too. */
export function ChangeDialog(props: Props) {
  const t = useSay()
  return (
    <Modal opened={props.isOpen} onClose={props.onClose} size="lg" closeOnClickOutside={false} title={t(phrases.changeOf, { name: t(settingNames[props.row.code]) })} closeButtonProps={{ 'aria-label': t(kitPhrases.close), size: 32 }}>
      {props.isOpen && <ChangeForm {...props} />}
    </Modal>
  )
}

function ChangeForm({ onClose, row: { code, value, changedAt }, rows }: Props) {
  const t = useSay()
  const renew = useRenewSession()
  const change = useAct<typeof changeSetting>('PUT /settings/:code', { done: phrases.saved, isQuiet: true, onDone: renew })
  const currency = rows.find((row) => row.code === 'currency')?.value as { readonly decimals: number } | undefined
  const judge = (given: unknown) => checkSetting(code, given, { currencyDecimals: currency?.decimals ?? 2 })
  const form = useForm<{ value: unknown }, SettingRow>({
    initial: { value: value ?? settingOf(code).usual },
    check: ({ value: given }) => {
      const checked = judge(given)
      return 'errors' in checked ? Object.fromEntries(checked.errors.map(({ path, code: error, facts }) => [path, { phrase: phraseOf(error), ...(facts ? { values: facts } : {}) }])) : {}
    },
    submit: ({ value: given }) => change.mutateAsync({ params: { code }, body: { value: given as NonNullable<SettingRow['value']>, changedAt } }),
    onDone: onClose,
  })
  const checked = judge(form.values.value)
  return (
    <FormBody form={form} verb={phrases.save} isPart moreActions={<Button variant="default" onClick={onClose}>{t(kitPhrases.back)}</Button>}>
      <div className={classes.fields}><ValueField code={code} form={form} /></div>
      <Consequences code={code} accepted={'value' in checked ? checked.value : undefined} />
    </FormBody>
  )
}
