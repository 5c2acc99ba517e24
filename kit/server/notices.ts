import type { PhraseValues } from '#kit/pure/phrase.ts'
import type { Language } from '#kit/pure/register.ts'
import type { Tx } from './database.ts'
import type { StoredEvent } from './events.ts'

/** Somebody with an account gets a message and a mail; somebody without one a mail only. */
export type Recipient =
  | { readonly accountId: string }
  | { readonly email: string; readonly name: string; readonly language: Language }

/**
 * What is to be told because of an event. `title` and `body` are phrase keys, so that everybody reads it in
 * their own language; `facts` fill the phrases; `link` is a page of the product.
 */
export type Notice = {
  readonly to: readonly Recipient[]
  /** Which tab of the message centre: 申请资源, 审批资源, results, account, system. */
  readonly kind: 'application_submitted' | 'application_reviewed' | 'task' | 'result' | 'account' | 'system'
  readonly title: string
  readonly body: string
  readonly facts: PhraseValues
  readonly link: string
  /** The people who hold a job title are told too, by mail, when and if the mail settings say so. */
  readonly mailing?: Mailing
  /** Whoever has an account reads it in the message centre and gets no mail. */
  readonly isMessageOnly?: boolean
  /** A path that only the reader of the mail may know (`sealPath`): the mail leads there instead of to `link`, and is opened only when it is sent. */
  readonly sealedPath?: string
  /** What a mail lists below its text, each with its own page. */
  readonly lines?: readonly NoticeLine[]
}

/** For the mail addresses of which job title this is, and what occasion it is; the product says which there are. */
export type Mailing = { readonly jobTitle: string; readonly occasion: string }
export type NoticeLine = Pick<Notice, 'title' | 'facts' | 'link'>

/** A module's `notices.ts`: event kind → whom to tell what. Runs in the worker, in the transaction that delivers. */
export type NoticeTable = { readonly [eventKind: string]: (context: { readonly tx: Tx; readonly event: StoredEvent }) => Promise<readonly Notice[]> }
