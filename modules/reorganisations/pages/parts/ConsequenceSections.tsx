import { Facts, Section } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { metrics, type Metric } from '#modules/catalogue/rules/metrics.ts'
import { NumericHead, ScrollTable } from '#modules/quotas/pages/parts/ScrollTable.tsx'
import type { Consequences } from '../../contract.ts'
import { reorganisationPagePhrases as phrases } from './page-phrases.ts'

type SectionsProps = { readonly consequences: Consequences; readonly day: string }

/** What passes, what becomes of quota, on whose bill it stands, who sees it (chapter 2, Reorganisation). */
export function ConsequenceSections({ consequences, day }: SectionsProps) {
  return (
    <>
      <Passing consequences={consequences} />
      <Quota consequences={consequences} />
      <BillsAndPeople consequences={consequences} day={day} />
    </>
  )
}

function Passing({ consequences: { projects, resources, resourceCount } }: Pick<SectionsProps, 'consequences'>) {
  const t = useSay()
  const { number } = useFormats()
  return (
    <Section title={phrases.passing} actions={t(phrases.resourceTotal, { count: resourceCount })} isFlush>
      {projects.length > 0 && (
        <ScrollTable label={phrases.projects}>
          <thead><tr><th scope="col">{t(phrases.projects)}</th><th scope="col">{t(phrases.number)}</th><NumericHead label={phrases.runningResources} /></tr></thead>
          <tbody>{projects.map((project) => <tr key={project.id}><th scope="row">{project.name}</th><td>{project.number}</td><td data-numeric>{number(project.resources)}</td></tr>)}</tbody>
        </ScrollTable>
      )}
      {resources.length > 0 && (
        <ScrollTable label={phrases.resources}>
          <thead><tr>{[phrases.resources, phrases.service, phrases.oldProject, phrases.toProject].map((label) => <th key={label[0]} scope="col">{t(label)}</th>)}</tr></thead>
          <tbody>{resources.map(({ id, instanceId, service, project, toProject }) => <tr key={id}><th scope="row">{instanceId}</th><td>{t(service)}</td><td>{project}</td><td>{toProject}</td></tr>)}</tbody>
        </ScrollTable>
      )}
    </Section>
  )
}

function Quota({ consequences: { quota } }: Pick<SectionsProps, 'consequences'>) {
  const t = useSay()
  const { number } = useFormats()
  if (quota.length === 0) return <Section title={phrases.quota}><p>{t(phrases.noQuota)}</p></Section>
  const arrow = ({ before, after }: { readonly before: number; readonly after: number }) => t(phrases.change, { before: number(before), after: number(after) })
  return (
    <Section title={phrases.quota}>
      <p>{t(phrases.quotaNote)}</p>
      <ScrollTable label={phrases.quota}>
        <thead>
          <tr>
            {[phrases.department, phrases.region, phrases.metric].map((label) => <th key={label[0]} scope="col">{t(label)}</th>)}
            {[phrases.total, phrases.used, phrases.remaining].map((label) => <NumericHead key={label[0]} label={label} />)}
          </tr>
        </thead>
        <tbody>
          {quota.map(({ department, region, metric, total, used, remaining }) => (
            <tr key={`${department.id} ${region.id} ${metric}`}>
              <th scope="row">{department.name}</th><td>{t(region.name)}</td><td>{t(metrics[metric as Metric].names)}</td>
              <td data-numeric>{arrow(total)}</td><td data-numeric>{arrow(used)}</td><td data-numeric>{number(remaining)}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </Section>
  )
}

function BillsAndPeople({ consequences: { bills, losing, gaining, costRules }, day }: SectionsProps) {
  const t = useSay()
  const formats = useFormats()
  const people = ({ count, names }: Consequences['losing']) => count === 0 ? t(phrases.nobody) : t(phrases.people, { count, names: `${names.join('、')}${count > names.length ? '…' : ''}` })
  const isSame = bills.fromUnit.id === bills.toUnit.id
  return (
    <Section title={phrases.billsAndPeople}>
      <Facts items={[
        { label: phrases.bills, value: t(isSame ? phrases.billsSame : phrases.billsOther, { from: bills.fromUnit.name, to: bills.toUnit.name, day: formats.day(day) }), isWide: true },
        { label: phrases.losing, value: people(losing) },
        { label: phrases.gaining, value: people(gaining) },
        costRules > 0 && { label: phrases.costRules, value: t(phrases.costRulesNote, { count: costRules }), isWide: true },
      ]} />
      <p>{t(phrases.applicationsStay)}</p>
    </Section>
  )
}
