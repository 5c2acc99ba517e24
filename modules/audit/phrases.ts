import { phraseBook } from '#kit/pure/phrase.ts'

export const auditPhrases = phraseBook({
  audit: ['Audit log', '稽核日誌', '审计日志'],
  eventNumber: ['No.', '編號', '编号'],
  at: ['Time', '時間', '时间'],
  act: ['Act', '操作', '操作'],
  actCode: ['Code of the act', '操作代碼', '操作代码'],
  actor: ['Who', '操作者', '操作人'],
  roles: ['As', '當時角色', '当时角色'],
  for: ['For', '代理對象', '代理对象'],
  address: ['Address', '來源位址', '来源地址'],
  subjectKind: ['Kind of record', '對象類型', '对象类型'],
  subject: ['Record', '對象', '对象'],
  department: ['Department', '部門', '部门'],
  details: ['Details', '詳細內容', '详细内容'],
  requestId: ['Request', '請求編號', '请求编号'],
  sequence: ['Place in the chain', '鏈上序號', '链上序号'],
  hash: ['Hash', '雜湊值', '哈希值'],
  system: ['System', '系統', '系统'],
  nobody: ['Not logged in', '未登入', '未登录'],
  'audit.heads_unreadable': [
    'The file of exported heads in the data folder of this server cannot be read: a line of it is no head. Somebody may have changed it. Compare it with a copy and verify by the command: yunshan verify --head FILE.',
    '此伺服器資料目錄中的鏈首檔案無法解析：其中有一行不是鏈首記錄，檔案可能遭人更動。請與備份比對，並以命令驗證：yunshan verify --head 檔案。',
    '此服务器数据目录中的链首文件无法解析：其中有一行不是链首记录，文件可能被改动。请与备份比对，并用命令校验：yunshan verify --head 文件。'],
  'account.still_enabled': ['This account is enabled. Disable it first, then replace the data.', '此帳號仍為啟用狀態。請先停用帳號，再進行假名化。', '此账号仍处于启用状态。请先停用账号，再进行假名化。'],
  'account.pseudonymised': ['The data of this account were replaced by a pseudonym; it stays disabled for good.', '此帳號的個人資料已假名化，將永久停用。', '此账号的个人数据已假名化，将永久停用。'],
})
