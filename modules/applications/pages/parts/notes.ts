import { placeForParts } from '#kit/web/page-parts.tsx'

/** What modules above say about an application while it is written and reviewed, such as its budget: shown beside its cost. */
export type ApplicationNoteProps = {
  readonly departmentId: string
  readonly projectId: string | null
  /** What a month costs more (less: with a minus) once it is carried out, exact. */
  readonly monthly: string
}
export const { Provider: ApplicationNotesProvider, Place: ApplicationNotes } = placeForParts<ApplicationNoteProps>()
