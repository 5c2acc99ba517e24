import { IconChartBar } from '@tabler/icons-react'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton } from '#kit/web/links.tsx'
import { meets } from '#kit/web/me.ts'
import { useMe } from '#kit/web/session.ts'
import { chargePhrases as phrases } from './charge-phrases.ts'

/** From a project's page to what its bills came to, for those who see bills. */
export function ProjectBillsLink({ id }: { readonly id: string }) {
  const t = useSay()
  if (!meets(useMe(), 'bill.view')) return null
  return <LinkButton variant="default" leftSection={<IconChartBar size={16} aria-hidden />} to={`/bills/statistics?project=${id}&by=service`}>{t(phrases.projectBills)}</LinkButton>
}
