import { useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { useLook, useMaybeMe } from '#kit/web/session.ts'
import iconUrl from './icon.svg'
import { shellPhrases } from './phrases.ts'
import { useProductName } from './use-product-name.ts'
import classes from './frame.module.css'

/** The logo, leading to the home of whoever is there. */
export function Brand() {
  const t = useSay()
  const product = useProductName()
  const me = useMaybeMe()
  const logo = useLook()?.logo
  return (
    <PageLink to={me ? '/home' : '/'} className={classes.brand ?? ''} aria-label={t(shellPhrases.toHome, { product })}>
      {logo ? <img src={`/api/logo/${logo}`} height={28} alt="" className={classes.logo} /> : <img src={iconUrl} width={28} height={28} alt="" />}
      <span>{product}</span>
    </PageLink>
  )
}
