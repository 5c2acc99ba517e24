import { Button } from '@mantine/core'
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react'
import { Answer, DetailPage, Facts, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { useAct, useRead } from '#kit/web/query.ts'
import { MomentText, NumberText } from '#kit/web/Values.tsx'
import type { readVerifications, Verification, verifyAuditLog } from '../contract.ts'
import { kindPhrase } from '../kind-phrases.ts'
import { auditPhrases } from '../phrases.ts'
import { auditMenuPhrases } from './menu-phrases.ts'
import { auditPagePhrases as phrases } from './parts/page-phrases.ts'
import { PastVerifications } from './parts/PastVerifications.tsx'
import classes from './parts/audit.module.css'

/** 日志校验: recomputes the chain and names the first link that is broken (C-I2). */
export default function VerificationPage() {
  const t = useSay()
  const state = useRead<typeof readVerifications>('GET /audit-events/verification')
  const verify = useAct<typeof verifyAuditLog>('POST /audit-events/verification')
  return (
    <DetailPage title={auditMenuPhrases.verification} crumbs={[{ label: auditMenuPhrases.audit }]}
      actions={<Button leftSection={<IconShieldCheck size={16} aria-hidden />} loading={verify.isPending} onClick={() => verify.mutate({})}>{t(verify.isPending ? phrases.verifying : phrases.verifyNow)}</Button>}>
      <p className={classes.text}>{t(phrases.howItWorks)}</p>
      <p className={classes.text}>{t(phrases.kept)}</p>
      <div role="status">{verify.data && <Section title={phrases.result}><Result result={verify.data} /></Section>}</div>
      <Answer of={state} isPart>{({ head, waiting, items }) => (
        <>
          <Section title={phrases.head}>
            {head === null ? <p className={classes.text}>{t(phrases.nothingSealed)}</p> : (
              <Facts items={[
                { label: phrases.headSequence, value: <NumberText value={Number(head.sequence)} /> },
                { label: phrases.sealedAt, value: <MomentText moment={head.sealedAt} /> },
                { label: phrases.waiting, value: <NumberText value={waiting} /> },
                { label: auditPhrases.hash, value: <span className={classes.hash}>{head.hash}</span>, isWide: true },
              ]} />
            )}
          </Section>
          <Section title={phrases.past} isFlush={items.length > 0}><PastVerifications items={items} /></Section>
        </>
      )}</Answer>
    </DetailPage>
  )
}

function Result({ result: { count, broken, waiting, replaced, heads } }: { readonly result: Verification }) {
  const t = useSay()
  return (
    <div className={classes.stack}>
      {broken === null
        ? <Verdict tone="success" title={t(phrases.whole)} lines={[t(phrases.wholeText, { count })]} />
        : (
          <Verdict tone="danger" title={t(phrases.broken)} lines={[
            t(phrases[`break.${broken.kind}`]),
            broken.sequence === null ? '' : t(phrases.brokenAt, { sequence: broken.sequence }),
            broken.eventId === null ? '' : t(phrases.brokenEvent, { id: broken.eventId, kind: broken.eventKind === null ? '—' : kindPhrase(broken.eventKind) }),
            t(phrases.whatToDo),
          ]} />
        )}
      {broken?.eventKind && broken.eventId && <PageLink to={`/audit-log/${broken.eventId}`}>{t(phrases.eventTitle, { id: broken.eventId })}</PageLink>}
      <Facts items={[
        { label: phrases.checked, value: <NumberText value={count} /> }, { label: phrases.waiting, value: <NumberText value={waiting} /> },
        { label: phrases.replacedCount, value: <NumberText value={replaced} /> }, { label: phrases.headsCompared, value: heads === 0 ? t(phrases.noHeads) : <NumberText value={heads} /> },
      ]} />
    </div>
  )
}

function Verdict({ tone, title, lines }: { readonly tone: 'success' | 'danger'; readonly title: string; readonly lines: readonly string[] }) {
  const Mark = tone === 'success' ? IconShieldCheck : IconShieldX
  return (
    <div className={classes.verdict} data-tone={tone}>
      <Mark size={32} aria-hidden />
      <div><strong>{title}</strong>{lines.filter(Boolean).map((line) => <p key={line}>{line}</p>)}</div>
    </div>
  )
}
