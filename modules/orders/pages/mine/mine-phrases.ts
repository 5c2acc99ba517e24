import { phraseBook } from '#kit/pure/phrase.ts'

/** Words of a member's own products. */
export const minePhrases = phraseBook({
  empty: ['You have no products yet', '您目前沒有產品', '您还没有产品'],
  showAll: ['All my products', '檢視全部產品', '查看全部产品'],
  toShop: ['To the shop', '前往商城', '前往商城'],
  canRenew: ['Can be renewed', '可續訂', '可续订'],
  delivered: ['Resource and access', '資源與存取資訊', '资源与访问信息'],
  afterDelivery: ['Ids and access information are shown here once the resource is delivered.', '資源交付後，將在此顯示資源 ID 與存取資訊。', '资源交付后，将在此显示资源 ID 与访问信息。'],

  askCancellation: ['Ask for cancellation', '申請取消', '申请取消'],
  askTitle: ['Ask to cancel {number}?', '確定要申請取消 {number}？', '确定要申请取消 {number}？'],
  askText: ['The business department decides. If it agrees, today is the day that counts for the points that come back.', '將由業務人員決定；若同意，退回點數以今日為計算日。', '将由业务人员决定；若同意，退回点数以今天为计算日。'],
  asked: ['Your request was sent to the business department.', '已向業務人員提出取消申請。', '取消申请已提交给业务人员。'],
  youAsked: ['You asked for cancellation', '您已申請取消', '您已申请取消'],
  refused: ['Your request for cancellation was refused', '取消申請未獲同意', '取消申请未获同意'],

  renew: ['Order again', '續訂', '续订'],
  renewTitle: ['Order {number} again?', '續訂 {number}？', '续订 {number}？'],
  renewManyTitle: ['Order {count} products again?', '續訂 {count} 項產品？', '续订 {count} 个产品？'],
  renewCharged: ['The points are charged at once.', '將立即扣除點數。', '将立即扣除点数。'],
  duration: ['Duration', '使用期間', '使用时长'],
  months: ['months', '個月', '个月'],
  monthsWanted: ['Enter 1 to 36 whole months.', '請輸入 1 至 36 個月的整數。', '请输入 1 到 36 个月的整数。'],
  computing: ['Computing the price…', '正在計算價格…', '正在计算价格…'],
  payable: ['Points to pay', '應付點數', '应付点数'],
  balance: ['Your points', '目前點數', '当前点数'],
  tooFew: ['You have too few points. Please ask the business department for a top-up.', '點數不足，請洽業務人員儲值。', '点数不足，请联系业务人员充值。'],
  original: ['Without group discount', '群組折扣前', '群组折扣前'],
  discount: ['Group discount', '群組折扣', '群组折扣'],
  discountPercent: ['{percent} % of the price', '價格的 {percent}%', '价格的 {percent}%'],
  rewardDays: ['Reward days', '贈送天數', '赠送天数'],
  newExpiry: ['New expiration time', '新的到期時間', '新的到期时间'],
  afterUnlocking: ['The duration begins once the resource is unlocked and delivered.', '資源解鎖並交付後開始計算使用期間。', '资源解锁并交付后开始计算使用时长。'],
  cannotRenew: ['{number} cannot be ordered again. {why}', '{number} 無法續訂。{why}', '{number} 不能续订。{why}'],
  renewed: ['{number} continues as {renewal}.', '{number} 已續訂為 {renewal}。', '{number} 已续订为 {renewal}。'],
  someOnly: ['{count} of {total} selected products can be ordered again.', '所選 {total} 項產品中有 {count} 項可續訂。', '所选 {total} 个产品中有 {count} 个可续订。'],
})
