import { phraseBook } from '#kit/pure/phrase.ts'

export const secondFactorPhrases = phraseBook({
  'session.second_factor_needed': ['Now the code of your second factor.', '請輸入兩步驟驗證碼。', '请输入二次验证码。'],
  'session.wrong_code': [
    'This code is not right, has expired or was used already. Each code works once: wait for the next one.',
    '驗證碼不正確、已過期或已使用過。每個驗證碼僅能使用一次，請等待下一個。',
    '验证码不正确、已过期或已使用过。每个验证码只能使用一次，请等待下一个。'],
  'second_factor.must_set_up': [
    'Your role needs a second factor. Set it up before you go on.',
    '您的角色必須啟用兩步驟驗證，請先完成設定。',
    '您的角色必须启用二次验证，请先完成设置。'],
  'second_factor.is_set_up': ['Your second factor is set up already. Remove it first.', '兩步驟驗證已啟用，請先移除。', '二次验证已启用，请先移除。'],
  'second_factor.is_not_set_up': ['This account has no second factor.', '此帳號未啟用兩步驟驗證。', '此账号未启用二次验证。'],
  'second_factor.not_begun': ['This took too long. Begin anew and scan the new code.', '設定已逾時，請重新開始並掃描新的 QR 碼。', '设置已超时，请重新开始并扫描新的二维码。'],
  'second_factor.wrong_code': [
    'This code is not right. Check that the clock of your phone is right, and use the newest code.',
    '驗證碼不正確。請確認手機時間正確，並輸入最新的驗證碼。',
    '验证码不正确。请确认手机时间准确，并输入最新的验证码。'],
  'second_factor.locked': ['Too many wrong codes. Try again in 15 minutes.', '驗證碼錯誤次數過多，請 15 分鐘後再試。', '验证码错误次数过多，请 15 分钟后再试。'],
  'second_factor.compulsory': ['Your role needs a second factor: it cannot be removed.', '您的角色必須啟用兩步驟驗證，無法移除。', '您的角色必须启用二次验证，不能移除。'],

  'second_factor.notice.set_up': ['Second factor set up', '已啟用兩步驟驗證', '已启用二次验证'],
  'second_factor.notice.set_up_body': [
    'From now on, logging in asks for a code of your authenticator app. If this was not you, tell the platform administrator at once.',
    '今後登入時須輸入驗證器應用程式的驗證碼。若非本人操作，請立即聯絡平台管理員。',
    '今后登录时须输入验证器应用的验证码。如非本人操作，请立即联系平台管理员。'],
  'second_factor.notice.removed': ['Second factor removed', '已移除兩步驟驗證', '已移除二次验证'],
  'second_factor.notice.removed_body': [
    'Logging in asks for your password only. If this was not you, change your password and tell the platform administrator at once.',
    '今後登入僅需密碼。若非本人操作，請立即變更密碼並聯絡平台管理員。',
    '今后登录只需密码。如非本人操作，请立即修改密码并联系平台管理员。'],
  'second_factor.notice.reset': ['Second factor reset by the platform administrator', '平台管理員已重設您的兩步驟驗證', '平台管理员已重置您的二次验证'],
  'second_factor.notice.reset_body': [
    'Your second factor and recovery codes no longer count, and your sessions have ended. Set up a new one under My information. If you did not ask for this, tell the platform administrator at once.',
    '原有的兩步驟驗證與復原碼已失效，所有登入已結束，請於「我的資訊」重新設定。若非您要求，請立即聯絡平台管理員。',
    '原有的二次验证和恢复码已失效，所有登录已结束，请在“我的信息”中重新设置。如非您要求，请立即联系平台管理员。'],
  'second_factor.notice.recovery_code_used': ['A recovery code was used', '已使用一組復原碼', '已使用一个恢复码'],
  'second_factor.notice.recovery_code_used_body': [
    'A recovery code stood in for your authenticator app; {left} are left. If this was not you, change your password and make new codes at once.',
    '有人以復原碼代替驗證器應用程式登入，尚餘 {left} 組。若非本人操作，請立即變更密碼並重新產生復原碼。',
    '有人使用恢复码代替验证器应用登录，还剩 {left} 个。如非本人操作，请立即修改密码并重新生成恢复码。'],
  'second_factor.notice.recovery_codes_made': ['New recovery codes made', '已產生新的復原碼', '已生成新的恢复码'],
  'second_factor.notice.recovery_codes_made_body': [
    'The earlier recovery codes no longer count. If this was not you, change your password at once.',
    '先前的復原碼已失效。若非本人操作，請立即變更密碼。',
    '之前的恢复码已失效。如非本人操作，请立即修改密码。'],

  // pages
  secondFactor: ['Second factor', '兩步驟驗證', '二次验证'],
  secondFactorText: [
    'A code of an app on your phone beside the password: whoever learns your password alone does not come in.',
    '除密碼外，再輸入手機應用程式上的驗證碼。僅知道密碼的人無法登入。',
    '除密码外，再输入手机应用上的验证码。只知道密码的人无法登录。'],
  isOn: ['On', '已啟用', '已启用'],
  isOff: ['Off', '未啟用', '未启用'],
  since: ['Since', '啟用時間', '启用时间'],
  recoveryCodesLeft: ['Recovery codes left', '剩餘復原碼', '剩余恢复码'],
  compulsoryText: ['Your role needs it.', '您的角色必須啟用。', '您的角色必须启用。'],
  setUp: ['Set up', '設定', '设置'],
  setUpTitle: ['Set up the second factor', '設定兩步驟驗證', '设置二次验证'],
  compulsorySetUpText: [
    'Your role needs a second factor. It takes a minute; then you go on.',
    '您的角色必須啟用兩步驟驗證，約需一分鐘，完成後即可繼續。',
    '您的角色必须启用二次验证，约需一分钟，完成后即可继续。'],
  stepScan: [
    '1. Open an authenticator app on your phone (any that knows TOTP) and scan this.',
    '1. 以手機上的驗證器應用程式（支援 TOTP 即可）掃描此 QR 碼。',
    '1. 用手机上的验证器应用（支持 TOTP 即可）扫描此二维码。'],
  qrCode: ['QR code of the secret', '密鑰的 QR 碼', '密钥的二维码'],
  orType: ['Or type this key into the app:', '或在應用程式中輸入此金鑰：', '或在应用中输入此密钥：'],
  stepCode: ['2. Type the six digits that the app shows.', '2. 輸入應用程式顯示的六位數字。', '2. 输入应用显示的六位数字。'],
  code: ['Code', '驗證碼', '验证码'],
  confirm: ['Turn on', '啟用', '启用'],
  turnedOn: ['The second factor is on. Other sessions have ended.', '已啟用兩步驟驗證，其他登入已結束。', '二次验证已启用，其他登录已结束。'],
  recoveryCodes: ['Recovery codes', '復原碼', '恢复码'],
  recoveryCodesText: [
    'Each of these works once in place of a code when you do not have your phone. They are shown only now: keep them where others cannot see them.',
    '手機不在身邊時，每組復原碼可代替驗證碼使用一次。僅顯示這一次，請妥善保存，勿讓他人看見。',
    '手机不在身边时，每个恢复码可代替验证码使用一次。仅显示这一次，请妥善保存，勿让他人看到。'],
  copyAll: ['Copy all', '全部複製', '全部复制'],
  keptThem: ['I have kept them', '我已保存', '我已保存'],
  newCodes: ['New recovery codes', '重新產生復原碼', '重新生成恢复码'],
  newCodesText: ['The codes that you have now stop working.', '目前的復原碼將立即失效。', '现有的恢复码将立即失效。'],
  remove: ['Remove', '移除', '移除'],
  removeTitle: ['Remove the second factor', '移除兩步驟驗證', '移除二次验证'],
  removeText: ['From then on your password alone is enough to log in. The recovery codes stop working.', '今後僅憑密碼即可登入，復原碼將失效。', '今后仅凭密码即可登录，恢复码将失效。'],
  removed: ['The second factor is removed.', '已移除兩步驟驗證。', '已移除二次验证。'],
  reset: ['Reset second factor', '重設兩步驟驗證', '重置二次验证'],
  resetText: [
    'First make sure who asks. The second factor and its recovery codes stop working, the person is logged out and told by message; then the password alone is enough until a new one is set up.',
    '請先確認對方身分。兩步驟驗證與復原碼將立即失效，該使用者將被登出並收到通知；重新設定前僅憑密碼即可登入。',
    '请先核实对方身份。二次验证和恢复码将立即失效，该用户将退出登录并收到通知；重新设置前仅凭密码即可登录。'],
  secondStepTitle: ['Second step', '第二步驗證', '第二步验证'],
  secondStepText: ['Type the code that your authenticator app shows now, or a recovery code.', '請輸入驗證器應用程式目前顯示的驗證碼，或一組復原碼。', '请输入验证器应用当前显示的验证码，或一个恢复码。'],
  codeOrRecovery: ['Code or recovery code', '驗證碼或復原碼', '验证码或恢复码'],
  otherAccount: ['Another account', '使用其他帳號', '使用其他账号'],
})
