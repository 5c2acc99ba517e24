import { phraseBook } from '#kit/pure/phrase.ts'

/** Names of the menu: they are loaded with every page. */
export const operatorMenuPhrases = phraseBook({
  prepareBills: ['Compute and send bills', '統計與發送帳單', '统计/发送账单'],
  billStatistics: ['Bill statistics', '帳單統計', '账单统计'],
})
