import { languages } from '#kit/pure/register.ts'
import { languageNames, useLanguage, useSay } from '#kit/web/i18n.tsx'
import { useLook } from '#kit/web/session.ts'
import { shellPhrases } from './phrases.ts'
import classes from './frame.module.css'

/** A native select: the lightest control that works with every keyboard, screen reader and phone. Shows only what is offered. */
export function LanguageSwitch({ onChoose }: { readonly onChoose?: (language: (typeof languages)[number]) => void }) {
  const t = useSay()
  const { language, change } = useLanguage()
  const offered = useLook()?.languages ?? languages
  if (offered.length < 2) return null
  return (
    <select className={classes.language} aria-label={t(shellPhrases.language)} value={language}
      onChange={(event) => {
        const chosen = offered.find((entry) => entry === event.currentTarget.value) ?? language
        change(chosen)
        onChoose?.(chosen)
      }}>
      {offered.map((entry) => <option key={entry} value={entry} lang={entry}>{languageNames[entry]}</option>)}
    </select>
  )
}
