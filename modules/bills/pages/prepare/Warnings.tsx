import { Popover, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useSay } from '#kit/web/i18n.tsx'
import { StatusTag, type StatusLook, type StatusLooks, type Tone } from '#kit/web/StatusTag.tsx'
import type { BillWarning } from '../../rules/warnings.ts'
import { preparePhrases as phrases } from '../parts/prepare-phrases.ts'
import { warningMeanings, warningWords } from '../parts/warning-phrases.ts'
import classes from './prepare.module.css'

const look = (warning: BillWarning, tone: Tone): StatusLook => ({ label: warningWords[warning], tone, icon: IconAlertTriangle })
/** What hinders the sending, or leaves nobody to answer, stands out from what only wants a look. */
const warningLooks: StatusLooks<BillWarning> = {
  no_admin: look('no_admin', 'danger'), outdated: look('outdated', 'danger'), question_open: look('question_open', 'danger'), overdue: look('overdue', 'danger'),
  tripled: look('tripled', 'waiting'), negative: look('negative', 'waiting'), earlier_open: look('earlier_open', 'waiting'),
}

/** In a row of the list: the first as a tag, how many more, and all of them explained when it is opened. */
export function WarningsCell({ unit, warnings }: { readonly unit: string; readonly warnings: readonly BillWarning[] }) {
  const t = useSay()
  const [first, ...others] = warnings
  if (first === undefined) return <span className={classes.dimmed}>{t(phrases.nothingToLookAt)}</span>
  return (
    <Popover width={320} position="bottom-start" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <UnstyledButton className={classes.warningButton}>
          <StatusTag looks={warningLooks} status={first} />
          {others.length > 0 && <span className={classes.more}>{t(phrases.more, { count: others.length })}</span>}
          <VisuallyHidden>{[...others.map((one) => t(warningWords[one])), unit].join('、')}</VisuallyHidden>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t(phrases.warningsOf, { unit })}><WarningList warnings={warnings} /></Popover.Dropdown>
    </Popover>
  )
}

/** Each with what it means. */
export function WarningList({ warnings }: { readonly warnings: readonly BillWarning[] }) {
  const t = useSay()
  return (
    <ul className={classes.warnings} tabIndex={-1}>
      {warnings.map((warning) => <li key={warning}><StatusTag looks={warningLooks} status={warning} /><span>{t(warningMeanings[warning])}</span></li>)}
    </ul>
  )
}
