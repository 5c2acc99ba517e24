import { useMemo } from 'react'
import { useLanguage } from '#kit/web/i18n.tsx'

/** Amounts beside the marks of a chart, short: `1.2M`, `120万`; the table has them exactly. */
export function useShortAmount(): (value: number) => string {
  const { language } = useLanguage()
  return useMemo(() => {
    const format = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 2 })
    return (value) => format.format(value).replace('-', '−')
  }, [language])
}
