import { phraseBook } from '#kit/pure/phrase.ts'

/** What "why may / may not" (A7) calls the acts on departments. */
export const departmentExplanationPhrases = phraseBook({
  department: ['Department', '部門', '部门'],
  edit: ['Edit the department', '編輯部門', '编辑部门'],
  add: ['Add a department below it', '新增下級部門', '新增下级部门'],
  move: ['Move the department', '移動部門', '移动部门'],
  archive: ['Archive the department', '封存部門', '归档部门'],
})
