import { Answer, DetailPage, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useSearchValues } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { EmptyState } from '#kit/web/States.tsx'
import { accessPhrases } from '../phrases.ts'
import type { ExplanationQuestions, listExplanationQuestions } from '../contract.ts'
import { explanationPagePhrases as phrases } from './parts/explanation-page-phrases.ts'
import { QuestionForm } from './parts/QuestionForm.tsx'
import { Reasons, type Question } from './parts/Reasons.tsx'
import { Subject } from './parts/Subject.tsx'
import classes from './parts/explanation.module.css'

/** Why may / may not (A7): the question stands in the address, so that a record's page can ask it and a link can be sent. */
export default function ExplanationPage() {
  const t = useSay()
  const questions = useRead<typeof listExplanationQuestions>('GET /explanations/questions')
  return (
    <DetailPage title={phrases.title} subtitle={t(phrases.introduction)} crumbs={[{ label: accessPhrases.rolesAndPermissions, to: '/roles' }, { label: phrases.title }]}>
      <Answer of={questions} isPart>{(data) => <Explained questions={data} />}</Answer>
    </DetailPage>
  )
}

function Explained({ questions }: { readonly questions: ExplanationQuestions }) {
  const [values] = useSearchValues()
  const asked = askedIn(values, questions)
  return (
    <>
      <QuestionForm key={JSON.stringify(values)} questions={questions} asked={values} />
      <Section title={phrases.answer}>
        {asked.length === 0
          ? <EmptyState title={phrases.askFirst} />
          : <div className={classes.answers} role="status">
            <Subject question={asked[0]!} />
            {asked.map((question) => <Reasons key={JSON.stringify(question)} question={question} isOpen={asked.length === 1} />)}
          </div>}
      </Section>
    </>
  )
}

/** What is asked for; of a record without an act: whether one sees it, and every act that there is. */
function askedIn({ accountId, permission, recordKind, recordId }: Readonly<Record<string, string>>, { records }: ExplanationQuestions): Question[] {
  const about = { ...(accountId ? { accountId } : {}), ...(recordKind && recordId ? { recordKind, recordId } : {}) }
  if (permission) return [{ ...about, permission }]
  if (!about.recordKind) return []
  const acts = records.find(({ kind }) => kind === about.recordKind)?.acts ?? []
  return ['resource.view', ...acts.map(({ code }) => code)].map((act) => ({ ...about, permission: act }))
}
