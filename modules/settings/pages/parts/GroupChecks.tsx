import { Button } from '@mantine/core'
import { isRequired, matches } from '#kit/web/checks.ts'
import { Section } from '#kit/web/DetailPage.tsx'
import { TextField } from '#kit/web/fields.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useAct } from '#kit/web/query.ts'
import { useMe } from '#kit/web/session.ts'
import { useForm } from '#kit/web/use-form.ts'
import type { checkSingleSignOn, testMail, testRobot } from '../../contract.ts'
import { settingPhrases } from '../../phrases.ts'
import type { SettingGroup } from '../../rules/settings.ts'
import { settingPagePhrases as phrases } from './page-phrases.ts'
import classes from './settings.module.css'

/** Whether what was set works, in words. */
export function GroupChecks({ group }: { readonly group: SettingGroup }) {
  if (group === 'mail') return <MailCheck />
  if (group === 'dingtalk') return <RobotCheck />
  return group === 'single_sign_on' ? <ProviderCheck /> : null
}

const isAddress = matches(/^[^\s<>(),;:"@]+@[^\s<>(),;:"@]+$/, settingPhrases['setting.not_email'])

function MailCheck() {
  const t = useSay()
  const { email } = useMe()
  const test = useAct<typeof testMail>('POST /settings/mail/test', { isQuiet: true })
  const form = useForm({ initial: { to: email }, rules: { to: [isRequired, isAddress] }, submit: ({ to }) => test.mutateAsync({ body: { to } }) })
  const { data, variables } = test
  return (
    <Section title={phrases.sendTest}>
      <form className={classes.check} noValidate onSubmit={(event) => { event.preventDefault(); void form.submit() }}>
        <div className={classes.checkForm}>
          <TextField {...form.field('to')} label={phrases.testTo} maximum={254} inputMode="email" />
          <Button type="submit" variant="default" loading={form.isBusy}>{t(phrases.sendTest)}</Button>
        </div>
        <Said isFine={data?.isSent ?? false} text={form.problem ? form.problem.title : !data || form.isBusy ? null
          : data.isSent ? t(phrases.testSent, { to: variables?.body.to ?? '', said: data.said }) : t(phrases.testFailed, { why: phrases[`trouble.${data.trouble ?? 'other'}`], said: data.said })} />
      </form>
    </Section>
  )
}

function ProviderCheck() {
  const t = useSay()
  const check = useAct<typeof checkSingleSignOn>('POST /settings/single-sign-on/test', { isQuiet: true })
  const { data, error, isPending } = check
  return (
    <Section title={phrases.checkProvider}>
      <div className={classes.check}>
        <Button variant="default" loading={isPending} onClick={() => check.mutate({})}>{t(phrases.checkProvider)}</Button>
        <Said isFine={data?.code === 'fine'} text={isPending ? null : error ? error.title : data ? t(phrases[`discovery.${data.code}`], { detail: data.detail }) : null} />
      </div>
    </Section>
  )
}

function RobotCheck() {
  const t = useSay()
  const test = useAct<typeof testRobot>('POST /settings/dingtalk/test', { isQuiet: true })
  const { data, error, isPending } = test
  return (
    <Section title={phrases.sendRobotTest}>
      <div className={classes.check}>
        <Button variant="default" loading={isPending} onClick={() => test.mutate({})}>{t(phrases.sendRobotTest)}</Button>
        <Said isFine={data?.isSent ?? false} text={isPending ? null : error ? error.title : !data ? null
          : data.isSent ? t(phrases.robotSent) : t(phrases.robotFailed, { why: phrases[`robot.${data.trouble ?? 'other'}`], said: data.said })} />
      </div>
    </Section>
  )
}

function Said({ isFine, text }: { readonly isFine: boolean; readonly text: string | null }) {
  return <div aria-live="polite">{text !== null && <p className={classes.said} data-fine={isFine || undefined}>{text}</p>}</div>
}
