import { formatMoney } from '#kit/pure/money.ts'
import { dayOf } from '#kit/pure/time.ts'
import { query } from '#kit/server/action.ts'
import { checkedConfiguration } from '#modules/catalogue/offers.ts'
import { componentsOf, quotaDemandOf } from '#modules/catalogue/rules/contributions.ts'
import { estimateService } from '../contract.ts'
import { estimateWith, priceListOn } from '../offers.ts'
import { lineView, missingView } from '../view.ts'

/** What a configuration consists of, costs at today's prices, and needs; a missing price is named, never zero (P5). */
export const estimateQuery = query(estimateService, async ({ database, actor, now, input }) => {
  const quantity = input.quantity ?? 1
  const { definition, configuration, facts } = await checkedConfiguration(database, actor,
    { code: input.code, configuration: input.configuration, quantity, regionId: input.regionId, departmentId: input.departmentId })
  const list = await priceListOn(database, dayOf(now))
  const estimate = estimateWith(list, componentsOf(definition, configuration, quantity, facts))
  const money = (months: number) => estimate.monthly === null ? null : formatMoney(estimate.monthly * BigInt(months), list.currency.decimals)
  return {
    configuration,
    components: estimate.lines.map((line) => lineView(line, list.currency)),
    monthly: money(1), total: money(input.months ?? 1),
    missing: estimate.missing.map((missing) => missingView(missing, actor.language)),
    currency: list.currency,
    quotaDemand: quotaDemandOf(definition, configuration, quantity, facts),
  }
})
