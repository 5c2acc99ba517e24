import { phraseBook } from '#kit/pure/phrase.ts'

export const webhookPhrases = phraseBook({
  webhooks: ['Webhooks', 'Webhook', 'Webhook'],
})
