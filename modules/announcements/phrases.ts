import { phraseBook } from '#kit/pure/phrase.ts'

export const announcementPhrases = phraseBook({
  announcements: ['Announcements', '公告', '公告'],
  'announcement.is_over': ['This announcement is over. Write a new one.', '此公告已結束，請新增一則。', '该公告已结束，请新建一条。'],
  'announcement.ends_before_it_begins': ['The end must be after the beginning.', '結束時間須晚於開始時間。', '结束时间须晚于开始时间。'],
  'announcement.ends_in_the_past': ['The end is in the past: nobody would see it.', '結束時間已過，不會有人看到。', '结束时间已过，不会有人看到。'],
})
