import { ActionIcon, Button } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { SwitchField, TextField } from '#kit/web/fields.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import type { Form } from '#kit/web/use-form.ts'
import { cataloguePhrases as phrases } from '../../phrases.ts'
import classes from './catalogue.module.css'

export type Vswitch = { readonly id?: string; readonly name: string; readonly cidr: string; readonly cloudId: string; readonly isOn: boolean }

/** The vSwitches of a VPC: those that are there keep their range and are switched off, new ones can be taken away again. */
export function VswitchFields<Values extends object>({ form, vswitches, onChange }: { readonly form: Form<Values>; readonly vswitches: readonly Vswitch[]; readonly onChange: (vswitches: readonly Vswitch[]) => void }) {
  const t = useSay()
  const name = t(phrases.vswitch)
  const change = (index: number, changes: Partial<Vswitch>) => onChange(vswitches.map((vswitch, other) => other === index ? { ...vswitch, ...changes } : vswitch))
  return (
    <div className={classes.entries} data-wide>
      {vswitches.map((vswitch, index) => (
        <div key={vswitch.id ?? `new-${index}`} className={classes.entry} role="group" aria-label={`${name} ${index + 1}`}>
          <div className={classes.entryFields}>
            <TextField {...form.at(`vswitches/${index}/name`, vswitch.name, (text) => change(index, { name: text }), true)} label={phrases.name} maximum={64} />
            <TextField {...form.at(`vswitches/${index}/cidr`, vswitch.cidr, (cidr) => change(index, { cidr }), true)} label={phrases.cidr} maximum={18} isDisabled={vswitch.id !== undefined} />
            <TextField {...form.at(`vswitches/${index}/cloudId`, vswitch.cloudId, (cloudId) => change(index, { cloudId }))} label={phrases.cloudId} maximum={100} />
            {vswitch.id !== undefined && <SwitchField {...form.at(`vswitches/${index}/isOn`, vswitch.isOn, (isOn) => change(index, { isOn }))} label={phrases.isOffered} />}
          </div>
          {vswitch.id === undefined && (
            <ActionIcon variant="subtle" size={32} className={classes.entryRemove} aria-label={t(phrases.removeEntry, { name, number: index + 1 })} onClick={() => onChange(vswitches.filter((_, other) => other !== index))}>
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          )}
        </div>
      ))}
      <div className={classes.entryBar}>
        <Button variant="default" disabled={vswitches.length >= 24} leftSection={<IconPlus size={16} aria-hidden />} onClick={() => onChange([...vswitches, { name: '', cidr: '', cloudId: '', isOn: true }])}>{t(phrases.addVswitch)}</Button>
      </div>
    </div>
  )
}
