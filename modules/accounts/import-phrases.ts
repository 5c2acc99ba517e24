import { phraseBook } from '#kit/pure/phrase.ts'

/** What the server says of accounts that come by table (U6), and the words of the table itself. */
export const accountImportPhrases = phraseBook({
  'account.import_wrong': ['{wrong} lines are wrong. No account was made; check the table again.', '有 {wrong} 列有誤，未建立任何帳號，請重新檢查表格。', '有 {wrong} 行有误，未创建任何账号，请重新检查表格。'],
  'account.import_no_lines': ['The table holds no accounts.', '表格中沒有帳號。', '表格中没有账号。'],
  'account.import_unknown_department': ['There is no department with the code “{value}”.', '沒有代碼為「{value}」的部門。', '没有代码为“{value}”的部门。'],
  'account.import_archived': ['{value} is archived.', '{value} 已封存。', '{value} 已归档。'],
  'account.import_account_name': ['Begins with a small letter; small letters, digits, dots, underscores, hyphens; 2 to 40 characters.', '以小寫字母開頭，可含小寫字母、數字、點、底線與連字號，2 至 40 個字元。', '以小写字母开头，可含小写字母、数字、点、下划线和连字符，2 至 40 个字符。'],
  'account.import_unknown_role': ['There is no role “{value}”.', '沒有「{value}」這個角色。', '没有“{value}”这个角色。'],
  'account.import_unknown_permission': ['There is no quota permission “{value}”.', '沒有「{value}」這個配額權限。', '没有“{value}”这个配额权限。'],
  'account.import_phone': ['Use digits, spaces and + ( ) - # only, at most 40.', '僅可使用數字、空格與 + ( ) - #，最多 40 個字元。', '只能使用数字、空格和 + ( ) - #，最多 40 个字符。'],
  'account.import_no_email': ['Needed: the link to set the password goes there.', '必填：設定密碼的連結將寄至此信箱。', '必填：设置密码的链接将发送至此邮箱。'],
  'account.import_email': ['“{value}” is not an e-mail address.', '「{value}」不是有效的電子郵件地址。', '“{value}”不是有效的邮箱地址。'],
  'account.import_unknown_language': ['“{value}” is none of the languages: zh-Hans, zh-Hant, en.', '「{value}」不是可用的語言：zh-Hans、zh-Hant、en。', '“{value}”不是可用的语言：zh-Hans、zh-Hant、en。'],
  'account.import_double': ['The same stands in row {row} already.', '與第 {row} 列重複。', '与第 {row} 行重复。'],
  'account.sheet.department': ['Department code', '部門代碼', '部门代码'],
  'account.sheet.accountName': ['Account name', '帳號名稱', '账号名'],
  'account.sheet.displayName': ['Name', '姓名', '姓名'],
  'account.sheet.roles': ['Roles', '角色', '角色'],
  'account.sheet.quotaPermissions': ['Quota permissions', '配額權限', '配额权限'],
  'account.sheet.phone': ['Phone', '電話', '电话'],
  'account.sheet.email': ['E-mail', '電子郵件', '邮箱'],
  'account.sheet.language': ['Language', '語言', '语言'],
  'account.sheet.accounts': ['Accounts', '帳號', '账号'],
  'account.sheet.departments': ['Departments', '部門', '部门'],
  'account.sheet.departmentName': ['Department', '部門', '部门'],
  'account.sheet.words': ['Quota permissions', '配額權限', '配额权限'],
  'account.notice.invited': ['Your account {account} is ready', '您的帳號 {account} 已開通', '您的账号 {account} 已开通'],
  'account.notice.invited_body': [
    'An account was made for you, for {department}. Your account name is {account}. Set your password with the link below; it works once, for 72 hours. Later, ask for a new one with “Forgotten password” on the log-in page. Do not pass this link on.',
    '已為您建立帳號，所屬部門：{department}，帳號名稱：{account}。請透過下方連結設定密碼，連結 72 小時內有效，僅能使用一次；逾期請於登入頁點選「忘記密碼」重新取得。請勿轉寄此連結。',
    '已为您创建账号，所属部门：{department}，账号名：{account}。请通过下方链接设置密码，链接 72 小时内有效，只能使用一次；过期后请在登录页点击“忘记密码”重新获取。请勿转发此链接。'],
})
