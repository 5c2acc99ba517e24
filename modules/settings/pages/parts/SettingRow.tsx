import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useSay } from '#kit/web/i18n.tsx'
import { MomentText } from '#kit/web/Values.tsx'
import type { SettingRow as Row } from '../../contract.ts'
import { ChangeDialog } from './ChangeDialog.tsx'
import { settingPagePhrases as phrases } from './page-phrases.ts'
import { ResetButton } from './ResetButton.tsx'
import { settingHelp, settingNames } from './setting-names.ts'
import { valueWords } from './setting-words.ts'
import classes from './settings.module.css'

/** One setting: what it is, what holds, who changed it last, and the ways to change it. */
export function SettingRow({ row, rows }: { readonly row: Row; readonly rows: readonly Row[] }) {
  const t = useSay()
  const [isOpen, { open, close }] = useDisclosure(false)
  const { code, value, state } = row
  const name = t(settingNames[code])
  const help = settingHelp[code]
  return (
    <div className={classes.row}>
      <dt>{name}{help && <div className={classes.meta}>{t(help)}</div>}</dt>
      <dd>
        <div className={classes.value}>{valueWords(t, code, value, state)}</div>
        <div className={classes.meta}><Who row={row} /></div>
      </dd>
      {state !== 'fixed' && (
        <dd className={classes.actions}>
          {state !== 'usual' && <ResetButton row={row} />}
          <Button size="xs" variant="default" aria-label={t(phrases.changeOf, { name })} onClick={open}>{t(phrases.change)}</Button>
          <ChangeDialog isOpen={isOpen} onClose={close} row={row} rows={rows} />
        </dd>
      )}
    </div>
  )
}

export function Who({ row: { state, changedAt, changedBy } }: { readonly row: Pick<Row, 'state' | 'changedAt' | 'changedBy'> }) {
  const t = useSay()
  if (state === 'fixed') return <>{t(phrases.fixed)}</>
  if (changedAt === null) return <>{t(phrases.usual)}</>
  return <><span>{changedBy?.name ?? t(phrases.unknownWho)}</span><MomentText moment={changedAt} /></>
}
