import { phraseBook } from '#kit/pure/phrase.ts'

/** The field in which a decision is given its reason (R11). */
export const reasonPhrases = phraseBook({
  chooseTemplate: ['Templates', '常用語', '常用语'],
  templatesTitle: ['Choose a reason', '選擇常用語', '选择常用语'],
  commonReasons: ['Common reasons', '系統常用語', '系统常用语'],
  myTemplates: ['My templates', '我的常用語', '我的常用语'],
  noTemplates: ['Nothing kept yet.', '尚未存成任何常用語。', '还没有保存过常用语。'],
  keepTemplate: ['Keep as template', '存為常用語', '存为常用语'],
  templateKept: ['Kept as a template.', '已存為常用語。', '已存为常用语。'],
  templateRemoved: ['The template is removed.', '已移除常用語。', '已移除常用语。'],
  removeTemplate: ['Remove “{text}”', '移除「{text}」', '移除“{text}”'],
})

/** What reviewers of a government cloud write most; chosen, it is text like any other and can be changed. */
export const commonReasons = {
  approve: phraseBook({
    complete: ['Agreed: the reason is sufficient and the materials are complete.', '申請理由充分、資料齊全，同意。', '申请理由充分，材料齐全，同意。'],
    sized: ['Agreed: the configuration fits the size of the business.', '資源設定與業務規模相符，同意。', '资源配置与业务规模相符，同意。'],
    planned: ['Agreed: the project is in this year’s informatisation plan.', '專案已列入年度資訊化建設計畫，同意。', '项目已列入年度信息化建设计划，同意。'],
    urgent: ['Agreed because of urgent business; the missing materials are to be handed in within ten working days.', '業務緊急，同意；請於十個工作日內補齊資料。', '业务紧急，同意；请在十个工作日内补齐材料。'],
    reclaim: ['Agreed; resources with low use over a long time will be taken back.', '同意；長期使用率偏低者將予以回收。', '同意；长期利用率偏低的资源将予以回收。'],
  }),
  reject: phraseBook({
    approvalMissing: ['The approval of the project or the official letter is missing. Attach it and submit again.', '缺少立項核准文件或公文，請補充後重新送出。', '缺少立项批复或公文，请补充后重新提交。'],
    reasonUnclear: ['The reason does not say what the resources are for. Describe the system, its users and its load.', '申請理由未說明資源用途，請補充系統、使用者與業務量說明。', '申请理由未说明资源用途，请补充系统、用户和业务量说明。'],
    tooLarge: ['The configuration is clearly larger than the business needs. Reduce it, or explain how it was calculated.', '資源設定明顯超出業務需求，請調降或附上估算依據。', '资源配置明显超出业务需求，请调减或附上测算依据。'],
    reuse: ['The department has resources with low use. Use those first.', '貴部門現有資源使用率偏低，請優先使用現有資源。', '本部门现有资源利用率偏低，请优先使用现有资源。'],
    wrongRegion: ['The chosen region does not fit the business. Choose the region of the zone that it belongs to.', '所選區域與業務類型不符，請改選對應分區的區域。', '所选区域与业务类型不符，请改选对应分区的区域。'],
    network: ['The network is not planned yet. Make the VPC and vSwitch first, then apply again.', '網路規劃尚未完成，請先建立 VPC 與虛擬交換器後再申請。', '网络规划未完成，请先建好 VPC 和交换机后再申请。'],
    security: ['The security grading is missing. Attach the filing or the grading report.', '缺少資訊安全分級資料，請補充備案證明或分級報告。', '缺少等级保护材料，请补充备案证明或定级报告。'],
    twice: ['The same resources are already applied for in another application.', '與其他申請單重複申請，請合併或撤回其一。', '与其他申请单重复申请，请合并或撤回其一。'],
  }),
} as const
