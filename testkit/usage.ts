import { expect } from 'vitest'
import { platformNow } from '#kit/server/database.ts'
import { usageJobs } from '#modules/usage/jobs.ts'
import { approve, submitted } from './applications.ts'
import type { Answer, Client, TestApp } from './http.ts'

/** A moment of the platform's day, to the second: `at('2027-01-31')` is its midnight in the morning. */
export const at = (day: string, time = '00:00:00'): string => new Date(`${day}T${time}+08:00`).toISOString()

let serial = 0
/** One hour of flow on a day, ending at noon. */
export const flow = (productId: string, day: string, quantity: number, change: object = {}) =>
  ({ sourceId: `s-${++serial}`, productId, metric: 'flow', from: at(day, '11:00:00'), to: at(day, '12:00:00'), quantity, ...change })

export async function recorded(client: Client, ...records: object[]): Promise<Answer['body']> {
  const answer = await client.post('/usage-records', { records })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}

/** What time makes due is done, as the worker does it; how many. */
export async function usageDue(app: TestApp, name: string): Promise<number> {
  const problems: unknown[] = []
  const { done } = await usageJobs.find((job) => job.name === name)!.run({ database: app.database, now: await platformNow(app.database), log: (_line, facts) => { problems.push(facts) } })
  expect(problems).toEqual([])
  return done
}

/** A running resource of a department, with the name that the cloud gave it; its id. */
export async function provisioned(app: TestApp, instanceId: string): Promise<string> {
  const om = await app.as('om')
  const { id, items } = await approve(await app.as('bureau.admin'), await approve(om, await submitted(app, await app.as('jtt.user'), 'jtt')))
  const answer = await om.post(`/applications/${id}/provisioning`, { items: [{ id: items[0].id, units: [{ instanceId, ip: '10.16.0.9' }] }] })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return (await app.sql<{ id: string }>('select id::text as id from resources where instance_id = $1', [instanceId]))[0]!.id
}
