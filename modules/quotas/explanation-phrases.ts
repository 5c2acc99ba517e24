import { phraseBook } from '#kit/pure/phrase.ts'

/** What "why may / may not" (A7) says of quota requests: conditions beside permissions, and what the acts are called. */
export const quotaExplanationPhrases = phraseBook({
  'quota_request.reviewer': [
    'This is for those who may review quota requests in the department that was asked for more.',
    '此操作由受理部門中具有配額審批權限的帳號執行。',
    '此操作由受理部门中具有配额审批权限的账号执行。'],
  'quota_request.zones': [
    'It needs that the account may review requests for the kind of regions of this request.',
    '此申請的區域類型須在帳號可審批的範圍內。',
    '该申请的区域类型须在账号可审批的范围内。'],
  'quota_request.in_charge': [
    'This is for whoever asked, for a substitute who acts for them, and for the department’s administrator.',
    '此操作由申請人、代理申請人的同事或部門管理員執行。',
    '此操作由申请人、代理申请人的同事或部门管理员执行。'],
  'quota_request.seen_by': [
    'It is seen by those who hold quota permissions in the department that needs more, and by those who review such requests in the department above it.',
    '僅申請部門中具有配額權限的帳號，以及受理部門中可審批此類申請的帳號看得到。',
    '仅申请部门中具有配额权限的账号，以及受理部门中可审批此类申请的账号可见。'],
  quota_request: ['Quota request', '配額申請單', '配额申请单'],
  approve: ['Approve the quota request', '核准配額申請', '通过配额申请'],
  reject: ['Reject the quota request', '駁回配額申請', '驳回配额申请'],
  withdraw: ['Withdraw the quota request', '撤回配額申請', '撤回配额申请'],
})
