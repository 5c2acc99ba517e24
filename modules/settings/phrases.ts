import { phraseBook } from '#kit/pure/phrase.ts'

/** What the server says of settings: refusals, and what follows from a change. */
export const settingPhrases = phraseBook({
  settings: ['Settings', '設定', '设置'],
  'setting.fixed': [
    'This is fixed by the environment of the server. Change it there and restart.',
    '此項由伺服器的環境變數固定，請在該處修改並重新啟動。',
    '此项由服务器的环境变量固定，请在该处修改并重新启动。'],
  'setting.default_not_offered': [
    'The default language must be one of the languages offered.',
    '預設語言必須是提供的語言之一。',
    '默认语言必须是提供的语言之一。'],
  'setting.currency_in_use': [
    'There are amounts in {code} already (prices, points or bills). The currency can only be changed before the first amount.',
    '已有以 {code} 計的金額（價格、點數或帳單）。幣別只能在輸入第一筆金額之前變更。',
    '已有以 {code} 计的金额（价格、点数或账单）。币种只能在录入第一笔金额之前修改。'],
  'setting.no_mail_server': ['Set the mail server first.', '請先設定郵件伺服器。', '请先设置邮件服务器。'],
  'setting.no_robot': ['Set the address of the group robot first.', '請先設定群組機器人位址。', '请先设置群机器人地址。'],
  robotTest: ['Test text: this group hears from the cloud platform.', '測試訊息：此群組可收到雲平台的通知。', '测试消息：本群可以收到云平台的通知。'],
  'setting.no_identity_provider': ['Set the address of the identity provider first.', '請先設定身分提供者的位址。', '请先设置身份提供方的地址。'],

  'setting.not_email': ['Write one e-mail address, such as help@cloud.example.', '請輸入一個電子郵件地址，例如 help@cloud.example。', '请填写一个邮箱地址，例如 help@cloud.example。'],
  'setting.not_phone': ['Write a phone number of digits, spaces and - ( ) # +.', '請輸入電話號碼，可用數字、空格與 - ( ) # +。', '请填写电话号码，可用数字、空格和 - ( ) # +。'],
  'setting.not_url': [
    'Write an address that begins with https:// (http:// only for this machine itself), without a user name.',
    '請輸入以 https:// 開頭的位址（僅本機可用 http://），不含使用者名稱。',
    '请填写以 https:// 开头的地址（仅本机可用 http://），不含用户名。'],
  'setting.not_sender': ['Write one address, or a name and an address: Cloud <no-reply@cloud.example>.', '請輸入一個地址，或名稱加地址：政務雲 <no-reply@cloud.example>。', '请填写一个地址，或名称加地址：政务云 <no-reply@cloud.example>。'],
  'setting.not_smtp': ['Write smtp://user:password@host:587 or smtps://user:password@host:465 and nothing after it.', '請輸入 smtp://user:password@host:587 或 smtps://user:password@host:465，其後不得有其他內容。', '请填写 smtp://user:password@host:587 或 smtps://user:password@host:465，其后不要有其他内容。'],
  'setting.not_a_month': ['Write a month, such as 2026-01.', '請輸入月份，例如 2026-01。', '请填写月份，例如 2026-01。'],
  'setting.not_an_amount': ['Write an amount of digits, such as 100.00.', '請輸入金額數字，例如 100.00。', '请填写金额数字，例如 100.00。'],
  'setting.too_many_decimals': ['The currency has {limit} decimals.', '此幣別有 {limit} 位小數。', '该币种有 {limit} 位小数。'],
  'setting.not_a_currency': ['Write the three capital letters of a currency, such as CNY.', '請輸入三個大寫字母的幣別代碼，例如 CNY。', '请填写三个大写字母的币种代码，例如 CNY。'],

  'logo.too_large': ['The picture is larger than {limit} KB.', '圖片大於 {limit} KB。', '图片大于 {limit} KB。'],
  'logo.type_refused': ['Choose a PNG, JPEG or WebP picture. Drawings (SVG) and moving pictures are not taken.', '請選擇 PNG、JPEG 或 WebP 圖片，不接受 SVG 與動態圖片。', '请选择 PNG、JPEG 或 WebP 图片，不接受 SVG 和动态图片。'],
  'logo.size_refused': [
    'The picture has {width} × {height} pixels. Each side must have {least} to {most}.',
    '圖片為 {width} × {height} 像素，每邊須為 {least} 至 {most}。',
    '图片为 {width} × {height} 像素，每边须为 {least} 至 {most}。'],

  'consequence.sessions': [
    'Holds at once, also for those who are logged in: sessions that are older or have been idle for longer end with their next click.',
    '立即生效，已登入者亦適用：超過時限的連線在下一次操作時結束。',
    '立即生效，对已登录的人也适用：超过时限的会话在下一次操作时结束。'],
  'consequence.proofs': ['Holds at once. Afterwards sensitive changes ask for the password again.', '立即生效。逾時後，敏感變更須再次輸入密碼。', '立即生效。超时后，敏感修改须再次输入密码。'],
  'consequence.profile': [
    '“MLPS 3”: at least 10 characters of three kinds, changed regularly, none of the last five. “NIST”: at least 15 characters (8 with a second factor), no kinds, no expiry. Present passwords stay; the new rules count when one is next changed.',
    '「等保三級」：至少 10 個字元、三種字元，須定期變更且不得與最近五次相同。「NIST」：至少 15 個字元（有兩步驟驗證時 8 個），不限種類且不過期。現有密碼仍有效，下次變更時適用新規則。',
    '“等保三级”：至少 10 个字符、三种字符，须定期修改且不得与最近五次相同。“NIST”：至少 15 个字符（有二次验证时 8 个），不限种类且不过期。现有密码仍有效，下次修改时适用新规则。'],
  'consequence.life': ['Counts from the next change of each password; only the profile “MLPS 3” has an expiry.', '自各帳號下次變更密碼起計算；僅「等保三級」有期限。', '从各账号下次修改密码起计算；仅“等保三级”有期限。'],
  'consequence.locks': ['Holds for the next wrong attempt; accounts that are locked stay so until their time is over.', '自下一次錯誤嘗試起適用；已鎖定的帳號維持到原定時間。', '从下一次错误尝试起适用；已锁定的账号维持到原定时间。'],
  'consequence.issuer': ['Accounts stay linked to the provider under which they were linked: with another one they link themselves anew.', '帳號仍連結原身分提供者；更換後須各自重新連結。', '账号仍关联原身份提供方；更换后须各自重新关联。'],
  'consequence.mail': ['Mails that wait are sent by this server from now on.', '等待中的郵件自此由這部伺服器寄送。', '等待中的邮件从此由这台服务器发送。'],
  'consequence.sla': ['Counts for what is submitted from now on. Applications under way keep their due day until the calendar is replaced.', '適用於此後送出的申請。辦理中的申請維持原期限，直到更換節假日表。', '适用于此后提交的申请。办理中的申请保持原期限，直到更换节假日表。'],
  'consequence.requests': ['The time left of open account requests is shown by the new limit.', '未結帳號申請的剩餘時間依新時限顯示。', '未结账号申请的剩余时间按新时限显示。'],
  'consequence.unverified': ['Orders that have waited for longer are cancelled by the next nightly run, and their points returned.', '等待更久的訂單會在下一次夜間作業取消並退還點數。', '等待更久的订单会在下一次夜间作业取消并退还点数。'],
  'consequence.feedback': ['Counts for bills sent from now on.', '適用於此後送出的帳單。', '适用于此后发送的账单。'],
  'consequence.low_balance': ['Who falls below it is told once. 0: nobody is told.', '餘額降到此值以下時通知一次；0 表示不通知。', '余额降到此值以下时提醒一次；0 表示不提醒。'],
  'consequence.opening': ['Bills are made for every closed month from this one on; what is missing is made by the next nightly run.', '自此月起每個已結束的月份都會產生帳單，缺少的由下一次夜間作業補上。', '从此月起每个已结束的月份都会生成账单，缺少的由下一次夜间作业补上。'],
  'consequence.bills_before': ['{count} bills of earlier months exist already; they stay as they are.', '更早月份已有 {count} 份帳單，維持不變。', '更早月份已有 {count} 份账单，保持不变。'],
  'consequence.watermark': ['Everybody who is logged in sees their account name faintly across the pages, also in pictures of the screen and in print.', '所有登入者會在頁面上看到淡色的帳號名稱，截圖與列印時亦同。', '所有登录的人会在页面上看到浅色的账号名，截图和打印时也有。'],
  'consequence.without_factor': [
    '{count} enabled accounts with these roles have no second factor yet. They must set one up at their next log-in before they can do anything else.',
    '這些角色中有 {count} 個啟用的帳號尚未設定兩步驟驗證，下次登入時須先設定才能進行其他操作。',
    '这些角色中有 {count} 个启用的账号尚未设置二次验证，下次登录时须先设置才能进行其他操作。'],
  'consequence.other_language': [
    '{count} enabled accounts use a language that is no longer offered: their pages appear in the default language. Mails keep the language of the account.',
    '有 {count} 個啟用的帳號使用不再提供的語言：頁面改以預設語言顯示，郵件仍使用帳號的語言。',
    '有 {count} 个启用的账号使用不再提供的语言：页面改用默认语言显示，邮件仍使用账号的语言。'],
})
