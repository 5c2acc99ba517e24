import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { choice, custom, moment, number, rowActions, text } from '#kit/web/columns.tsx'
import { ConfirmDialog } from '#kit/web/ConfirmDialog.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import { notify } from '#kit/web/notices.ts'
import { useAct } from '#kit/web/query.ts'
import type { CostRule, listCostRules, removeCostRule } from '../../cost-contract.ts'
import bills from '../parts/bills.module.css'
import { costPagePhrases as phrases } from './cost-page-phrases.ts'
import classes from './costs.module.css'
import { RuleDialog, ruleName } from './RuleDialog.tsx'

export function CostRules() {
  const t = useSay()
  return (
    <div className={classes.sections}>
      <p className={bills.dimmed}>{t(phrases.ruleHelp)}</p>
      <Rules />
    </div>
  )
}

const Rules = listPage<typeof listCostRules>('GET /cost-rules', {
  title: phrases.rules, isPart: true, hasSearch: true, empty: phrases.noRules, headActions: () => <NewRule />,
  columns: [
    custom('value', phrases.condition, (rule) => <Name rule={rule} />, { sort: true, width: 260 }),
    text('provider', phrases.provider, { sort: true, filter: true, width: 140 }),
    choice('kind', phrases.kind, { options: [{ value: 'sub_account', label: phrases.kindSubAccount }, { value: 'tag', label: phrases.kindTag }], filter: true, width: 110 }),
    custom('department', phrases.department, (rule) => <Department rule={rule} />, { width: 200 }),
    text('project', phrases.project, { width: 160 }),
    number('rowCount', phrases.rows, { width: 90 }),
    moment('updatedAt', phrases.updatedAt, { sort: true }),
    text('updatedBy', phrases.updatedBy, { width: 110, isHidden: true }),
    rowActions(phrases.actions, (rule: CostRule) => <RuleActions rule={rule} />, { width: 150, needs: 'bill.prepare' }),
  ],
})

function NewRule() {
  const t = useSay()
  const [isOpen, setIsOpen] = useState(false)
  return <><Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setIsOpen(true)}>{t(phrases.newRule)}</Button><RuleDialog of={null} isOpen={isOpen} onClose={() => setIsOpen(false)} /></>
}

function Name({ rule }: { readonly rule: CostRule }) {
  const t = useSay()
  return <span className={classes.name}>{t(ruleName(rule))}{rule.subAccountName !== '' && rule.subAccountName !== rule.value && <span className={bills.small}> {rule.subAccountName}</span>}</span>
}

function Department({ rule: { department, isArchived } }: { readonly rule: CostRule }) {
  const t = useSay()
  return <span>{department.name}{isArchived && <span className={bills.small}> ({t(phrases.archived)})</span>}</span>
}

function RuleActions({ rule }: { readonly rule: CostRule }) {
  const t = useSay()
  const { number: written } = useFormats()
  const [open, setOpen] = useState<'change' | 'remove' | null>(null)
  const remove = useAct<typeof removeCostRule>('DELETE /cost-rules/:id', {
    isQuiet: true, onDone: ({ changedCount, keptCount }) => notify(keptCount > 0 ? phrases.appliedKept : phrases.applied, { changed: written(changedCount), kept: written(keptCount) }),
  })
  const name = t(ruleName(rule))
  const close = () => setOpen(null)
  return (
    <div className={classes.rowActions}>
      <Button variant="subtle" size="compact-sm" aria-label={t(phrases.named, { verb: t(phrases.change), name })} onClick={() => setOpen('change')}>{t(phrases.change)}</Button>
      <Button variant="subtle" size="compact-sm" aria-label={t(phrases.named, { verb: t(phrases.remove), name })} onClick={() => setOpen('remove')}>{t(phrases.remove)}</Button>
      <RuleDialog of={rule} isOpen={open === 'change'} onClose={close} />
      <ConfirmDialog isOpen={open === 'remove'} onClose={close} title={t(phrases.removeNamed, { name })} text={t(phrases.removeRuleText, { rows: written(rule.rowCount) })} verb={phrases.removeRule} isDangerous
        onConfirm={() => remove.mutateAsync({ params: { id: rule.id }, query: { version: rule.version } })} />
    </div>
  )
}
