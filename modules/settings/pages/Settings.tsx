import { Tabs } from '@mantine/core'
import { Answer, DetailPage } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { PageLink, useSearchValues } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { accessPhrases } from '#modules/access/phrases.ts'
import type { listSettings } from '../contract.ts'
import { settingPhrases } from '../phrases.ts'
import { settingGroups, settingOf } from '../rules/settings.ts'
import { GroupChecks } from './parts/GroupChecks.tsx'
import { LogoRow } from './parts/LogoRow.tsx'
import { settingPagePhrases as phrases } from './parts/page-phrases.ts'
import { SettingRow } from './parts/SettingRow.tsx'
import { groupNames } from './parts/setting-names.ts'
import { elsewhere } from './parts/elsewhere.ts'
import kit from '#kit/web/kit.module.css'
import classes from './parts/settings.module.css'

/** 设置: everything that the platform admin changes while the platform runs (chapter 8, platform settings). */
export default function Settings() {
  const t = useSay()
  const settings = useRead<typeof listSettings>('GET /settings')
  const [search, changeSearch] = useSearchValues()
  const group = settingGroups.find((one) => one === search['group']) ?? 'look'
  return (
    <DetailPage title={settingPhrases.settings} crumbs={[{ label: accessPhrases.platformMenu }, { label: settingPhrases.settings }]} subtitle={t(phrases.subtitle)}>
      <Answer of={settings} isPart>{({ items, logo }) => (
        <Tabs value={group} onChange={(value) => changeSearch({ group: value ?? undefined })} keepMounted={false}>
          <Tabs.List mb="md">{settingGroups.map((one) => <Tabs.Tab key={one} value={one}>{t(groupNames[one])}</Tabs.Tab>)}</Tabs.List>
          {settingGroups.map((one) => (
            <Tabs.Panel key={one} value={one}>
              <div className={classes.sections}>
                <section className={kit.section} aria-label={t(groupNames[one])}>
                  <dl className={classes.rows}>
                    {one === 'look' && <LogoRow logo={logo} />}
                    {items.filter(({ code }) => settingOf(code).group === one).map((row) => <SettingRow key={row.code} row={row} rows={items} />)}
                  </dl>
                </section>
                <GroupChecks group={one} />
              </div>
            </Tabs.Panel>
          ))}
        </Tabs>
      )}</Answer>
      <p className={classes.elsewhere}>
        <span>{t(phrases.elsewhere)}</span>
        {elsewhere.map(({ to, label }) => <PageLink key={to} to={to}>{t(label)}</PageLink>)}
      </p>
    </DetailPage>
  )
}
