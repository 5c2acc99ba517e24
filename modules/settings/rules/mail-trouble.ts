/** What went wrong with a mail, in a word that people can act on, from what the mail server or the connection to it said. */
export const mailTroubles = ['no_connection', 'too_slow', 'unknown_host', 'not_encrypted', 'wrong_password', 'wrong_sender', 'wrong_recipient', 'other'] as const
export type MailTrouble = (typeof mailTroubles)[number]

const signs: readonly (readonly [RegExp, MailTrouble])[] = [
  [/ENOTFOUND|EAI_AGAIN|EDNS/, 'unknown_host'],
  [/ETIMEDOUT|Greeting never received/i, 'too_slow'],
  [/ETLS|certificate|SSL|wrong version number/i, 'not_encrypted'],
  [/EAUTH|\b53[045]\b/, 'wrong_password'],
  [/ECONN|ESOCKET|EHOSTUNREACH|ENETUNREACH/, 'no_connection'],
  [/sender|MAIL FROM/i, 'wrong_sender'],
  [/EENVELOPE|recipient|RCPT TO|\b55[013]\b/i, 'wrong_recipient'],
]

export function mailTrouble(said: string): MailTrouble {
  return signs.find(([sign]) => sign.test(said))?.[1] ?? 'other'
}
