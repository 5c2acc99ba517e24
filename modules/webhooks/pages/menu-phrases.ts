import { phraseBook } from '#kit/pure/phrase.ts'

/** What the navigation says; apart from the rest, because it is loaded with the shell. */
export const webhookMenuPhrases = phraseBook({
  webhooks: ['Webhooks', 'Webhook', 'Webhook'],
})
