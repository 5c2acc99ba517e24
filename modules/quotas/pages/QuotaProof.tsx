import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { AnswerOf } from '#kit/pure/contract.ts'
import { call, type Problem } from '#kit/web/client.ts'
import { Answer, DetailPage, Section } from '#kit/web/DetailPage.tsx'
import { useFormats, useLanguage, useSay } from '#kit/web/i18n.tsx'
import { StatusTag, type StatusLooks } from '#kit/web/StatusTag.tsx'
import { MomentText } from '#kit/web/Values.tsx'
import { accessPhrases } from '#modules/access/phrases.ts'
import type { checkQuotas } from '../contract.ts'
import { DifferenceTable } from './admin/DifferenceTable.tsx'
import { quotaAdminPhrases as phrases } from './parts/admin-phrases.ts'
import { NumericHead, ScrollTable } from './parts/ScrollTable.tsx'
import classes from './parts/quotas.module.css'

type Proof = AnswerOf<typeof checkQuotas>

const looks: StatusLooks<'proven' | 'notProven'> = {
  proven: { label: phrases.proven, tone: 'success' },
  notProven: { label: phrases.notProven, tone: 'danger' },
}

/** Quotas are what inventory, applications and the departments below say; a difference is booked, never overwritten (Q7, Q10). */
export default function QuotaProof() {
  const t = useSay()
  const { language } = useLanguage()
  const proof = useQuery<Proof, Problem>({
    queryKey: ['POST /quotas/check', language], staleTime: Infinity, refetchOnWindowFocus: false, retry: false,
    queryFn: ({ signal }) => call<typeof checkQuotas>('POST /quotas/check', { signal }),
  })
  return (
    <DetailPage title={phrases.proof} subtitle={t(phrases.proofHelp)} crumbs={[{ label: accessPhrases.platformMenu }, { label: phrases.proof }]}
      actions={<Button leftSection={<IconRefresh size={16} aria-hidden />} loading={proof.isFetching} onClick={() => void proof.refetch()}>{t(phrases.checkNow)}</Button>}>
      <Answer of={proof} isPart>{(data) => <Proofs data={data} />}</Answer>
    </DetailPage>
  )
}

function Proofs({ data }: { readonly data: Proof }) {
  const t = useSay()
  const { number } = useFormats()
  // Sums of everything may be longer than what a number holds exactly; those stay as they came.
  const grouped = (sum: string) => Number.isSafeInteger(Number(sum)) ? number(Number(sum)) : sum
  return (
    <>
      <p role="status" className={classes.dimmed}>{t(phrases.checkedAt)} <MomentText moment={data.checkedAt} /></p>
      <Section isFlush>
        <ScrollTable label={phrases.proof}>
          <thead>
            <tr>
              <th scope="col">{t(phrases.statement)}</th>
              <NumericHead label={phrases.count} />
              <NumericHead label={phrases.stored} />
              <NumericHead label={phrases.found} />
              <NumericHead label={phrases.differenceCount} />
              <th scope="col">{t(phrases.result)}</th>
            </tr>
          </thead>
          <tbody>
            {data.proofs.map(({ code, name, count, stored, found, isProven, differences }) => (
              <tr key={code}>
                <th scope="row">{t(name)}</th>
                <td data-numeric>{number(count)}</td>
                <td data-numeric>{grouped(stored)}</td>
                <td data-numeric>{grouped(found)}</td>
                <td data-numeric>{number(differences.length)}</td>
                <td><StatusTag looks={looks} status={isProven ? 'proven' : 'notProven'} /></td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      </Section>
      {data.proofs.every(({ isProven }) => isProven) && <Section title={phrases.differences}><p className={classes.dimmed}>{t(phrases.noDifferences)}</p></Section>}
      {data.differences.length > 0 && <Section title={phrases.differences} isFlush><DifferenceTable check={data} /></Section>}
    </>
  )
}
