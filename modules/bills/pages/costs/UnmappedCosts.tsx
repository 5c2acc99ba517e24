import { Button } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { IconCircleCheck } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import type { Problem } from '#kit/web/client.ts'
import { Answer, Section } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay, type Words } from '#kit/web/i18n.tsx'
import { EmptyState } from '#kit/web/States.tsx'
import { NumberText } from '#kit/web/Values.tsx'
import type { Unmapped } from '../../cost-contract.ts'
import bills from '../parts/bills.module.css'
import { ScrollTable } from '../parts/ScrollTable.tsx'
import { Cost, monthsText } from './Cost.tsx'
import { costPagePhrases as phrases } from './cost-page-phrases.ts'
import classes from './costs.module.css'
import { RuleDialog, ruleName, type RuleOf } from './RuleDialog.tsx'
import { RowsDialog, type RowsOf } from './RowsDialog.tsx'

/** Nothing is dropped: what no rule fits stands here, by what a rule can name, until it is mapped (B10). */
export function UnmappedCosts({ answer }: { readonly answer: UseQueryResult<Unmapped, Problem> }) {
  const [mapped, setMapped] = useState<RuleOf | null>(null)
  const [shown, setShown] = useState<RowsOf | null>(null)
  return (
    <>
      <Answer of={answer} isPart>{(data) => data.rowCount === 0
        ? <Section><EmptyState title={phrases.nothingUnmapped} icon={IconCircleCheck} /></Section>
        : <Groups data={data} onMap={setMapped} onShow={setShown} />}
      </Answer>
      <RuleDialog of={mapped} isOpen={mapped !== null} onClose={() => setMapped(null)} />
      <RowsDialog of={shown} onClose={() => setShown(null)} />
    </>
  )
}

type GroupsProps = { readonly data: Unmapped; readonly onMap: (rule: RuleOf) => void; readonly onShow: (rows: RowsOf) => void }

function Groups({ data: { bySubAccount, byTag, isComplete }, onMap, onShow }: GroupsProps) {
  const t = useSay()
  const { number } = useFormats()
  return (
    <div className={classes.sections}>
      <p className={bills.dimmed}>{t(phrases.unmappedHelp)} {!isComplete && t(phrases.largestShown, { count: number(Math.max(bySubAccount.length, byTag.length)) })}</p>
      <Section title={phrases.bySubAccount} isFlush>
        <GroupTable label={phrases.bySubAccount} name={phrases.subAccount}>
          {bySubAccount.map((group) => {
            const rule: RuleOf = { provider: group.provider, kind: 'sub_account', tag: '', value: group.subAccountId }
            return (
              <GroupRow key={`${group.provider} ${group.subAccountId} ${group.currency}`} group={group} rule={rule} onMap={onMap} onShow={() => onShow({ provider: group.provider, subAccountId: group.subAccountId })}>
                {t(ruleName(rule))}{group.subAccountName !== '' && group.subAccountName !== group.subAccountId && <span className={bills.small}> {group.subAccountName}</span>}
              </GroupRow>
            )
          })}
        </GroupTable>
      </Section>
      <Section title={phrases.byTag} isFlush={byTag.length > 0}>
        {byTag.length === 0 ? <p className={bills.dimmed}>{t(phrases.noTags)}</p> : (
          <GroupTable label={phrases.byTag} name={phrases.tag}>
            {byTag.map((group) => (
              <GroupRow key={`${group.provider} ${group.tag}=${group.value} ${group.currency}`} group={group} rule={{ provider: group.provider, kind: 'tag', tag: group.tag, value: group.value }} onMap={onMap}>
                {group.tag} = {group.value === '' ? t(phrases.emptyValue) : group.value}
              </GroupRow>
            ))}
          </GroupTable>
        )}
      </Section>
      {byTag.length > 0 && <p className={bills.dimmed}>{t(phrases.byTagHelp)}</p>}
    </div>
  )
}

function GroupTable({ label, name, children }: { readonly label: Words; readonly name: Words; readonly children: ReactNode }) {
  const t = useSay()
  return (
    <ScrollTable label={label}>
      <thead>
        <tr>
          <th scope="col">{t(phrases.provider)}</th><th scope="col">{t(name)}</th><th scope="col">{t(phrases.months)}</th><th scope="col" data-numeric>{t(phrases.rows)}</th>
          <th scope="col" data-numeric>{t(phrases.cost)}</th><th scope="col" data-numeric>{t(phrases.actions)}</th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </ScrollTable>
  )
}

type GroupRowProps = {
  readonly group: Pick<Unmapped['byTag'][number], 'provider' | 'currency' | 'cost' | 'rowCount' | 'firstMonth' | 'lastMonth'>
  readonly rule: RuleOf; readonly onMap: (rule: RuleOf) => void; readonly onShow?: () => void; readonly children: ReactNode
}
function GroupRow({ group, rule, onMap, onShow, children }: GroupRowProps) {
  const t = useSay()
  const name = t(ruleName(rule))
  return (
    <tr>
      <td>{group.provider}</td><th scope="row" className={classes.name}>{children}</th><td>{monthsText(group)}</td><td data-numeric><NumberText value={group.rowCount} /></td>
      <td data-numeric><Cost cost={group.cost} currency={group.currency} /></td>
      <td>
        <div className={classes.rowActions}>
          {onShow && <Button variant="subtle" size="compact-sm" aria-label={t(phrases.named, { verb: t(phrases.showRows), name })} onClick={onShow}>{t(phrases.showRows)}</Button>}
          <Button variant="default" size="compact-sm" aria-label={t(phrases.named, { verb: t(phrases.mapThis), name })} onClick={() => onMap(rule)}>{t(phrases.mapThis)}</Button>
        </div>
      </td>
    </tr>
  )
}
