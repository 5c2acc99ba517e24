import { Kbd, Switch, Table } from '@mantine/core'
import { useSay } from '#kit/web/i18n.tsx'
import { useSingleKeys } from '#kit/web/single-keys.ts'
import { helpPhrases as phrases } from '../../phrases.ts'
import classes from '../help.module.css'

const keys = [
  { keys: ['/'], text: phrases.keySlash },
  { keys: ['j', 'k'], text: phrases.keyRows },
  { keys: ['Enter'], text: phrases.keyEnter },
  { keys: ['Ctrl + Enter'], text: phrases.keyApprove },
  { keys: ['Ctrl + Shift + Enter'], text: phrases.keyReject },
  { keys: ['n'], text: phrases.keySkip },
  { keys: ['o'], text: phrases.keyOpinion },
  { keys: ['Esc'], text: phrases.keyEscape },
] as const

/** Which keys there are, and the switch for those without Ctrl (WCAG 2.1.4). */
export function Keys() {
  const t = useSay()
  const [isOn, set] = useSingleKeys()
  return (
    <section id="keys">
      <h2>{t(phrases.keys)}</h2>
      <p>{t(phrases.keysText)}</p>
      <Table className={classes.keys} aria-label={t(phrases.keys)}>
        <Table.Thead><Table.Tr><Table.Th scope="col">{t(phrases.key)}</Table.Th><Table.Th scope="col">{t(phrases.does)}</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {keys.map(({ keys: names, text }) => (
            <Table.Tr key={names[0]}><Table.Td>{names.map((name) => <Kbd key={name} mr={4}>{name}</Kbd>)}</Table.Td><Table.Td>{t(text)}</Table.Td></Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Switch mt="md" checked={isOn} label={t(phrases.singleKeys)} description={t(phrases.singleKeysHelp)} onChange={(event) => set(event.currentTarget.checked)} />
    </section>
  )
}
