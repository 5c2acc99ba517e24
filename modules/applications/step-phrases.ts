import { phraseBook } from '#kit/pure/phrase.ts'

/** An application's status as people read it: the same words in lists, on pages and in exports. A file of its own, small enough for every page. */
export const stepPhrases = phraseBook({
  draft: ['Draft', '草稿', '草稿'],
  reviewing_operator: ['First review', '待初審', '待初审'],
  reviewing_bureau: ['Second review', '待複審', '待二审'],
  reviewing_committee: ['Review', '待審核', '待审批'],
  provisioning: ['Provisioning', '開通中', '开通中'],
  completed: ['Completed', '已完成', '已完成'],
  rejected: ['Rejected', '已駁回', '已驳回'],
  withdrawn: ['Withdrawn', '已撤回', '已撤回'],
  closed: ['Closed', '已關閉', '已关闭'],
})
