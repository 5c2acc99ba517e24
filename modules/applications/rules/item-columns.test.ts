import { describe, expect, test } from 'vitest'
import { shippedDefinitions } from '#modules/catalogue/rules/definitions/all.ts'
import { ecs } from '#modules/catalogue/rules/definitions/ecs.ts'
import { fieldsOf, isHeading, pathOfField, templateColumns } from './item-columns.ts'

describe('the columns of a service', () => {
  test.each(shippedDefinitions.filter(({ channel }) => channel !== 'order').map((definition) => [definition.code, definition] as const))('[R15] %s: every heading is a field of its own, and is found again in each language', (_code, definition) => {
    const columns = templateColumns(definition)
    for (const language of [0, 1, 2] as const) {
      const headers = columns.map(({ header }) => header[language])
      expect(new Set(headers).size, headers.join(' | ')).toBe(headers.length)
      expect(fieldsOf(definition, headers).map((field) => field && pathOfField(field))).toEqual(columns.map(({ field }) => pathOfField(field)))
    }
    expect(columns.length).toBeLessThan(40)
    expect(definition.names.every((name) => name.length <= 31)).toBe(true)
  })

  test('[R15] lists have numbered columns', () => {
    const headers = templateColumns(ecs).map(({ header }) => header[2])
    expect(headers).toEqual([
      '区域', '专有网络 VPC', '虚拟交换机', '实例名称', '实例类型', '实例规格', '镜像类型', '公共镜像', '镜像版本', '系统盘类型', '系统盘容量（GB）',
      ...[1, 2, 3, 4].flatMap((number) => [`数据盘 ${number} 云盘类型`, `数据盘 ${number} 容量（GB）`, `数据盘 ${number} 数量`]),
      '弹性公网 IP', '带宽峰值（Mbps）', '申请数量', '备注',
    ])
  })

  test('[R15] headings are known as people copy them: without the unit, in capitals, with wide signs, starred; a fifth disk too', () => {
    const paths = fieldsOf(ecs, ['系统盘容量', 'SYSTEM DISK SIZE', '＊区域', '*系统盘容量(GB)', '数据盘 5 云盘类型', '数据盘5数量', '服務', '未知', '']).map((field) => field && (field.kind === 'entry' ? `${pathOfField(field)} ${field.number}` : pathOfField(field)))
    expect(paths).toEqual(['configuration/systemDiskSizeGb', undefined, 'regionId', undefined, 'configuration/dataDisks/0/category 5', 'configuration/dataDisks/0/count 5', 'service', undefined, undefined])
    expect(fieldsOf(ecs, ['数据盘 17 数量'])).toEqual([undefined])
    expect([isHeading(' region ', 'region'), isHeading('区域*', 'region'), isHeading('區域', 'service')]).toEqual([true, true, false])
  })
})
