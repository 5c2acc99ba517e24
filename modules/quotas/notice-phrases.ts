import { phraseBook } from '#kit/pure/phrase.ts'

/** What messages and mails about quotas say (Q3, Q4, Q8, Q9). */
export const quotaNoticePhrases = phraseBook({
  'quota.notice.to_review': ['Quota request {number} waits for your review', '配額申請 {number} 待您審批', '配额申请 {number} 待您审批'],
  'quota.notice.to_review_body': [
    '{by} of {department} asks for more quota. Reason: {reason}',
    '{department} {by} 申請增加配額。原因：{reason}',
    '{department} {by} 申请增加配额。原因：{reason}'],
  'quota.notice.no_reviewer': ['Nobody can review quota request {number}', '配額申請 {number} 無人可審批', '配额申请 {number} 无人可审批'],
  'quota.notice.no_reviewer_body': [
    '{department} asks {parent} for more quota, and nobody at {parent} holds the permission to review it.',
    '{department} 向 {parent} 申請增加配額，但 {parent} 沒有具備審批權限的人員。',
    '{department} 向 {parent} 申请增加配额，但 {parent} 没有具备审批权限的人员。'],
  'quota.notice.approved': ['Quota request {number} approved', '配額申請 {number} 審批通過', '配额申请 {number} 审批通过'],
  'quota.notice.rejected': ['Quota request {number} rejected', '配額申請 {number} 已駁回', '配额申请 {number} 已驳回'],
  'quota.notice.decided_body': ['{by} decided. Reason: {reason}', '由 {by} 處理。原因：{reason}', '由 {by} 处理。原因：{reason}'],
  'quota.notice.grant_ended': ['A temporary quota of {department} has ended', '{department} 的臨時配額已到期', '{department} 的临时配额已到期'],
  'quota.notice.grant_ended_body': [
    '{region}, {metric}: the total fell back by {fallen} to {total} {unit}.',
    '{region}、{metric}：總配額減少 {fallen}，目前為 {total} {unit}。',
    '{region}、{metric}：总配额减少 {fallen}，现为 {total} {unit}。'],
  'quota.notice.grant_overdue': ['A temporary quota of {department} is overdue', '{department} 的臨時配額已逾期', '{department} 的临时配额已逾期'],
  'quota.notice.grant_overdue_body': [
    '{region}, {metric}: {overdue} {unit} should have been given back and are still in use. Nothing more can be applied for until they are.',
    '{region}、{metric}：應歸還的 {overdue} {unit} 仍在使用，歸還前不能再申請。',
    '{region}、{metric}：应归还的 {overdue} {unit} 仍在使用，归还前不能再申请。'],
  'quota.notice.warning': ['A quota of {department} is nearly used up', '{department} 的配額即將用盡', '{department} 的配额即将用尽'],
  'quota.notice.alarm': ['A quota of {department} is almost exhausted', '{department} 的配額幾近耗盡', '{department} 的配额几近耗尽'],
  'quota.notice.threshold_body': [
    '{region}, {metric}: {taken} of {total} {unit} are taken ({percent} %).',
    '{region}、{metric}：共 {total} {unit}，已占用 {taken}（{percent}%）。',
    '{region}、{metric}：共 {total} {unit}，已占用 {taken}（{percent}%）。'],
  'quota.notice.thresholds_body': [
    '{region}, {metric}: {taken} of {total} {unit} are taken ({percent} %); {more} more quotas are short as well.',
    '{region}、{metric}：共 {total} {unit}，已占用 {taken}（{percent}%）；另有 {more} 項配額也已不足。',
    '{region}、{metric}：共 {total} {unit}，已占用 {taken}（{percent}%）；另有 {more} 项配额也已不足。'],
})
