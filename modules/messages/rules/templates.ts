import type { PhraseBook, PhraseValues, PhraseValue } from '#kit/pure/phrase.ts'

/**
 * Which phrases are notices: titles are called `….notice.name`, the text of a title is `name_body`; a few titles share
 * a text, or have more than one. Made from the phrases themselves, so that the list has what the product says.
 */
export type Template = { readonly group: string; readonly titleKey: string; readonly bodyKey: string }

const sharedBodies: Readonly<Record<string, readonly string[]>> = {
  'application.notice.for_department': ['application.notice.submitted_body'],
  'application.notice.to_review': ['application.notice.waiting_body'],
  'application.notice.to_provision': ['application.notice.waiting_body'],
  'application.notice.to_carry_out': ['application.notice.waiting_body'],
  'application.notice.due_soon': ['application.notice.due_body'],
  'application.notice.due_today': ['application.notice.due_body'],
  'application.notice.overdue': ['application.notice.due_body'],
  'application.notice.commented': ['application.notice.comment_body'],
  'application.notice.mentioned': ['application.notice.comment_body'],
  'quota.notice.approved': ['quota.notice.decided_body'],
  'quota.notice.rejected': ['quota.notice.decided_body'],
  'quota.notice.warning': ['quota.notice.threshold_body', 'quota.notice.thresholds_body'],
  'quota.notice.alarm': ['quota.notice.threshold_body', 'quota.notice.thresholds_body'],
  'mail.notice.digest': ['mail.notice.digest_body', 'mail.notice.digest_part_body'],
  'project.created.title': ['project.created.body'],
}

export function isNoticeKey(key: string): boolean {
  return /\.notice\.[a-z0-9_]+$/.test(key) || key === 'project.created.title' || key === 'project.created.body'
}

/** In the order of the phrases; a title without a text of its own that nobody has named here has none and is left out. */
export function templatesOf(phrases: PhraseBook): Template[] {
  return Object.keys(phrases).filter((key) => isNoticeKey(key) && !/[._]body$/.test(key)).flatMap((titleKey) => {
    const bodies = sharedBodies[titleKey] ?? [`${titleKey}_body`]
    return bodies.filter((bodyKey) => Object.hasOwn(phrases, bodyKey)).map((bodyKey) => ({ group: titleKey.split('.')[0]!, titleKey, bodyKey }))
  })
}

/** Facts to fill a preview with; made up, of nobody. */
const samples: PhraseValues = {
  number: 'RA-20261122-0007', name: ['Portal server', '入口網站伺服器', '门户网站服务器'], title: ['Servers for the portal', '入口網站所需伺服器', '门户网站所需服务器'],
  department: ['Transport Bureau', '交通局', '交通运输局'], unit: ['Transport Bureau', '交通局', '交通运输局'], parent: ['Big Data Bureau', '大數據局', '大数据局'], region: ['Public zone 1', '公有一區', '公共一区'],
  by: ['Wang Xiaoming', '王小明', '王小明'], applicant: ['Wang Xiaoming', '王小明', '王小明'], account: ['Wang Xiaoming', '王小明', '王小明'], substitute: ['Li Si', '李四', '李四'], member: ['Nebula Logistics', '星辰物流', '星辰物流'],
  reason: ['The business grows.', '業務擴充。', '业务扩容。'], excerpt: ['Please add the memory needed.', '請補充所需記憶體。', '请补充所需内存。'], items: ['ECS × 2: too large', 'ECS × 2：規格過大', 'ECS × 2：规格过大'],
  service: ['Elastic Compute Service', '雲端伺服器 ECS', '云服务器 ECS'], metric: 'vCPU', month: '2026-11', year: 2026, day: '2026-11-22', dueOn: '2026-12-02', due: '2026-12-02', from: '2026-11-22', until: '2026-12-31', to: '2026-12-31',
  startsOn: '2026-11-22', expiresOn: '2027-11-22', deletedOn: '2027-11-29', amount: '1280.00', balance: '8600.00', refund: '320.00', total: '5230.00', spent: '80000.00', threshold: 80, percent: 85,
  count: 12, listed: 10, left: 2, taken: 85, fallen: 8, overdue: 4, more: 3, failed: 1, units: ['Transport Bureau', '交通局', '交通运输局'], revision: 1, lines: 2, bills: 6, projects: 3, resources: 14,
  voucher: 'V-2026-118', reference: 'T-2026-031', note: ['Booked twice', '重複入帳', '重复入账'], grants: ['Department user', '部門使用者', '部门用户'], decision: ['Please choose another role.', '請改選其他角色。', '请改选其他角色。'],
  names: ['Portal server', '入口網站伺服器', '门户网站服务器'],
}

/** How a phrase is shown as it is written: its places for facts in marks that no other text has. */
export function withMarkedPlaces(text: string): string {
  return text.replace(/\{(\w+)\}/g, '‹$1›')
}

/** A fact that no sample is known for stands for itself, in brackets. */
export function sampleFacts(...phrases: readonly (readonly string[])[]): PhraseValues {
  const names = new Set(phrases.flatMap((phrase) => phrase.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]!))))
  return Object.fromEntries([...names].map((name): [string, PhraseValue] => [name, samples[name] ?? `[${name}]`]))
}
