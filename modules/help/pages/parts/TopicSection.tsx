import { useLanguage, useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { linkPhrases } from '../../link-phrases.ts'
import { helpPhrases as phrases } from '../../phrases.ts'
import type { ShownStep } from '../../rules/audiences.ts'
import type { Picture, Topic } from '../../rules/topics.ts'
import { pictureAddress, pictureSize } from './pictures.ts'
import { topicPhrase } from './topic-words.ts'
import classes from '../help.module.css'

/** One topic: what it is about, its steps with the way to their pages, and how it looks. */
export function TopicSection({ topic: { code, picture }, steps }: { readonly topic: Topic; readonly steps: readonly ShownStep[] }) {
  const t = useSay()
  return (
    <section id={code} aria-labelledby={`${code}-title`} className={classes.topic}>
      <h2 id={`${code}-title`} tabIndex={-1}>{t(topicPhrase(code))}</h2>
      <p>{t(topicPhrase(code, 0))}</p>
      <ol className={classes.steps}>
        {steps.map(({ number, to }) => (
          <li key={number}>
            <p>{t(topicPhrase(code, number))}</p>
            {to !== undefined && <PageLink to={to} className={classes.goTo ?? ''}>{t(phrases.goTo, { page: linkPhrases[to as keyof typeof linkPhrases] })}</PageLink>}
          </li>
        ))}
      </ol>
      {picture && <TopicPicture picture={picture} />}
    </section>
  )
}

function TopicPicture({ picture }: { readonly picture: Picture }) {
  const t = useSay()
  const { language } = useLanguage()
  const address = pictureAddress(picture, language)
  if (address === undefined) return null
  return <img className={classes.picture} src={address} {...pictureSize} loading="lazy" decoding="async" alt={t(phrases[`picture.${picture}`])} />
}
