import { NumberField, PasswordField, RadioField, SwitchField, TextAreaField, TextField } from '#kit/web/fields.tsx'
import type { Form } from '#kit/web/use-form.ts'
import { settingOf, type SettingCode } from '../../rules/settings.ts'
import { ChoicesField } from './ChoicesField.tsx'
import { settingPagePhrases as phrases } from './page-phrases.ts'
import { settingHelp, settingNames } from './setting-names.ts'
import { optionWord } from './setting-words.ts'

type Props = { readonly code: SettingCode; readonly form: Form<{ value: unknown }> }
const places = [[2, phrases.inSimplified], [1, phrases.inTraditional], [0, phrases.inEnglish]] as const

/** The field that fits the kind of a setting. */
export function ValueField({ code, form }: Props) {
  const setting = settingOf(code)
  const binding = <Value,>(path = 'value', value: unknown = form.values.value, onChange = (next: Value) => form.set({ value: next })) => form.at<Value>(path, value as Value, onChange, true)
  const common = { label: settingNames[code], help: settingHelp[code], hasFocus: true }
  switch (setting.kind) {
    case 'whole': return <NumberField {...binding<number | null>()} {...common} minimum={setting.least} maximum={setting.most} />
    case 'switch': return <SwitchField {...binding<boolean>()} {...common} isRequired={false} />
    case 'choice': return <RadioField {...binding<string>()} {...common} options={setting.of.map(option)} />
    case 'choices': return <ChoicesField {...binding<readonly string[]>()} {...common} isRequired={setting.least > 0} options={setting.of.map(option)} />
    case 'secret': return <PasswordField {...binding<string>()} {...common} help={settingHelp[code] ?? phrases.secretHelp} autoComplete="new-password" />
    case 'texts': return <TextsFields code={code} form={form} />
    case 'currency': return <CurrencyFields code={code} form={form} />
    case 'month': case 'amount': return <TextField {...binding<string>()} {...common} maximum={20} />
    case 'text': return <TextField {...binding<string>()} {...common} maximum={setting.longest} />
  }
}

function option(value: string) {
  return { value, label: optionWord(value) }
}

function TextsFields({ code, form }: Props) {
  const texts = form.values.value as readonly string[]
  const setting = settingOf(code)
  const longest = setting.kind === 'texts' ? setting.longest : 0
  return places.map(([at, label]) => (
    <TextAreaField key={at} label={label} maximum={longest} rows={2} hasFocus={at === 2}
      {...form.at(`value/${at}`, texts[at] ?? '', (text: string) => form.set({ value: texts.map((old, index) => index === at ? text : old) }))} />
  ))
}

function CurrencyFields({ form }: Props) {
  const value = form.values.value as { readonly code: string; readonly decimals: number | null }
  return (
    <>
      <TextField {...form.at('value/code', value.code, (code: string) => form.set({ value: { ...value, code: code.toUpperCase() } }), true)} label={phrases.currencyCode} maximum={3} hasFocus />
      <NumberField {...form.at('value/decimals', value.decimals, (decimals: number | null) => form.set({ value: { ...value, decimals } }), true)} label={phrases.decimals} minimum={0} maximum={4} />
    </>
  )
}
