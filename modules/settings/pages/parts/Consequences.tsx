import { useSay } from '#kit/web/i18n.tsx'
import { useRead } from '#kit/web/query.ts'
import type { previewSetting, SettingRow } from '../../contract.ts'
import { asksRecords, consequenceOf } from '../../rules/consequences.ts'
import type { SettingCode } from '../../rules/settings.ts'
import { settingPagePhrases as phrases } from './page-phrases.ts'
import { phraseOf } from './setting-words.ts'
import classes from './settings.module.css'

type Props = { readonly code: SettingCode; /** A value that the rule takes; undefined: there is none yet. */ readonly accepted: unknown }

/** What follows from the value, before it is confirmed (chapter 10); where records have a say, the server is asked. */
export function Consequences({ code, accepted }: Props) {
  const t = useSay()
  const always = consequenceOf[code]
  const asks = asksRecords(code)
  const preview = useRead<typeof previewSetting>('POST /settings/:code/preview', { params: { code }, body: { value: accepted as NonNullable<SettingRow['value']> } }, { enabled: asks && accepted !== undefined, keepsPrevious: true })
  const told = asks && accepted !== undefined ? preview.data?.consequences ?? [] : []
  const refusal = asks && accepted !== undefined ? preview.error : null
  if (always === undefined && !asks) return null
  return (
    <div aria-live="polite">
      {refusal && <p className={classes.said}>{refusal.title}</p>}
      {!refusal && (always !== undefined || told.length > 0) && (
        <div className={classes.follows}>
          <h3>{t(phrases.consequences)}</h3>
          {always !== undefined && <p>{t(phraseOf(always))}</p>}
          {told.map(({ code: phrase, facts }) => <p key={phrase}>{t(phraseOf(phrase), facts)}</p>)}
        </div>
      )}
    </div>
  )
}
