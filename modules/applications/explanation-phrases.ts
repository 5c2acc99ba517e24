import { phraseBook } from '#kit/pure/phrase.ts'

/** What "why may / may not" says of applications (A7): conditions beside permissions, and what its acts are called. */
export const applicationExplanationPhrases = phraseBook({
  application: ['Application', '資源申請單', '资源申请单'],
  edit: ['Edit the application', '編輯申請單', '编辑申请单'],
  submit: ['Submit the application', '送出申請單', '提交申请单'],
  withdraw: ['Withdraw the application', '撤回申請單', '撤回申请单'],
  approve: ['Approve the application', '核准申請單', '通过申请单'],
  reject: ['Reject the application', '駁回申請單', '驳回申请单'],
  provision: ['Provision what was applied for', '開通所申請的資源', '开通所申请的资源'],
  copy: ['Apply again with a copy', '複製後重新申請', '复制后重新申请'],
  'application.never_submitted': [
    'It was never submitted: only its applicant sees it, or, once the applicant is disabled, the department’s administrator.',
    '此申請單尚未送出，僅申請人看得到；申請人帳號停用後，部門管理員也看得到。',
    '该申请单尚未提交，仅申请人可见；申请人账号停用后，部门管理员也可见。'],
  'application.in_charge': [
    'This is for the applicant, for a substitute who acts for the applicant, or, once the applicant is disabled, for the department’s administrator.',
    '此操作由申請人、代理申請人的同事，或（申請人帳號停用後）部門管理員執行。',
    '此操作由申请人、代理申请人的同事，或（申请人账号停用后）部门管理员执行。'],
  'application.four_eyes': [
    'Four eyes: nobody reviews what they submitted, nor what was submitted by whom they act for.',
    '四眼原則：不得審批自己或被代理人送出的申請單。',
    '四眼原则：不得审批自己或被代理人提交的申请单。'],
})
