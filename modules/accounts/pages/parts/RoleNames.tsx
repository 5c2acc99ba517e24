import { useSay } from '#kit/web/i18n.tsx'
import { roleName } from '#modules/access/pages/parts/words.ts'
import type { Role } from '#modules/access/rules/permissions.ts'

/** The roles of an account in words. */
export function RoleNames({ roles }: { readonly roles: readonly Role[] }) {
  const t = useSay()
  return <>{roles.map((role) => t(roleName(role))).join(' · ')}</>
}
