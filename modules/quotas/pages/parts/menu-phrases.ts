import { phraseBook } from '#kit/pure/phrase.ts'

/** The menu and the tabs: loaded with the list of pages, so only these words stand here. */
export const quotaMenuPhrases = phraseBook({
  resourceManagement: ['Resource management', '資源管理', '资源管理'],
  quotas: ['Quotas', '配額管理', '配额管理'],
  capacities: ['Quota capacities', '配額容量', '配额容量'],
  import: ['Quota import', '配額匯入', '配额导入'],
  proof: ['Quota proof', '配額核對', '配额核对'],
})
