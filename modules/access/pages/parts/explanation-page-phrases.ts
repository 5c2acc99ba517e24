import { phraseBook } from '#kit/pure/phrase.ts'

/** The page "why may / may not" (A7); the reasons themselves come as sentences from the server. */
export const explanationPagePhrases = phraseBook({
  title: ['Why may / may not', '為何可以／不可以', '为何可以 / 不可以'],
  introduction: [
    'Choose a permission or an act, and a record if it is about one. The answer comes from the table and the rules that guard every page and filter every list.',
    '選擇權限或操作，必要時指定紀錄。答案直接取自系統用於存取控制與清單篩選的權限表與規則。',
    '选择权限或操作，必要时指定记录。答案直接取自系统用于访问控制和列表筛选的权限表与规则。'],
  whyNot: ['Why can’t I …?', '為何我不能…？', '为何我不能…？'],
  account: ['Account', '帳號', '账号'],
  accountHelp: ['Type a name to find it.', '輸入姓名或帳號名稱搜尋。', '输入姓名或账号名查找。'],
  recordKind: ['Kind of record', '紀錄類型', '记录类型'],
  noRecord: ['No particular record', '不指定紀錄', '不指定记录'],
  recordId: ['Number', '編號', '编号'],
  recordIdHelp: ['The number as lists show it: of a department its code, of a resource its instance id.', '清單中顯示的編號；部門為代碼，資源為執行個體 ID。', '列表中显示的编号；部门为代码，资源为实例 ID。'],
  permission: ['Permission or act', '權限或操作', '权限或操作'],
  everyAct: ['Everything that can be done with it', '所有可執行的操作', '所有可执行的操作'],
  explain: ['Explain', '說明原因', '说明原因'],
  answer: ['Answer', '結果', '结果'],
  about: ['About', '對象', '对象'],
  record: ['Record', '紀錄', '记录'],
  allowed: ['Allowed', '可以', '可以'],
  refused: ['Not allowed', '不可以', '不可以'],
  speaksFor: ['met', '符合', '符合'],
  speaksAgainst: ['not met', '不符合', '不符合'],
  justSo: ['note', '說明', '说明'],
  noneFound: ['There is no such record, or you do not see it.', '找不到此紀錄，或您無權檢視。', '找不到该记录，或您无权查看。'],
  askFirst: ['Choose a permission or a record above.', '請先在上方選擇權限或紀錄。', '请先在上方选择权限或记录。'],
})
