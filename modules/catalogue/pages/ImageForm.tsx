import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { Phrase } from '#kit/pure/phrase.ts'
import { isRequired, matches } from '#kit/web/checks.ts'
import { Answer } from '#kit/web/DetailPage.tsx'
import { SelectField, SwitchField, TextField } from '#kit/web/fields.tsx'
import { FormPage, FormSection } from '#kit/web/FormPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useGo, usePageParams } from '#kit/web/links.tsx'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useAct, useRead } from '#kit/web/query.ts'
import { useForm, type Form } from '#kit/web/use-form.ts'
import type { createImage, editImage, Image, readImage } from '../contract.ts'
import { cataloguePhrases as phrases } from '../phrases.ts'
import { crumbs, emptyNames, missingNames, placeOf, PlaceFields, TextsField } from './parts/maintenance.tsx'
import { systemOptions } from './parts/options.ts'
import classes from './parts/catalogue.module.css'

const list = '/catalogue/images'

/** A public image with its versions. */
export default function ImageForm() {
  const { id } = usePageParams()
  return id === undefined ? <Fields image={null} /> : <Existing id={id} />
}

function Existing({ id }: { readonly id: string }) {
  const image = useRead<typeof readImage>('GET /images/:id', { params: { id } })
  return <Answer of={image}>{(found) => <Fields image={found} />}</Answer>
}

type Version = { readonly label: string; readonly isOn: boolean }
type Values = { code: string; names: Phrase; system: string; versions: readonly Version[]; position: number | null; isOn: boolean }

function Fields({ image }: { readonly image: Image | null }) {
  const go = useGo()
  const done = { done: kitPhrases.saved, isQuiet: true, onDone: () => go(list) }
  const create = useAct<typeof createImage>('POST /images', done)
  const edit = useAct<typeof editImage>('PATCH /images/:id', done)
  const form = useForm<Values>({
    initial: {
      code: image?.code ?? '', names: image?.names ?? emptyNames, system: image?.system ?? 'linux', versions: image?.versions ?? [{ label: '', isOn: true }],
      position: image?.position ?? null, isOn: image?.isOn ?? true,
    },
    rules: { code: [isRequired, matches(/^[a-z][a-z0-9_-]{0,39}$/, phrases.codeHelp)] },
    check: ({ names, versions }) => ({ ...missingNames('names', names), ...Object.fromEntries(versions.map(({ label }, index) => [`versions/${index}/label`, isRequired(label)])) }),
    submit: ({ code, system, names, versions, isOn, ...place }) => image
      ? edit.mutateAsync({ params: { id: image.id }, body: { version: image.version, names: [...names], versions: [...versions], isOn, ...placeOf(place) } })
      : create.mutateAsync({ body: { code, system: system as Image['system'], names: [...names], versions: [...versions], ...placeOf(place) } }),
  })
  return (
    <FormPage title={image ? phrases.editImage : phrases.addImage} crumbs={[...crumbs, { label: phrases.images, to: list }]} form={form} verb={kitPhrases.save} backTo={list}>
      <FormSection>
        <TextField {...form.field('code')} label={phrases.code} help={phrases.codeHelp} maximum={40} isDisabled={image !== null} />
        <SelectField {...form.field('system')} label={phrases.system} options={systemOptions} isDisabled={image !== null} />
        <TextsField form={form} path="names" texts={form.values.names} onChange={(names) => form.set({ names })} maximum={80} />
        <PlaceFields form={form} isNew={image === null} />
      </FormSection>
      <FormSection title={phrases.versions} description={phrases.offerHelp}><VersionFields form={form} known={image?.versions.length ?? 0} /></FormSection>
    </FormPage>
  )
}

/** Versions that are there keep their name, since configurations refer to it. */
function VersionFields({ form, known }: { readonly form: Form<Values>; readonly known: number }) {
  const t = useSay()
  const { versions } = form.values
  const change = (index: number, changes: Partial<Version>) => form.set({ versions: versions.map((version, other) => other === index ? { ...version, ...changes } : version) })
  return (
    <div className={classes.entries} data-wide>
      {versions.map((version, index) => (
        <div key={index} className={classes.entry} role="group" aria-label={`${t(phrases.version)} ${index + 1}`}>
          <div className={classes.entryFields}>
            <TextField {...form.at(`versions/${index}/label`, version.label, (label) => change(index, { label }), true)} label={phrases.version} maximum={60} isDisabled={index < known} />
            <SwitchField {...form.at(`versions/${index}/isOn`, version.isOn, (isOn) => change(index, { isOn }))} label={phrases.isOffered} />
          </div>
        </div>
      ))}
      <div className={classes.entryBar}>
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => form.set({ versions: [...versions, { label: '', isOn: true }] })}>{t(phrases.addVersion)}</Button>
      </div>
    </div>
  )
}
