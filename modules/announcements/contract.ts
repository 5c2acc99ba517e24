import { Type, type Static } from 'typebox'
import { Allowed, endpoint, Id, IdParams, listAnswer, listQuery, Moment, Nothing, Nullable, OneOf, Record, Reference, Text, Version } from '#kit/pure/contract.ts'
import { announcementLimits as limits, announcementStates, tones } from './rules/announcement.ts'

const permission = 'announcement.maintain'

/** English, Traditional, Simplified; one may be empty: its readers see another. */
const Said = Type.Tuple([Type.String(), Type.String(), Type.String()])
const said = (maximum: number) => Type.Tuple([Text(maximum), Text(maximum), Text(maximum)])

/** What a reader is shown. The version grows with every edit, so that a changed one is shown again. */
export const Banner = Record({ id: Id, titles: Said, texts: Said, tone: OneOf(tones), version: Version })
export type Banner = Static<typeof Banner>

export const Announcement = Record({
  ...Banner.properties,
  isPublic: Type.Boolean(),
  fromAt: Moment,
  untilAt: Moment,
  state: OneOf(announcementStates),
  writtenBy: Reference,
  writtenAt: Moment,
  endedAt: Nullable(Moment),
  /** By how many accounts the present version was put away. */
  dismissals: Type.Integer(),
  allowed: Allowed,
})
export type Announcement = Static<typeof Announcement>

export const announcementList = {
  sort: ['fromAt', 'untilAt', 'writtenAt'],
  filters: { state: 'choice', tone: 'choice', audience: 'choice', fromAt: 'days', untilAt: 'days' },
  search: true,
} as const

export const listAnnouncements = endpoint({
  method: 'GET', path: '/announcements', permission, summary: 'All announcements, also those that are over',
  query: listQuery(announcementList), answer: listAnswer(Announcement), list: announcementList,
})

export const readAnnouncement = endpoint({
  method: 'GET', path: '/announcements/:id', permission, summary: 'One announcement',
  params: IdParams, answer: Announcement,
})

const fields = { titles: said(limits.title), texts: said(limits.text), tone: OneOf(tones), isPublic: Type.Boolean(), fromAt: Moment, untilAt: Moment }

export const writeAnnouncement = endpoint({
  method: 'POST', path: '/announcements', permission, summary: 'Announce something from a moment to a moment', status: 201,
  body: Record(fields), answer: Announcement,
})

export const changeAnnouncement = endpoint({
  method: 'PUT', path: '/announcements/:id', permission, summary: 'Change an announcement that is not over; it is shown again to those who put it away',
  params: IdParams, body: Record({ version: Version, ...fields }), answer: Announcement, refusals: ['conflict.stale', 'announcement.is_over'],
})

export const endAnnouncement = endpoint({
  method: 'POST', path: '/announcements/:id/ending', permission, summary: 'End an announcement before its time, or before it began',
  params: IdParams, body: Record({ version: Version }), answer: Announcement, refusals: ['conflict.stale', 'announcement.is_over'],
})

export const currentAnnouncements = endpoint({
  method: 'GET', path: '/announcements/current', permission: 'public', summary: 'What is announced now: before log-in the public ones, afterwards all that were not put away',
  answer: Record({ items: Type.Array(Banner) }),
})

export const dismissAnnouncement = endpoint({
  method: 'PUT', path: '/announcements/:id/dismissal', permission: 'signed-in', beforePasswordChange: true, summary: 'Put this version of an announcement away',
  params: IdParams, body: Record({ version: Version }), answer: Nothing, refusals: ['conflict.stale'],
})
