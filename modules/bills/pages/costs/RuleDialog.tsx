import { Modal } from '@mantine/core'
import { atMost, isRequired } from '#kit/web/checks.ts'
import { Facts } from '#kit/web/DetailPage.tsx'
import { RadioField, SelectField, TextField, type Option } from '#kit/web/fields.tsx'
import { FormBody, FormSection } from '#kit/web/FormPage.tsx'
import { useFormats, useSay, type Words } from '#kit/web/i18n.tsx'
import { notify } from '#kit/web/notices.ts'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useAct, useRead } from '#kit/web/query.ts'
import { useForm, type Form } from '#kit/web/use-form.ts'
import type { listDepartmentChoices } from '#modules/departments/contract.ts'
import type { listProjects } from '#modules/projects/contract.ts'
import type { changeCostRule, CostRule, makeCostRule } from '../../cost-contract.ts'
import { costPagePhrases as phrases } from './cost-page-phrases.ts'

/** What a rule is of; `id` where there is one that is changed. */
export type RuleOf = Pick<CostRule, 'provider' | 'kind' | 'tag' | 'value'> & Partial<Pick<CostRule, 'id' | 'version' | 'department' | 'project'>>
type DialogProps = { /** Null: nothing is given, all of it is asked for. */ readonly of: RuleOf | null; readonly isOpen: boolean; readonly onClose: () => void }

/** Where the costs of a sub-account or a tag go, in place (B10). */
export function RuleDialog(props: DialogProps) {
  const t = useSay()
  const title = props.of === null ? phrases.newRule : props.of.id === undefined ? t(phrases.mapNamed, { name: t(ruleName(props.of)) }) : phrases.changeRule
  return (
    <Modal opened={props.isOpen} onClose={props.onClose} title={t(title)} size="lg" closeButtonProps={{ 'aria-label': t(kitPhrases.close), size: 32 }}>
      {props.isOpen && <DialogForm {...props} />}
    </Modal>
  )
}

/** What people call it: the sub-account's id, or `tag=value`. */
export function ruleName({ kind, tag, value }: Pick<RuleOf, 'kind' | 'tag' | 'value'>): Words {
  return kind === 'tag' ? `${tag}=${value}` : value === '' ? phrases.noSubAccount : value
}

type Values = { provider: string; kind: string; tag: string; value: string; departmentId: string; projectId: string }
const empty: RuleOf = { provider: '', kind: 'sub_account', tag: '', value: '' }

function DialogForm({ of: given, onClose }: DialogProps) {
  const t = useSay()
  const { number } = useFormats()
  const make = useAct<typeof makeCostRule>('POST /cost-rules', { isQuiet: true })
  const change = useAct<typeof changeCostRule>('PATCH /cost-rules/:id', { isQuiet: true })
  const { id, version, provider, kind, tag, value, department, project } = given ?? empty
  const form = useForm<Values, { readonly effect: { readonly changedCount: number; readonly keptCount: number } }>({
    initial: { provider, kind, tag, value, departmentId: department?.id ?? '', projectId: project?.id ?? '' },
    rules: { provider: [isRequired, atMost(100)], departmentId: [isRequired], tag: [atMost(200)], value: [atMost(300)] },
    check: (values) => ({ tag: values.kind === 'tag' && values.tag === '' ? { phrase: kitPhrases.fieldRequired } : undefined }),
    submit: ({ departmentId, projectId, ...rule }) => id !== undefined && version !== undefined
      ? change.mutateAsync({ params: { id }, body: { version, departmentId, projectId: projectId || null } })
      : make.mutateAsync({ body: { ...rule, kind: rule.kind as CostRule['kind'], tag: rule.kind === 'tag' ? rule.tag : '', departmentId, projectId: projectId || null } }),
    onDone: ({ effect: { changedCount, keptCount } }) => {
      notify(keptCount > 0 ? phrases.appliedKept : phrases.applied, { changed: number(changedCount), kept: number(keptCount) })
      onClose()
    },
  })
  return (
    <FormBody form={form} verb={phrases.saveRule} isPart>
      {given === null ? <Condition form={form} /> : (
        <Facts items={[{ label: phrases.provider, value: provider }, kind === 'tag' ? { label: phrases.tag, value: `${tag}=${value}` } : { label: phrases.subAccount, value: t(ruleName(given)) }]} />
      )}
      <Place form={form} />
    </FormBody>
  )
}

const kinds: readonly Option[] = [{ value: 'sub_account', label: phrases.kindSubAccount }, { value: 'tag', label: phrases.kindTag }]

function Condition({ form }: { readonly form: Form<Values> }) {
  const isTag = form.values.kind === 'tag'
  return (
    <FormSection>
      <TextField {...form.field('provider')} label={phrases.provider} maximum={100} hasFocus />
      <RadioField {...form.field('kind')} label={phrases.kind} options={kinds} />
      {isTag && <TextField {...form.field('tag')} isRequired label={phrases.tag} maximum={200} />}
      <TextField {...form.field('value')} label={isTag ? phrases.value : phrases.subAccount} help={isTag ? undefined : phrases.subAccountHelp} maximum={300} />
    </FormSection>
  )
}

/** Projects are asked for once there is a department. */
function Place({ form }: { readonly form: Form<Values> }) {
  const { departmentId } = form.values
  const departments = useRead<typeof listDepartmentChoices>('GET /departments/choices', { query: { purpose: 'view' } })
  const projects = useRead<typeof listProjects>('GET /projects', { query: { department: departmentId, sort: 'name', pageSize: 200 } }, { enabled: departmentId !== '' })
  const field = form.field('departmentId')
  const toOptions = (items: readonly { readonly id: string; readonly name: string }[] | undefined): readonly Option[] => items?.map(({ id, name }) => ({ value: id, label: name })) ?? []
  return (
    <FormSection>
      <SelectField {...field} label={phrases.department} options={toOptions(departments.data?.items)} onChange={(id) => { field.onChange(id); form.set({ departmentId: id, projectId: '' }) }} />
      <SelectField {...form.field('projectId')} label={phrases.project} help={phrases.projectHelp} options={departmentId === '' ? [] : toOptions(projects.data?.items)} isDisabled={departmentId === ''} isClearable />
    </FormSection>
  )
}
