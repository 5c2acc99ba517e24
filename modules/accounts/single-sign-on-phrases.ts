import { phraseBook } from '#kit/pure/phrase.ts'

export const singleSignOnPhrases = phraseBook({
  'single_sign_on.not_set': ['No identity provider is set for this platform.', '本平台尚未設定統一身分認證。', '本平台尚未设置统一身份认证。'],
  'single_sign_on.not_https': [
    'The identity provider’s address must begin with https://. The platform administrator can mend this in the settings.',
    '統一身分認證的位址必須以 https:// 開頭，請平台管理員於設定中修正。',
    '统一身份认证的地址必须以 https:// 开头，请平台管理员在设置中修改。'],
  'single_sign_on.provider_away': [
    'The identity provider does not answer. Try again later, or log in with account and password.',
    '統一身分認證服務目前沒有回應，請稍後再試，或以帳號與密碼登入。',
    '统一身份认证服务没有响应，请稍后再试，或使用账号和密码登录。'],
  'single_sign_on.wrong_client': [
    'The identity provider does not accept this platform: its client id or client secret is wrong. Tell the platform administrator.',
    '統一身分認證服務不接受本平台：應用程式識別碼或金鑰不正確，請通知平台管理員。',
    '统一身份认证服务不接受本平台：应用标识或密钥不正确，请通知平台管理员。'],
  'single_sign_on.denied': ['You did not log in at the identity provider. Nothing has changed.', '您未在統一身分認證完成登入，未作任何變更。', '您没有在统一身份认证中完成登录，未做任何更改。'],
  'single_sign_on.not_trusted': [
    'What the identity provider answered could not be trusted, so you are not logged in. Begin again; if it stays so, tell the platform administrator.',
    '統一身分認證的回應無法通過驗證，因此未登入。請重新開始；若持續發生，請通知平台管理員。',
    '统一身份认证的响应未通过校验，因此未登录。请重新开始；如仍然如此，请通知平台管理员。'],
  'single_sign_on.begin_again': [
    'This was begun in another browser, took longer than ten minutes, or is done already. Begin again.',
    '此流程由其他瀏覽器開始、超過十分鐘或已完成，請重新開始。',
    '该流程由其他浏览器发起、超过十分钟或已完成，请重新开始。'],
  'single_sign_on.unknown': [
    'Nobody here is linked with your identity yet. Log in with account and password and link it under My information, or ask the platform administrator to link it.',
    '您的統一身分尚未連結任何帳號。請以帳號與密碼登入後於「我的資訊」連結，或請平台管理員代為連結。',
    '您的统一身份尚未关联任何账号。请使用账号和密码登录后在“我的信息”中关联，或请平台管理员关联。'],
  'single_sign_on.disabled': ['The account that is linked with your identity is disabled. Ask the platform administrator.', '與您的統一身分連結的帳號已停用，請洽平台管理員。', '与您的统一身份关联的账号已停用，请联系平台管理员。'],
  'single_sign_on.taken': ['This person of the identity provider is linked with another account already.', '此統一身分已連結其他帳號。', '该统一身份已关联其他账号。'],
  'single_sign_on.linked_already': ['This account is linked already. Unlink it first.', '此帳號已連結，請先解除連結。', '该账号已关联，请先解除关联。'],
  'single_sign_on.no_other_way': ['You have no password: without this link you could not log in any more. Set a password first.', '您尚未設定密碼，解除連結後將無法登入，請先設定密碼。', '您没有密码，解除关联后将无法登录，请先设置密码。'],
  'single_sign_on.spaces': ['Without spaces before or after.', '前後不可有空格。', '前后不能有空格。'],

  'identity.notice.linked': ['Your account was linked with an identity provider', '您的帳號已連結統一身分', '您的账号已关联统一身份'],
  'identity.notice.linked_body': [
    'From now on a log-in at {issuer} opens your account. If this was not you, unlink it under My information and tell the platform administrator at once.',
    '今後於 {issuer} 登入即可進入您的帳號。若非本人操作，請立即於「我的資訊」解除連結並聯絡平台管理員。',
    '今后在 {issuer} 登录即可进入您的账号。如非本人操作，请立即在“我的信息”中解除关联并联系平台管理员。'],
  'identity.notice.unlinked': ['Your account was unlinked from an identity provider', '您的帳號已解除統一身分連結', '您的账号已解除统一身份关联'],
  'identity.notice.unlinked_body': ['A log-in at {issuer} no longer opens your account.', '於 {issuer} 登入不再能進入您的帳號。', '在 {issuer} 登录不再能进入您的账号。'],

  // pages
  singleSignOn: ['Single sign-on', '統一身分登入', '统一身份登录'],
  singleSignOnText: [
    'With a link, a log-in at {name} opens your account here, without the password.',
    '連結後，在「{name}」登入即可進入此帳號，無須輸入密碼。',
    '关联后，在“{name}”登录即可进入此账号，无需输入密码。'],
  logInWith: ['Log in with {name}', '使用{name}登入', '用{name}登录'],
  notLinked: ['Not linked', '未連結', '未关联'],
  link: ['Link', '連結', '关联'],
  linkText: ['You go to {name} now, log in there, and come back.', '即將前往「{name}」登入，完成後自動返回。', '即将前往“{name}”登录，完成后自动返回。'],
  linkTitle: ['Link with {name}', '連結{name}', '关联{name}'],
  linkSubject: ['Link an identity', '連結統一身分', '关联统一身份'],
  linkSubjectText: [
    'Whoever has this identifier at {name} can use this account from then on. Copy it from there exactly; the owner of the account is told.',
    '此後，「{name}」中具有此識別碼的人即可使用此帳號。請自該處準確複製；帳號擁有者會收到通知。',
    '此后，“{name}”中具有此标识的人即可使用此账号。请从那里准确复制；账号所有者会收到通知。'],
  issuer: ['Provider', '提供者', '提供方'],
  subject: ['Identifier there (sub)', '該處的識別碼（sub）', '对方标识（sub）'],
  linkedAt: ['Linked', '連結時間', '关联时间'],
  linkedNow: ['The identity is linked.', '已連結統一身分。', '已关联统一身份。'],
  unlink: ['Unlink', '解除連結', '解除关联'],
  unlinkTitle: ['Unlink the identity', '解除統一身分連結', '解除统一身份关联'],
  unlinkText: ['A log-in there no longer opens this account.', '在該處登入將不再能進入此帳號。', '在那里登录将不再能进入此账号。'],
  unlinkAdminText: ['A log-in there no longer opens this account, and the person is logged out here.', '在該處登入將不再能進入此帳號，該使用者也將在此登出。', '在那里登录将不再能进入此账号，该用户也将在此退出登录。'],
  unlinked: ['The identity is unlinked.', '已解除統一身分連結。', '已解除统一身份关联。'],
})
