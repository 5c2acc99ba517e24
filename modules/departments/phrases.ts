import { phraseBook } from '#kit/pure/phrase.ts'

export const departmentPhrases = phraseBook({
  'department.archived': ['This department is archived.', '此部門已封存。', '此部门已归档。'],
  'department.wrong_kind': ['A department of this kind cannot stand there.', '此類部門不能放在該上級部門之下。', '此类部门不能放在该上级部门之下。'],
  'department.too_deep': ['The tree of departments would become too deep.', '部門層級過深。', '部门层级过深。'],
  'department.sector_has_head': ['This sector already has its head department.', '此領域已有主管部門。', '该领域已有主管部门。'],
  'department.stays': ['The root and the sector heads can neither be moved nor archived.', '根部門與主管部門不能移動或封存。', '根部门和主管部门不能移动或归档。'],
  'department.in_use': ['The department is still in use.', '此部門仍在使用中。', '该部门仍在使用中。'],
  'department.into_itself': ['A department cannot be moved into itself.', '不能將部門移到自身之下。', '不能将部门移到自身之下。'],
  'department.already_there': ['The department already stands there.', '此部門已在該上級部門之下。', '该部门已在该上级部门之下。'],
  'department.other_sector': ['Departments stay inside their sector.', '部門只能在所屬領域內移動。', '部门只能在所属领域内移动。'],
  'department.has_children': ['It has departments below it that are not archived.', '其下仍有未封存的部門。', '其下仍有未归档的部门。'],
  'department.has_accounts': ['It has enabled accounts.', '仍有啟用中的帳號。', '仍有启用的账号。'],
  'department.has_open_applications': ['It has open applications.', '仍有未結束的資源申請單。', '仍有未结束的资源申请单。'],
  'department.has_running_resources': ['It has running resources.', '仍有執行中的資源。', '仍有运行中的资源。'],
})
