import { phraseBook } from '#kit/pure/phrase.ts'

/** What the navigation says; apart from the rest, because it is loaded with the shell. */
export const holidayMenuPhrases = phraseBook({
  holidays: ['Holidays', '節假日', '节假日'],
})
