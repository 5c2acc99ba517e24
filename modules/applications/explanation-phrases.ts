import { phraseBook } from '#kit/pure/phrase.ts'

/** What "why may / may not" says of applications (A7): conditions beside permissions, and what its acts are called. */
export const applicationExplanationPhrases = phraseBook({
  'application.in_charge': [
    'This is for the applicant, for a substitute who acts for the applicant, or, once the applicant is disabled, for the department’s administrator.',
    '此操作由申請人、代理申請人的同事，或（申請人帳號停用後）部門管理員執行。',
    '此操作由申请人、代理申请人的同事，或（申请人账号停用后）部门管理员执行。'],
  'application.four_eyes': [
    'Four eyes: nobody reviews what they submitted, nor what was submitted by whom they act for.',
    '四眼原則：不得審核自己或被代理人送出的申請單。',
    '四眼原则：不得审批自己或被代理人提交的申请单。'],
})
