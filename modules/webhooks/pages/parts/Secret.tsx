import { Button, Code, CopyButton, Group, Modal, Stack, Text } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useSay } from '#kit/web/i18n.tsx'
import { webhookPagePhrases as phrases } from './page-phrases.ts'

/** The secret, this once: neither a click beside the dialog nor Escape puts it away. */
export function SecretDialog({ secret, onClose }: { readonly secret: string | null | undefined; readonly onClose: () => void }) {
  const t = useSay()
  return (
    <Modal opened={secret !== undefined} onClose={onClose} closeOnClickOutside={false} closeOnEscape={false} withCloseButton={false} size="lg" title={t(phrases.secretTitle)}>
      {secret === null && <Text>{t(phrases.secretGone)}</Text>}
      {typeof secret === 'string' && (
        <Stack gap="md">
          <Text>{t(phrases.secretText)}</Text>
          <Code block fz="md" data-secret>{secret}</Code>
        </Stack>
      )}
      <Group mt="md">
        {typeof secret === 'string' && (
          <CopyButton value={secret}>{({ copied, copy }) => (
            <Button variant="default" onClick={copy} leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}>{t(copied ? phrases.copied : phrases.copy)}</Button>
          )}</CopyButton>
        )}
        <Button onClick={onClose}>{t(phrases.toWebhook)}</Button>
      </Group>
    </Modal>
  )
}
