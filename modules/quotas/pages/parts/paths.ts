import { Problem, problemOf } from '#kit/web/client.ts'

/**
 * The refusal with its errors at the fields of a form that names them otherwise than the interface; a path that the form
 * has no field for stays, so that the summary still tells it.
 */
export function atFields(error: unknown, pathOf: (path: string) => string | undefined): Problem {
  const problem = problemOf(error)
  const { status, code, title, detail, requestId, facts } = problem
  return new Problem({ status, code, title, facts, ...(detail === undefined ? {} : { detail }), ...(requestId === undefined ? {} : { requestId }), errors: problem.errors.map((field) => ({ ...field, path: pathOf(field.path) ?? field.path })) })
}
