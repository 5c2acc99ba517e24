import { phraseBook } from '#kit/pure/phrase.ts'

export const announcementPhrases = phraseBook({
  announcements: ['Announcements', '公告', '公告'],
})
