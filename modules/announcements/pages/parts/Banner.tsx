import { CloseButton } from '@mantine/core'
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import { useLanguage, useSay } from '#kit/web/i18n.tsx'
import { inLanguage, type Texts } from '#kit/web/texts.ts'
import type { Language } from '#kit/pure/register.ts'
import type { Tone } from '../../rules/announcement.ts'
import { piecesOf } from '../../rules/pieces.ts'
import { bannerPhrases as phrases } from './banner-phrases.ts'
import classes from './banner.module.css'

type BannerProps = { readonly titles: Texts; readonly texts: Texts; readonly tone: Tone; readonly language?: Language; readonly onDismiss?: () => void }

/** One announcement as its readers see it: text is text, whatever was typed into it. */
export function Banner({ titles, texts, tone, language, onDismiss }: BannerProps) {
  const t = useSay()
  const reader = useLanguage().language
  const [title, text] = [inLanguage(titles, language ?? reader), inLanguage(texts, language ?? reader)]
  const Mark = tone === 'warning' ? IconAlertTriangle : IconInfoCircle
  return (
    <div className={classes.banner} data-tone={tone}>
      <Mark size={20} aria-hidden />
      <div className={classes.said}>
        <span className={classes.word}>{t(phrases[tone])}: </span>
        <strong>{title}</strong>
        <p>{piecesOf(text).map(({ text: piece, href }, index) => href === undefined ? piece : <a key={index} href={href} rel="noreferrer noopener">{piece}</a>)}</p>
      </div>
      {onDismiss && <CloseButton size={24} aria-label={t(phrases.dismiss, { title })} onClick={onDismiss} />}
    </div>
  )
}
