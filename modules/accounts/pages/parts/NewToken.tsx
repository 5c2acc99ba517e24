import { Button, Code, CopyButton, Modal, Stack, Text } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { addDays, dayOf } from '#kit/pure/time.ts'
import { isRequired } from '#kit/web/checks.ts'
import { Answer } from '#kit/web/DetailPage.tsx'
import { MultiSelectField, NumberField, TextField } from '#kit/web/fields.tsx'
import { FormBody, FormSection } from '#kit/web/FormPage.tsx'
import { useFormats, useLanguage, useSay } from '#kit/web/i18n.tsx'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useAct, useRead } from '#kit/web/query.ts'
import { useForm } from '#kit/web/use-form.ts'
import type { listTokenAreas, makeToken } from '../../api-token-contract.ts'
import { accountPhrases } from '../../phrases.ts'
import { longestTokenDays } from '../../rules/token-scopes.ts'
import { apiTokenPagePhrases as phrases } from './api-token-page-phrases.ts'
import { useScopeWords } from './use-scope-words.ts'

type DialogProps = { readonly isOpen: boolean; readonly onClose: () => void }

/** Makes a token and shows it once (U5). */
export function NewToken({ isOpen, onClose }: DialogProps) {
  const t = useSay()
  const [secret, setSecret] = useState<string | null>(null)
  const close = () => { onClose(); setSecret(null) }
  return (
    <Modal opened={isOpen} onClose={close} closeOnClickOutside={secret === null} size="lg"
      title={t(secret === null ? phrases.newToken : phrases.madeTitle)} closeButtonProps={{ 'aria-label': t(kitPhrases.close), size: 32 }}>
      {isOpen && (secret === null ? <DialogForm onMade={setSecret} /> : <Secret secret={secret} onClose={close} />)}
    </Modal>
  )
}

type Values = { readonly name: string; readonly days: number | null; readonly scopes: readonly string[] }

function DialogForm({ onMade }: { readonly onMade: (secret: string | null) => void }) {
  const t = useSay()
  const formats = useFormats()
  const [today] = useState(() => dayOf(new Date()))
  const areas = useRead<typeof listTokenAreas>('GET /me/tokens/areas')
  const make = useAct<typeof makeToken>('POST /me/tokens', { isQuiet: true, onDone: ({ secret }) => onMade(secret) })
  const form = useForm<Values, unknown>({
    initial: { name: '', days: 90, scopes: [] },
    rules: { name: [isRequired], days: [isRequired], scopes: [isRequired] },
    submit: ({ name, days, scopes }) => make.mutateAsync({ body: { name, days: days ?? 0, scopes: [...scopes] } }),
  })
  const options = useScopeOptions()
  const { days } = form.values
  const isDays = days !== null && Number.isInteger(days) && days >= 1 && days <= longestTokenDays
  return (
    <Answer of={areas} isPart>
      {({ items }) => (
        <FormBody form={form} verb={phrases.makeToken} isPart>
          <FormSection>
            <TextField {...form.field('name')} label={phrases.name} help={phrases.nameHelp} maximum={64} isWide hasFocus />
            <NumberField {...form.field('days')} label={phrases.days} minimum={1} maximum={longestTokenDays} isWide
              help={isDays ? t(phrases.daysUntil, { day: formats.day(addDays(today, days)) }) : phrases.daysHelp} />
            <MultiSelectField {...form.field('scopes')} label={phrases.scopes} help={phrases.scopesHelp} isWide options={options(items)}
              onChange={(scopes) => form.set({ scopes: oncePerArea(scopes) })} />
          </FormSection>
        </FormBody>
      )}
    </Answer>
  )
}

/** What is chosen last for an area counts: writing includes reading. */
function oncePerArea(scopes: readonly string[]): string[] {
  const areaOf = (scope: string) => scope.split(':')[0]
  return scopes.filter((scope, index) => scopes.findLastIndex((other) => areaOf(other) === areaOf(scope)) === index)
}

function useScopeOptions() {
  const say = useScopeWords()
  const { language } = useLanguage()
  return (areas: readonly { readonly area: string; readonly powers: readonly string[] }[]) => areas
    .flatMap(({ area, powers }) => powers.map((power) => ({ value: `${area}:${power}`, label: say(`${area}:${power}`) })))
    .toSorted((left, right) => left.label.localeCompare(right.label, language))
}

function Secret({ secret, onClose }: { readonly secret: string; readonly onClose: () => void }) {
  const t = useSay()
  return (
    <Stack gap="md" role="status">
      <Text>{t(phrases.madeText)}</Text>
      <Code block fz="md" data-token>{secret}</Code>
      <Text>{t(phrases.howTo)}</Text>
      <Code block>Authorization: Bearer …</Code>
      <div>
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button onClick={copy} mr="sm" leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}>{t(copied ? accountPhrases.copied : accountPhrases.copy)}</Button>
          )}
        </CopyButton>
        <Button variant="default" onClick={onClose}>{t(kitPhrases.close)}</Button>
      </div>
    </Stack>
  )
}
