import { Button, Code, CopyButton, Group, SimpleGrid, Stack, Text } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useSay } from '#kit/web/i18n.tsx'
import { accountPhrases } from '../../phrases.ts'
import { secondFactorPhrases as phrases } from '../../second-factor-phrases.ts'

/** Shown once, right after they were made; the person says that they are kept. */
export function RecoveryCodes({ codes, onKept }: { readonly codes: readonly string[]; readonly onKept: () => void }) {
  const t = useSay()
  return (
    <Stack gap="md" role="status">
      <Text>{t(phrases.recoveryCodesText)}</Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs" component="ol" m={0} p={0} aria-label={t(phrases.recoveryCodes)} style={{ listStyle: 'none' }}>
        {codes.map((code) => <li key={code}><Code fz="sm" display="block" px="sm" py={6}>{code}</Code></li>)}
      </SimpleGrid>
      <Group gap="sm">
        <CopyButton value={codes.join('\n')}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy} leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}>{t(copied ? accountPhrases.copied : phrases.copyAll)}</Button>
          )}
        </CopyButton>
        <Button onClick={onKept}>{t(phrases.keptThem)}</Button>
      </Group>
    </Stack>
  )
}
