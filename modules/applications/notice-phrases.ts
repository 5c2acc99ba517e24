import { phraseBook } from '#kit/pure/phrase.ts'

/** What messages and mails about applications say (R8, chapter 8). */
export const applicationNoticePhrases = phraseBook({
  'application.notice.submitted': ['Application {number} submitted', '資源申請單 {number} 已送出', '资源申请单 {number} 已提交'],
  'application.notice.submitted_body': [
    '{applicant} of {department} submitted “{title}”.',
    '{department} {applicant} 送出了「{title}」。',
    '{department} {applicant} 提交了“{title}”。'],
  'application.notice.for_department': ['An application was made for your department: {number}', '已為貴部門提出資源申請：{number}', '已为您部门提交资源申请：{number}'],
  'application.notice.to_review': ['Application {number} waits for your review', '資源申請單 {number} 待您審核', '资源申请单 {number} 待您审批'],
  'application.notice.to_provision': ['Application {number} waits to be provisioned', '資源申請單 {number} 待開通', '资源申请单 {number} 待开通'],
  'application.notice.waiting_body': [
    '“{title}” of {department}, applied for by {applicant}.',
    '{department} {applicant} 的「{title}」。',
    '{department} {applicant} 的“{title}”。'],
  'application.notice.approved': ['Application {number} approved', '資源申請單 {number} 審核通過', '资源申请单 {number} 审批通过'],
  'application.notice.approved_body': [
    '{by} approved “{title}” of {department}.',
    '{by} 通過了 {department} 的「{title}」。',
    '{by} 通过了 {department} 的“{title}”。'],
  'application.notice.rejected': ['Application {number} rejected', '資源申請單 {number} 已駁回', '资源申请单 {number} 已驳回'],
  'application.notice.rejected_body': [
    '{by} rejected “{title}” of {department}. Reason: {reason}',
    '{by} 駁回了 {department} 的「{title}」。原因：{reason}',
    '{by} 驳回了 {department} 的“{title}”。原因：{reason}'],
  'application.notice.items_rejected': ['Part of application {number} is turned down', '資源申請單 {number} 部分項目未通過', '资源申请单 {number} 部分申请项被驳回'],
  'application.notice.items_rejected_body': [
    '{by} turned down part of “{title}” ({department}): {items}. The rest goes on.',
    '{by} 駁回了 {department}「{title}」的部分項目：{items}。其餘項目繼續辦理。',
    '{by} 驳回了 {department}“{title}”的部分申请项：{items}。其余申请项继续办理。'],
  'application.notice.completed': ['Your resources are ready: {number}', '資源已開通：{number}', '资源已开通：{number}'],
  'application.notice.completed_body': [
    'The resources of “{title}” ({department}) are provisioned.',
    '{department} 的「{title}」所申請的資源已開通。',
    '{department} 的“{title}”所申请的资源已开通。'],
  'application.notice.closed': ['Application {number} closed', '資源申請單 {number} 已關閉', '资源申请单 {number} 已关闭'],
  'application.notice.closed_body': [
    'Nothing of “{title}” ({department}) could be provisioned. Reason: {reason}',
    '{department} 的「{title}」無法開通。原因：{reason}',
    '{department} 的“{title}”无法开通。原因：{reason}'],
  'application.notice.to_carry_out': ['Application {number} waits to be carried out', '資源申請單 {number} 待辦理', '资源申请单 {number} 待办理'],
  'application.notice.completed_change': ['Your resources are changed: {number}', '資源已變更：{number}', '资源已变更：{number}'],
  'application.notice.completed_change_body': [
    'The changes of “{title}” ({department}) are carried out. They are charged in their new configuration from that day on.',
    '{department} 的「{title}」已完成變更，自完成當日起按新設定計費。',
    '{department} 的“{title}”已完成变更，自完成当日起按新配置计费。'],
  'application.notice.completed_release': ['Your resources are released: {number}', '資源已釋放：{number}', '资源已释放：{number}'],
  'application.notice.completed_release_body': [
    'The resources of “{title}” ({department}) are released and no longer charged after that day.',
    '{department} 的「{title}」所列資源已釋放，自次日起不再計費。',
    '{department} 的“{title}”所列资源已释放，自次日起不再计费。'],
  'application.notice.closed_existing': ['Application {number} closed', '資源申請單 {number} 已關閉', '资源申请单 {number} 已关闭'],
  'application.notice.closed_existing_body': [
    'Nothing of “{title}” ({department}) could be carried out; the resources run on as they are. Reason: {reason}',
    '{department} 的「{title}」無法辦理，資源維持原狀繼續執行。原因：{reason}',
    '{department} 的“{title}”无法办理，资源保持原状继续运行。原因：{reason}'],
})
