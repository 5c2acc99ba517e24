import { phraseBook } from '#kit/pure/phrase.ts'

/** The page on which a reviewer decides (R11, R12). */
export const reviewPagePhrases = phraseBook({
  reviewTitle: ['Review {number}', '審核 {number}', '审批 {number}'],
  toDetail: ['Whole application', '檢視完整申請單', '查看完整申请单'],
  notForYou: ['This application does not wait for you now: {step}.', '此申請單目前無需您處理，狀態：{step}。', '该申请单当前无需您处理，状态：{step}。'],

  // What is asked for
  asked: ['What is asked for', '申請內容', '申请内容'],
  askedHelp: ['Turn down single items where needed; the others go on.', '可個別駁回部分項目，其餘項目繼續辦理。', '可单独驳回部分申请项，其余申请项继续办理。'],
  verdictOn: ['Verdict on {item}', '{item} 的審核結果', '{item} 的审批结果'],
  itemApprove: ['Approve', '通過', '通过'],
  itemReject: ['Turn down', '駁回', '驳回'],
  itemReason: ['Why {item} is turned down', '駁回 {item} 的原因', '驳回 {item} 的原因'],
  itemTakes: ['Takes {amounts}', '占用 {amounts}', '占用 {amounts}'],
  changesSinceDecision: ['Changed since your side decided on version {number}', '自貴方審核版本 {number} 後的變更', '自本方审批版本 {number} 以来的变更'],
  changesSinceVersion: ['Changed since version {number}', '自版本 {number} 後的變更', '自版本 {number} 以来的变更'],

  // Quota
  quota: ['Quota of {department}', '{department} 的配額', '{department} 的配额'],
  quotaHelp: [
    'The amounts are reserved since the submission, so approving changes no number; they become used when they are provisioned. Rejecting frees them.',
    '申請數量自送出起即已預占，審核通過不會改變數字，開通後轉為已使用；駁回則釋出。',
    '申请数量自提交起即已预占，审批通过不改变数字，开通后转为已使用；驳回则释放。'],
  noQuota: ['This application takes no quota.', '此申請單不占用配額。', '该申请单不占用配额。'],
  resource: ['Resource', '資源', '资源'],
  thisApplication: ['This one', '本單', '本单'],
  remaining: ['Remaining', '剩餘', '剩余'],
  afterDecision: ['After', '審核後', '审批后'],
  numbers: ['total {total}, allocated {allocated}, used {used}, reserved {reserved}', '總額 {total}，已分配 {allocated}，已使用 {used}，預占 {reserved}', '总额 {total}，已分配 {allocated}，已使用 {used}，预占 {reserved}'],
  barText: ['{others} % taken by others, {mine} % by this application, {left} % left', '其他占用 {others}%，本單 {mine}%，剩餘 {left}%', '其他占用 {others}%，本单 {mine}%，剩余 {left}%'],
  above: ['Departments above', '上級部門', '上级部门'],
  department: ['Department', '部門', '部门'],
  total: ['Total', '總額', '总额'],
  allocated: ['Allocated', '已分配', '已分配'],
  used: ['Used', '已使用', '已使用'],
  reserved: ['Reserved', '預占', '预占'],

  // Cost
  cost: ['Monthly cost', '每月費用', '每月费用'],
  priceMissing: ['There is no amount, because the price list says nothing of {parts}.', '無法計算金額：價目表中沒有 {parts}。', '无法计算金额：价目表中没有 {parts}。'],
  components: ['What is counted', '計費組成', '计费组成'],
  noComponents: ['Nothing of it would be charged.', '沒有計費項目。', '没有计费项。'],
  component: ['Part', '組成', '组成'],
  quantity: ['Quantity', '數量', '数量'],

  // Others
  competing: ['Open applications for the same quota', '同部門待辦申請', '同部门在途申请'],
  competingCount: ['{count} in all', '共 {count} 筆', '共 {count} 条'],
  moreCompeting: ['{count} more', '其餘 {count} 筆', '其余 {count} 条'],
  noCompeting: ['No other application is open here.', '沒有其他進行中的申請單。', '没有其他在途申请单。'],
  competes: ['waits for {amounts}', '占用 {amounts}', '占用 {amounts}'],
  competesNot: ['takes nothing of these', '不占用上述配額', '不占用上述配额'],
  historyOf: ['Applications of {name} so far', '{name} 的申請紀錄', '{name} 的申请记录'],
  historyCounts: ['{submitted} submitted, {approved} approved, {rejected} sent back at least once, {withdrawn} withdrawn', '已送出 {submitted} 筆，通過 {approved}，曾駁回 {rejected}，撤回 {withdrawn}', '已提交 {submitted} 条，通过 {approved}，曾驳回 {rejected}，撤回 {withdrawn}'],
  noHistory: ['This is the first one.', '這是第一次申請。', '这是第一次申请。'],

  // Deciding
  decide: ['Decision', '審核', '审批'],
  placeOf: ['{place} of {total}', '第 {place}／{total} 筆', '第 {place}/{total} 条'],
  goesOn: ['Approving: it goes on to {desk} ({who}).', '通過後進入：{desk}（{who}）。', '通过后进入：{desk}（{who}）。'],
  goesOnInPart: ['Approving: {count} item(s) turned down, the rest goes on to {desk} ({who}).', '通過後：{count} 項駁回，其餘進入{desk}（{who}）。', '通过后：{count} 项驳回，其余进入{desk}（{who}）。'],
  comesBack: ['All items are turned down: it goes back to {name}.', '所有項目均駁回：將退回給 {name}。', '所有申请项均驳回：将退回给 {name}。'],
  wholeComesBack: ['Rejecting: it goes back to {name}, and review starts again at the first stage.', '駁回後將退回給 {name}，並從第一關重新審核。', '驳回后将退回给 {name}，并从第一个环节重新审批。'],
  frees: ['Frees {amounts}.', '釋出 {amounts}。', '释放 {amounts}。'],
  approve: ['Approve', '審核通過', '审批通过'],
  approveNext: ['Approve and next', '通過並看下一筆', '通过并看下一条'],
  approveInPart: ['Approve in part', '部分通過', '部分通过'],
  reject: ['Reject', '審核駁回', '审批驳回'],
  rejectNext: ['Reject and next', '駁回並看下一筆', '驳回并看下一条'],
  rejectOpen: ['Reject…', '駁回…', '驳回…'],
  skip: ['Skip', '略過', '跳过'],
  addOpinion: ['Add an opinion', '填寫意見', '填写意见'],
  opinion: ['Opinion (optional)', '審核意見（選填）', '审批意见（可选）'],
  rejectReason: ['Reason for the rejection', '駁回原因', '驳回原因'],
  back: ['Back', '返回', '返回'],
  reasonMissing: ['Say why.', '請填寫原因。', '请填写原因。'],
  allHandled: ['Nothing else waits for your decision.', '沒有其他待審申請單。', '没有其他待审批的申请单。'],
  nextOne: ['Next one', '下一筆', '下一条'],

  // Keys
  keys: ['Keyboard', '鍵盤快速鍵', '键盘快捷键'],
  keyApprove: ['Approve and go to the next', '通過並看下一筆', '通过并看下一条'],
  keyReject: ['Reject: asks for the reason, then rejects', '駁回：先填原因，再次按下即駁回', '驳回：先填原因，再按一次即驳回'],
  keySkip: ['Skip to the next', '略過，看下一筆', '跳过，看下一条'],
  keyOpinion: ['Write an opinion', '填寫意見', '填写意见'],
})
