import { phraseBook } from '#kit/pure/phrase.ts'

/** What "why may / may not" (A7) says of products: conditions beside permissions, and what the acts are called. */
export const productExplanationPhrases = phraseBook({
  'order.own': [
    'This is for the member who bought it.',
    '此操作由購買此產品的會員執行。',
    '此操作由购买该产品的会员执行。'],
  'order.own_or_business': [
    'This is for the member who bought it, and for business.',
    '此操作由購買此產品的會員或業務人員執行。',
    '此操作由购买该产品的会员或业务人员执行。'],
  product: ['Product', '產品', '产品'],
  verify: ['Verify the product', '審核產品', '审核产品'],
  createResource: ['Confirm that its resource is created', '完成產品的資源建立', '完成产品的资源创建'],
  renewResource: ['Confirm that its resource is unlocked', '完成產品的資源解鎖', '完成产品的资源解锁'],
  deliver: ['Deliver the product', '交付產品', '交付产品'],
  requestChange: ['Ask for another configuration of the product', '申請變更產品規格', '申请变更产品配置'],
  withdrawChange: ['Withdraw a change of the product', '撤回產品的變更', '撤回产品的变更'],
  expire: ['Lock the expired product', '鎖定已到期的產品', '锁定已到期的产品'],
  end: ['Confirm that its resource is deleted', '完成產品的資源刪除', '完成产品的资源删除'],
  cancel: ['Cancel the product', '取消產品', '取消产品'],
  renew: ['Order the product again', '續訂產品', '续订产品'],
  askCancellation: ['Ask for the product’s cancellation', '申請取消產品', '申请取消产品'],
  acceptCancellation: ['Accept the cancellation asked for', '同意取消產品', '同意取消产品'],
  refuseCancellation: ['Refuse the cancellation asked for', '拒絕取消產品', '拒绝取消产品'],
  reportProblem: ['Report that the product cannot be created', '回報產品無法建立', '反馈产品无法创建'],
  answerProblem: ['Answer a reported problem', '回覆產品的建立問題', '回复产品的创建问题'],
  setExpiry: ['Change the product’s expiry', '變更產品的到期時間', '修改产品的到期时间'],
  editNotes: ['Write O&M notes on the product', '編輯產品的維運備註', '编辑产品的运维备注'],
  backfill: ['Enter ids and access of the product', '回填產品資訊', '回填产品信息'],
  adjustPoints: ['Add or deduct points of the product', '管理產品的點數', '管理产品的点数'],
})
