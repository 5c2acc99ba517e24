import { Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useSay } from '#kit/web/i18n.tsx'
import { accountPhrases as phrases } from '../../phrases.ts'

/** Shown once, right after it was made (C-E1). */
export function OneTimePassword({ name, password }: { readonly name: string; readonly password: string }) {
  const t = useSay()
  return (
    <Stack gap="sm" role="status">
      <Text>{t(phrases.oneTimeText, { name })}</Text>
      <Group gap="sm">
        <Code fz="lg" px="md" py="xs">{password}</Code>
        <CopyButton value={password}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy} leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}>{t(copied ? phrases.copied : phrases.copy)}</Button>
          )}
        </CopyButton>
      </Group>
    </Stack>
  )
}
