import { phraseBook } from '#kit/pure/phrase.ts'

/** The files that there are of a bill (B6, B13). */
export const exportMenuPhrases = phraseBook({
  export: ['Export', '匯出', '导出'],
  excel: ['Excel: sums and all lines', 'Excel：彙總與全部明細', 'Excel：汇总与全部明细'],
  pdf: ['PDF: to sign and seal', 'PDF：供簽字蓋章', 'PDF：供签字盖章'],
  focus: ['CSV: FOCUS {version}', 'CSV：FOCUS {version}', 'CSV：FOCUS {version}'],
})
