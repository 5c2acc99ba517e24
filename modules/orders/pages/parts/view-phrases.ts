import { phraseBook } from '#kit/pure/phrase.ts'

/** The quick filters of the order list (guide 004 §4.1.17) and its worklists. */
export const viewPhrases = phraseBook({
  views: ['Quick filters', '快速篩選', '快捷筛选'],
  counted: ['{view} ({count})', '{view}（{count}）', '{view}（{count}）'],
  all: ['All orders', '全部訂單', '全部订单'],
  pendingExpired: ['Pending expired', '待處理到期', '待处理到期'],
  upcoming: ['Upcoming', '即將到期', '即将到期'],
  toVerify: ['To verify', '待審核', '待审核'],
  toCreate: ['To create', '待建立', '待创建'],
  toDeliver: ['To deliver', '待交付', '待交付'],
  toUnlock: ['To unlock', '待解鎖', '待解锁'],
  toLock: ['To lock', '待鎖定', '待锁定'],
  toDelete: ['To delete', '待刪除', '待删除'],
  cancellationAsked: ['Cancellation asked', '申請取消', '申请取消'],
  worklist: ['Orders waiting for you', '待處理訂單', '待处理订单'],
  worklistEmpty: ['No order waits for you.', '目前沒有待處理的訂單。', '暂无待处理的订单。'],
  showAll: ['All orders', '檢視全部訂單', '查看全部订单'],
})
