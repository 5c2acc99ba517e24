import { ActionIcon, Button, Input } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useSay } from '#kit/web/i18n.tsx'
import { cataloguePhrases as phrases } from '../../phrases.ts'
import { entryScope, isVisible, type Scope } from '../../rules/choices.ts'
import { newEntry } from '../../rules/configuration.ts'
import type { CatalogueFacts, Configuration, ConfigurationEntry, ListOption, Scalar, ServiceDefinition } from '../../rules/service.ts'
import type { Bind } from './ConfigurationForm.tsx'
import { LeafField } from './LeafField.tsx'
import classes from './catalogue.module.css'

type ListFieldProps = {
  readonly option: ListOption
  readonly definition: ServiceDefinition
  readonly facts: CatalogueFacts
  readonly value: Configuration
  readonly bind: Bind
  readonly isDisabled: boolean
  readonly onChange: (entries: readonly ConfigurationEntry[]) => void
}

/** Several things of one shape, such as data disks: each a row of fields that can be taken away again. */
export function ListField({ option, definition, facts, value, bind, isDisabled, onChange }: ListFieldProps) {
  const t = useSay()
  const given = value[option.key]
  const entries: readonly ConfigurationEntry[] = Array.isArray(given) ? given as readonly ConfigurationEntry[] : []
  const around: Scope = { options: definition.options, values: value }
  const { id, error } = bind(option.key, entries, onChange, option.minEntries > 0)
  const name = t(option.entryNames)
  const change = (index: number, key: string, next: Scalar | undefined) => onChange(entries.map((entry, other) => {
    const { [key]: _before, ...rest } = entry
    return other !== index ? entry : next === undefined ? rest : { ...rest, [key]: next }
  }))
  const { total } = option
  const used = total ? entries.reduce((sum, entry) => sum + Number(entry[total.of] ?? 0), 0) : entries.length
  const maximum = total ? total.max : option.maxEntries
  const isFull = used >= maximum || entries.length >= option.maxEntries
  return (
    <Input.Wrapper label={t(option.names)} labelElement="div" labelProps={{ 'data-label-of': id }} description={option.help && t(option.help)} error={error} required={option.minEntries > 0} data-wide>
      <div id={id} role="group" aria-label={t(option.names)} className={classes.entries}>
        {entries.map((entry, index) => {
          const scope = entryScope(option, entry, around)
          return (
            <div key={index} role="group" aria-label={`${name} ${index + 1}`} className={classes.entry}>
              <span className={classes.entryNumber} aria-hidden>{index + 1}</span>
              <div className={classes.entryFields}>
                {option.options.filter((part) => isVisible(part, scope)).map((part) => (
                  <LeafField key={part.key} option={part} scope={scope} facts={facts} path={`${option.key}/${index}/${part.key}`} bind={bind} isDisabled={isDisabled} onChange={(next) => change(index, part.key, next)} />
                ))}
              </div>
              <ActionIcon variant="subtle" size={32} disabled={isDisabled} className={classes.entryRemove} aria-label={t(phrases.removeEntry, { name, number: index + 1 })}
                onClick={() => onChange(entries.filter((_, other) => other !== index))}><IconTrash size={16} aria-hidden /></ActionIcon>
            </div>
          )
        })}
        <div className={classes.entryBar}>
          <Button variant="default" size="compact-md" disabled={isDisabled || isFull} leftSection={<IconPlus size={16} aria-hidden />} onClick={() => onChange([...entries, newEntry(option, value, definition, facts)])}>
            {t(phrases.addEntry, { name })}
          </Button>
          <span className={classes.dimmed} role="status">{t(phrases.usedOfTotal, { used, maximum })}</span>
        </div>
      </div>
    </Input.Wrapper>
  )
}
