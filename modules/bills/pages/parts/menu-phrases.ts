import { phraseBook } from '#kit/pure/phrase.ts'

/** Names of the menu: they are loaded with every page. */
export const billMenuPhrases = phraseBook({
  bills: ['Bills', '帳單中心', '账单中心'],
  ownBills: ['Bills of my department', '本部門帳單', '本部门账单'],
  departmentBills: ['Bills of departments', '各部門帳單', '各部门账单'],
})
