import type { Phrase } from '#kit/pure/phrase.ts'
import { accessPhrases } from '../../phrases.ts'
import type { QuotaPermission, Role, RolePermission, Scope } from '../../rules/permissions.ts'

// What roles, scopes and permissions are called; a new one in the table does not compile until it has a name.
export const roleName = (role: Role): Phrase => accessPhrases[`role.${role}`]
export const scopeName = (scope: Scope): Phrase => accessPhrases[`scope.${scope}`]
export const permissionName = (permission: RolePermission): Phrase => accessPhrases[`permission.${permission}`]
export const quotaPermissionName = (permission: QuotaPermission): Phrase => accessPhrases[permission]
