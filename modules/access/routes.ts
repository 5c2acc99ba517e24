import { query, type Route } from '#kit/server/action.ts'
import { getExplanation, getRoles, listExplanationQuestions, type ExplanationQuestions, type RoleMatrix } from './contract.ts'
import { explanationOf } from './explanation.ts'
import { nameOfQuestion } from './explanation-words.ts'
import type { AccessQuestions } from './offers.ts'
import { quotaPermissions, rolePermissions, roles, scopesOf } from './rules/permissions.ts'

/** Read from the very table that guards and filters, so that the page cannot say anything else. */
function roleMatrix(): RoleMatrix {
  return {
    roles: [...roles],
    permissions: rolePermissions.map((permission) => ({
      permission,
      grants: roles.flatMap((role) => {
        const scopes = scopesOf([role], permission)
        return scopes.length === 0 ? [] : [{ role, scopes }]
      }),
    })),
    quotaPermissions: [...quotaPermissions],
  }
}

function questionsOf({ records }: AccessQuestions): ExplanationQuestions {
  return {
    permissions: [...rolePermissions, ...quotaPermissions].map((code) => ({ code, name: [...nameOfQuestion(code, undefined)] })),
    records: records.map(({ kind, name, acts }) => ({
      kind, name: [...name], acts: Object.entries(acts).map(([act, words]) => ({ code: `${kind}.${act}`, name: [...words] })),
    })),
  }
}

/** `questions`: what the modules above know of accounts and records (A7). */
export const accessRoutes = (questions: AccessQuestions): readonly Route[] => [
  query(getRoles, async () => roleMatrix()),
  query(listExplanationQuestions, async () => questionsOf(questions)),
  query(getExplanation, ({ database, actor, input }) => explanationOf(questions, database, actor, input)),
]
