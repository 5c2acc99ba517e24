import { Radio } from '@mantine/core'
import { useState } from 'react'
import { Answer, Facts, Section } from '#kit/web/DetailPage.tsx'
import { SelectField } from '#kit/web/fields.tsx'
import { FormBody } from '#kit/web/FormPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useAct, useRead } from '#kit/web/query.ts'
import { useForm } from '#kit/web/use-form.ts'
import { MomentText } from '#kit/web/Values.tsx'
import { jobTitleNames } from '../../job-title-phrases.ts'
import type { changeMailingTimes, MailingTimes, readMailingTimes } from '../../mail-setting-contract.ts'
import { mailingTimes, type MailingTime, type Occasion } from '../../rules/mailing.ts'
import tables from '../parts/messages.module.css'
import classes from './mail.module.css'
import { mailPhrases as phrases, occasionNames, timeNames } from './mail-phrases.ts'

const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${String(hour).padStart(2, '0')}:00` }))
type Times = Readonly<Partial<Record<Occasion, MailingTime>>>
type Values = { readonly hour: string; readonly times: Times }

/** Guide 004 §7.1.1: per title and occasion, and when the digest goes out. */
export function MailingTimesSection() {
  const answer = useRead<typeof readMailingTimes>('GET /mailing-times')
  return <Answer of={answer} isPart>{({ items }) => items.map((times) => <TimesOfTitle key={times.jobTitle} times={times} />)}</Answer>
}

function TimesOfTitle({ times }: { readonly times: MailingTimes }) {
  const t = useSay()
  const { jobTitle, recipients } = times
  const title = jobTitleNames[jobTitle]
  // What the form started from: only what is changed here is sent, so that nobody else's change is undone.
  const [shown, setShown] = useState<Values>(() => valuesOf(times))
  const change = useAct<typeof changeMailingTimes>('PATCH /mailing-times/:jobTitle', { done: phrases.saved, isQuiet: true })
  const form = useForm<Values>({
    initial: shown,
    submit: (values) => change.mutateAsync({ params: { jobTitle }, body: changesOf(shown, values) }),
    onDone: () => setShown(form.values),
  })
  const choose = (occasion: Occasion, time: MailingTime) => form.set({ times: { ...form.values.times, [occasion]: time } })
  return (
    <Section title={t(phrases.mailingTimeOf, { title })}>
      <FormBody form={form} verb={t(phrases.save, { title })} isPart>
        {recipients === 0 && <p className={classes.nobody} role="note">{t(phrases.nobody)}</p>}
        <TimesTable label={t(phrases.mailingTimeOf, { title })} times={form.values.times} choose={choose} />
        <div className={classes.digest}>
          <SelectField {...form.field('hour')} label={t(phrases.digestHour, { title })} help={phrases.digestHourHelp} options={hours} />
          <Digest times={times} />
        </div>
      </FormBody>
    </Section>
  )
}

function TimesTable({ label, times, choose }: { readonly label: string; readonly times: Times; readonly choose: (occasion: Occasion, time: MailingTime) => void }) {
  const t = useSay()
  return (
    <div className={tables.scroll} role="region" aria-label={label} tabIndex={0}>
      <table className={`${tables.table} ${classes.times}`}>
        <thead><tr><th scope="col">{t(phrases.occasion)}</th>{mailingTimes.map((time) => <th key={time} scope="col">{t(timeNames[time])}</th>)}</tr></thead>
        <tbody>
          {(Object.keys(times) as Occasion[]).map((occasion) => (
            <tr key={occasion}>
              <th scope="row">{t(occasionNames[occasion])}</th>
              {mailingTimes.map((time) => (
                <td key={time}>
                  <Radio name={occasion} value={time} checked={times[occasion] === time} aria-label={`${t(occasionNames[occasion])}: ${t(timeNames[time])}`} onChange={() => choose(occasion, time)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Digest({ times: { occasions, nextDigestAt, waiting, lastDigest } }: { readonly times: MailingTimes }) {
  const t = useSay()
  const isUsed = waiting > 0 || occasions.some(({ time }) => time === 'digest')
  return (
    <Facts items={[
      { label: phrases.nextDigest, value: isUsed ? <MomentText moment={nextDigestAt} /> : t(phrases.noDigest) },
      { label: phrases.waiting, value: t(phrases.waitingCount, { count: waiting }) },
      { label: phrases.lastDigest, value: lastDigest && <><MomentText moment={lastDigest.sentAt} />{' · '}{t(phrases.lastDigestCount, { count: lastDigest.entries })}</> },
    ]} />
  )
}

function valuesOf({ hour, occasions }: MailingTimes): Values {
  return { hour: String(hour), times: Object.fromEntries(occasions.map(({ occasion, time }) => [occasion, time])) }
}

function changesOf(before: Values, after: Values) {
  const times = (Object.entries(after.times) as [Occasion, MailingTime][]).filter(([occasion, time]) => before.times[occasion] !== time).map(([occasion, time]) => ({ occasion, time }))
  return { ...after.hour === before.hour ? {} : { hour: Number(after.hour) }, ...times.length === 0 ? {} : { times } }
}
