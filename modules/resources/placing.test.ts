import { describe, expect, test } from 'vitest'
import { inTransaction } from '#kit/server/database.ts'
import { departmentId } from '#testkit/applications.ts'
import { resourceWith, thing, type TestStretch } from '#testkit/bill-data.ts'
import { useTestApp } from '#testkit/http.ts'
import { writePassing } from './offers.ts'

const app = useTestApp()
const small = [thing('small')], large = [thing('large')]

/** `department from–to spec` of each stretch, after everything of jtt passed to jyt on the day. */
async function passed(stretches: readonly TestStretch[], day: string): Promise<string[]> {
  const id = await resourceWith(app, 'jtt', stretches)
  await resourceWith(app, 'jyt', [{ from: '2026-01-01', components: small }])
  const [jtt, jyt] = [await departmentId(app, 'jtt'), await departmentId(app, 'jyt')]
  const [{ project }] = await app.sql<{ project: string }>(`select id::text as project from projects where number = 'P-TEST-jyt'`) as [{ project: string }]
  await inTransaction(app.database, (tx) => writePassing(tx, { day, fromDepartmentId: jtt, place: { departmentId: jyt, sector: 'government', unitId: jyt }, resources: [{ id, projectId: project }] }))
  const rows = await app.sql<{ line: string }>(`
    select concat_ws(' ', d.code, to_char(s.from_day, 'MM-DD') || '–' || coalesce(to_char(s.to_day, 'MM-DD'), ''), s.components -> 0 ->> 'spec') as line
    from resource_stretches s join departments d on d.id = s.department_id where s.resource_id = $1 and s.unit_id = s.department_id order by s.from_day`, [id])
  return rows.map(({ line }) => line)
}

describe('passing to another department from a day on (chapter 2, Reorganisation)', () => {
  test.each<[string, TestStretch[], string, string[]]>([
    ['the day falls into the open stretch', [{ from: '2026-02-01', components: small }], '2026-02-11', ['jtt 02-01–02-10 small', 'jyt 02-11– small']],
    ['it began on that day: it never was of the old one', [{ from: '2026-02-11', components: small }], '2026-02-11', ['jyt 02-11– small']],
    ['changed on that day: the old configuration is of the old one', [{ from: '2026-02-01', to: '2026-02-10', components: small }, { from: '2026-02-11', components: large }], '2026-02-11', ['jtt 02-01–02-10 small', 'jyt 02-11– large']],
    ['changed since a day that is gone by', [{ from: '2026-02-01', to: '2026-02-19', components: small }, { from: '2026-02-20', components: large }], '2026-02-11', ['jtt 02-01–02-10 small', 'jyt 02-11–02-19 small', 'jyt 02-20– large']],
    ['released since', [{ from: '2026-02-01', to: '2026-02-15', components: small }], '2026-02-11', ['jtt 02-01–02-10 small', 'jyt 02-11–02-15 small']],
    ['released on that day: its last day is of the new one', [{ from: '2026-02-01', to: '2026-02-11', components: small }], '2026-02-11', ['jtt 02-01–02-10 small', 'jyt 02-11–02-11 small']],
    ['released before: what it cost stays', [{ from: '2026-02-01', to: '2026-02-10', components: small }], '2026-02-11', ['jtt 02-01–02-10 small']],
    ['what another department had of it meanwhile stays there', [{ from: '2026-02-01', to: '2026-02-14', components: small, department: 'mzt' }, { from: '2026-02-15', components: small }], '2026-02-11', ['mzt 02-01–02-14 small', 'jyt 02-15– small']],
  ])('%s', async (_name, stretches, day, expected) => expect(await passed(stretches, day)).toEqual(expected))
})
