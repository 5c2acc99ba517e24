import { phraseBook } from '#kit/pure/phrase.ts'

/** Refusals, and the words that the server writes itself (exports); the pages have books of their own. */
export const applicationPhrases = phraseBook({
  // refusals
  'application.changed': [
    'The application was changed after you opened it. Look at the newest version, then decide.',
    '您開啟後此申請單已有變更，請查看最新版本後再處理。',
    '您打开后该申请单已有变更，请查看最新版本后再处理。'],
  'application.already_decided': [
    'Somebody was faster: this stage is already decided.',
    '已有其他人先完成此關審核。',
    '已有其他人先完成本级审批。'],
  'application.bad_transition': ['The application’s present status does not allow this.', '申請單目前的狀態不允許此操作。', '申请单当前状态不允许此操作。'],
  'application.stage_passed': [
    'A review stage is passed, so it can no longer be modified. You can withdraw it and apply again.',
    '申請單已通過初審，無法再修改；可撤回後重新申請。',
    '申请单已初审完成，不能再修改；可撤回后重新申请。'],
  'application.other_stage': ['The application waits for the review of another office.', '此申請單目前由其他單位審核。', '该申请单当前由其他单位审批。'],
  'application.own': ['You may not review an application that you submitted yourself.', '不能審核自己送出的申請單。', '不能审批自己提交的申请单。'],
  'application.incomplete': ['The application is not complete yet. Some fields need attention.', '申請單尚未填寫完整，部分欄位需要修正。', '申请单尚未填写完整，部分字段需要修正。'],
  'application.users_missing': ['Name at least one resource user.', '請至少填寫一位資源使用人。', '请至少填写一位资源使用人。'],
  'application.attachment_missing': ['Attach at least one document that explains the reason.', '請至少上傳一份說明申請理由的文件。', '请至少上传一份说明申请理由的文档。'],
  'application.items_missing': ['Choose at least one resource.', '請至少選擇一項資源。', '请至少选择一项资源。'],
  'application.project_elsewhere': ['Choose a project of the application’s department.', '請選擇申請部門的專案。', '请选择申请部门的项目。'],
  'application.user_elsewhere': ['Choose an enabled account of the application’s department.', '請選擇申請部門中已啟用的帳號。', '请选择申请部门中已启用的账号。'],
  'application.region_unknown': ['One of the regions does not exist.', '所選區域不存在。', '所选区域不存在。'],
  'application.department_fixed': ['The department cannot change after the application was submitted.', '申請單送出後無法變更部門。', '申请单提交后不能更改部门。'],
  'application.resource_elsewhere': ['Choose running resources of the application’s department.', '請選擇申請部門執行中的資源。', '请选择申请部门正在运行的资源。'],
  'application.resource_of_other_project': ['This resource belongs to another project.', '此資源屬於其他專案。', '该资源属于其他项目。'],
  'application.resource_twice': ['This resource is listed twice.', '此資源重複列出。', '该资源重复列出。'],
  'application.resources_mixed': ['An item is about resources of one service and region.', '同一項目只能包含相同服務與區域的資源。', '同一申请项只能包含相同服务和区域的资源。'],
  'application.not_changeable': ['This service cannot be changed by an application at present.', '此服務目前無法透過申請單變更。', '该服务当前不能通过申请单变更。'],
  'application.nothing_changed': ['Nothing is changed yet: the configuration is the present one.', '尚未變更：設定與目前相同。', '尚未变更：配置与当前相同。'],
  'application.resources_gone': [
    'None of its resources runs in the department any more, so there is nothing to apply for again.',
    '此申請單的資源都已不在該部門執行，無法重新申請。',
    '该申请单的资源均已不在该部门运行，无法再次申请。'],
  'application.item_finished': ['Nothing of this item is open any more.', '此項目已全部處理完成。', '该项目已全部处理完成。'],
  'reason_template.too_many': ['At most {limit} templates. Remove one first.', '範本最多 {limit} 則，請先移除不需要的範本。', '模板最多 {limit} 条，请先删除不需要的模板。'],
  // the spreadsheet
  applications: ['Applications', '資源申請單', '资源申请单'],
  applicationNumber: ['Number', '單號', '申请单号'],
  applicationTitle: ['Title', '標題', '申请单标题'],
  applicationKind: ['Kind', '類型', '类型'],
  'applicationKind.new': ['New resources', '新增資源', '新申请'],
  'applicationKind.change': ['Change', '變更', '变更'],
  'applicationKind.release': ['Release', '釋放', '释放'],
  applicationDepartment: ['Department', '部門', '部门'],
  applicationProject: ['Project', '專案', '项目名称'],
  applicationServices: ['Services', '服務', '服务'],
  applicationStatus: ['Status', '狀態', '状态'],
  applicationRejectedItems: ['Items turned down', '未通過項目', '被驳回的申请项'],
  applicant: ['Applicant', '申請人', '申请人'],
  applicationSubmittedAt: ['Submitted', '送出時間', '提交时间'],
  applicationDueOn: ['Due', '期限', '办理期限'],
})
