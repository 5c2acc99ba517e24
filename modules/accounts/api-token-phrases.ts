import { phraseBook } from '#kit/pure/phrase.ts'

/** What the server itself says of interface tokens (U5): refusals, messages and mails. */
export const apiTokenPhrases = phraseBook({
  'token.out_of_scope': [
    'This token may not do this. It needs the scope {scope}: make a token with it under My information.',
    '此權杖的範圍不足，需要 {scope}。請於「我的資訊」建立含此範圍的權杖。',
    '此令牌的范围不足，需要 {scope}。请在“我的信息”中创建包含该范围的令牌。'],
  'token.closed_area': [
    'No token may do this. Log in and do it yourself.',
    '任何權杖都不得執行此操作，請登入後親自操作。',
    '任何令牌都不能执行此操作，请登录后亲自操作。'],
  'token.too_many': [
    'You have {most} tokens that work, which is the most. Revoke one that is no longer needed.',
    '您已有 {most} 個有效權杖，已達上限。請先撤銷不再使用的權杖。',
    '您已有 {most} 个有效令牌，已达上限。请先撤销不再使用的令牌。'],
  'token.area_twice': ['Each area only once.', '每個範圍只能選一次。', '每个范围只能选一次。'],
  'token.notice.made': ['A new interface token: {name}', '已建立新的介面權杖：{name}', '已创建新的接口令牌：{name}'],
  'token.notice.made_body': [
    'The token {name} was made for your account and works until {until}. If this was not you, revoke it at once under My information and change your password.',
    '您的帳號已建立權杖 {name}，有效至 {until}。如非本人操作，請立即於「我的資訊」撤銷並變更密碼。',
    '您的账号已创建令牌 {name}，有效至 {until}。如非本人操作，请立即在“我的信息”中撤销并修改密码。'],
  'token.notice.revoked': ['The interface token {name} was revoked', '介面權杖 {name} 已撤銷', '接口令牌 {name} 已撤销'],
  'token.notice.revoked_body': [
    'The platform administrator revoked your token {name}. Programs that use it are refused from now on.',
    '平台管理員已撤銷您的權杖 {name}，使用該權杖的程式即刻起將被拒絕。',
    '平台管理员已撤销您的令牌 {name}，使用该令牌的程序从现在起将被拒绝。'],
  'token.notice.ending': ['The interface token {name} ends on {until}', '介面權杖 {name} 將於 {until} 到期', '接口令牌 {name} 将于 {until} 到期'],
  'token.notice.ending_body': [
    'Programs that use the token {name} are refused after {until}. Make a new token under My information and put it in place before.',
    '{until} 之後，使用權杖 {name} 的程式將被拒絕。請先於「我的資訊」建立新權杖並更換。',
    '{until} 之后，使用令牌 {name} 的程序将被拒绝。请提前在“我的信息”中创建新令牌并更换。'],
})
