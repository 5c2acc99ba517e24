import { phraseBook } from '#kit/pure/phrase.ts'

/** What the server itself says of account requests: refusals and the one answer that nobody writes. */
export const accountRequestPhrases = phraseBook({
  'account_request.name_awaited': [
    'A request for this account name is already waiting to be decided. Wait for its answer, or ask again with another account name.',
    '已有使用此帳號名稱的申請待審批，請等候審批結果，或改用其他帳號名稱重新申請。',
    '已有使用此账号名的申请待审批，请等待审批结果，或换一个账号名重新申请。'],
  'account_request.already_decided': [
    'This request has been decided already. Reload the page to see by whom and why.',
    '此申請已處理，請重新整理頁面檢視處理人與原因。',
    '该申请已处理，请刷新页面查看处理人与原因。'],
  'account_request.own': [
    'You sent this request, or act for somebody who did. Another person decides on it.',
    '此申請由您本人或您所代理的人提出，須由其他人審批。',
    '该申请由您本人或您所代理的人提交，须由其他人审批。'],
  'account_request.no_longer_fits': [
    'Department or account have changed since: these roles and permissions no longer go together. Reject the request, so that it can be sent anew.',
    '部門或帳號已有變動，所申請的角色與權限已不相符。請駁回，由申請人重新提出。',
    '部门或账号已有变动，所申请的角色与权限已不匹配。请驳回，由申请人重新提交。'],
  'account_request.while_acting': [
    'You act for somebody else at the moment. Go back to yourself first: grants are asked for oneself only.',
    '您目前正在代理他人。權限只能為本人申請，請先恢復本人身分。',
    '您当前正在代理他人。权限只能为本人申请，请先恢复本人身份。'],
  'account_request.already_waiting': [
    'A request of yours is waiting already. You can ask again once it is decided.',
    '您已有一筆申請待審批，處理完成後才能再次申請。',
    '您已有一个申请待审批，处理完成后才能再次申请。'],
  'account_request.without_department': ['Only accounts of a department can ask for roles.', '僅所屬部門的帳號可申請角色。', '只有隶属部门的账号可以申请角色。'],
  'account_request.nothing_asked': ['Choose at least one role or quota permission.', '請至少選擇一個角色或配額權限。', '请至少选择一个角色或配额权限。'],
  'account_request.not_offered': [
    'Your account cannot ask for this: it holds it already, or it does not fit its department and roles.',
    '您的帳號無法申請此項：已持有，或與所屬部門、角色不相符。',
    '您的账号不能申请此项：已拥有，或与所在部门、角色不匹配。'],
})
