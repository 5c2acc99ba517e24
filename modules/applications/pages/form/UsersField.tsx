import { ActionIcon, Button, Group, Input, SegmentedControl, Select, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState, type KeyboardEvent } from 'react'
import { kernelPhrases } from '#kit/pure/phrases.ts'
import { useSay } from '#kit/web/i18n.tsx'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useRead } from '#kit/web/query.ts'
import type { FieldBinding } from '#kit/web/use-form.ts'
import type { listAccountChoices } from '#modules/accounts/contract.ts'
import { limits } from '../parts/limits.ts'
import type { FormUser } from '../parts/form-values.ts'
import { applicationPagePhrases as phrases } from '../parts/page-phrases.ts'
import classes from '../parts/applications.module.css'

type Users = readonly FormUser[]
type UsersFieldProps = FieldBinding<Users> & { readonly departmentId: string | null }
const ways = ['accounts', 'typed'] as const

/** 资源使用人: taken from the department's accounts, or typed in (guide 000 §3.3). */
export function UsersField({ id, value, onChange, error, departmentId }: UsersFieldProps) {
  const t = useSay()
  const [way, setWay] = useState<(typeof ways)[number]>('accounts')
  const add = (user: FormUser) => onChange([...value, user])
  const isFull = value.length >= limits.users
  return (
    <Input.Wrapper id={id} label={t(phrases.resourceUsers)} labelElement="div" labelProps={{ 'data-label-of': id }} description={t(phrases.resourceUsersHelp)} error={error} required data-wide>
      <div id={id} className={classes.stack} role="group" aria-label={t(phrases.resourceUsers)}>
        {value.length > 0 && (
          <ul className={classes.plainList}>
            {value.map((user, index) => (
              <li key={user.accountId ?? `${user.name}-${index}`} className={classes.user}>
                <strong>{user.name}</strong>
                <span className={classes.dimmed}>{[user.phone, user.email].filter(Boolean).join(' · ') || t(phrases.noContact)}</span>
                <ActionIcon aria-label={t(phrases.removeUser, { name: user.name })} onClick={() => onChange(value.filter((_, other) => other !== index))}><IconX size={16} /></ActionIcon>
              </li>
            ))}
          </ul>
        )}
        {!isFull && (
          <div className={classes.adding}>
            <SegmentedControl aria-label={t(phrases.resourceUsers)} value={way} onChange={(next) => setWay(next as typeof way)}
              data={[{ value: 'accounts', label: t(phrases.fromAccounts) }, { value: 'typed', label: t(phrases.typedIn) }]} />
            {way === 'accounts' ? <FromAccounts taken={value} departmentId={departmentId} onAdd={add} /> : <TypedIn onAdd={add} />}
          </div>
        )}
      </div>
    </Input.Wrapper>
  )
}

function FromAccounts({ taken, departmentId, onAdd }: { readonly taken: Users; readonly departmentId: string | null; readonly onAdd: (user: FormUser) => void }) {
  const t = useSay()
  const accounts = useRead<typeof listAccountChoices>('GET /accounts/choices', { query: { departmentId: departmentId ?? '' } }, { enabled: departmentId !== null })
  const free = accounts.data?.items.filter((account) => !taken.some((user) => user.accountId === account.id)) ?? []
  const choose = (accountId: string | null) => {
    const account = free.find((one) => one.id === accountId)
    if (account) onAdd({ accountId: account.id, name: account.displayName, phone: account.phone, email: account.email })
  }
  return (
    <Select aria-label={t(phrases.chooseAccount)} placeholder={t(accounts.isSuccess && free.length === 0 ? phrases.noAccountLeft : phrases.chooseAccount)} searchable value={null} onChange={choose} nothingFoundMessage={t(kitPhrases.noOptions)}
      data={free.map((account) => ({ value: account.id, label: account.displayName }))} disabled={accounts.isSuccess && free.length === 0} />
  )
}

const nobodyYet = { name: '', phone: '', email: '' }
const emailPattern = /^$|^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/
const phonePattern = /^[0-9+()# -]*$/

function TypedIn({ onAdd }: { readonly onAdd: (user: FormUser) => void }) {
  const t = useSay()
  const [user, setUser] = useState(nobodyYet)
  const [isChecked, setIsChecked] = useState(false)
  const faults = {
    name: user.name.trim() === '' ? t(kernelPhrases['field.required']) : undefined,
    phone: phonePattern.test(user.phone.trim()) ? undefined : t(phrases.phoneWrong),
    email: emailPattern.test(user.email.trim()) ? undefined : t(phrases.emailWrong),
  }
  const add = () => {
    if (faults.name || faults.phone || faults.email) return setIsChecked(true)
    onAdd({ accountId: null, name: user.name.trim(), phone: user.phone.trim(), email: user.email.trim() })
    setUser(nobodyYet)
    setIsChecked(false)
  }
  /** Enter adds the person instead of submitting the form; not while an input method composes. */
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    add()
  }
  const input = (name: keyof typeof nobodyYet, label: string, maxLength: number, type: string) => (
    <TextInput label={label} type={type} value={user[name]} maxLength={maxLength} required={name === 'name'} error={isChecked && faults[name]} autoComplete="off"
      onChange={(event) => { const { value } = event.currentTarget; setUser((before) => ({ ...before, [name]: value })) }} />
  )
  return (
    <Group align="flex-start" gap="xs" onKeyDown={onKeyDown} className={classes.typed}>
      {input('name', t(phrases.userName), 64, 'text')}
      {input('phone', t(phrases.userPhone), 40, 'tel')}
      {input('email', t(phrases.userEmail), 120, 'text')}
      <Button variant="default" className={classes.besideField} leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>{t(phrases.addUser)}</Button>
    </Group>
  )
}
