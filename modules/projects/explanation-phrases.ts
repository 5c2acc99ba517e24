import { phraseBook } from '#kit/pure/phrase.ts'

/** What "why may / may not" (A7) says of projects. */
export const projectExplanationPhrases = phraseBook({
  'project.in_charge': [
    'This is for whoever created the project, for a substitute who acts for them, and for the department’s administrator.',
    '此操作由專案建立者、代理建立者的同事或部門管理員執行。',
    '此操作由项目创建人、代理创建人的同事或部门管理员执行。'],
  project: ['Project', '專案', '项目'],
  edit: ['Edit the project', '編輯專案', '编辑项目'],
  close: ['Close the project', '關閉專案', '关闭项目'],
  reopen: ['Open the project again', '重新開啟專案', '重新打开项目'],
  delete: ['Delete the project', '刪除專案', '删除项目'],
})
