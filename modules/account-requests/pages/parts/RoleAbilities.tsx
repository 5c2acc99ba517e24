import { useSay } from '#kit/web/i18n.tsx'
import { permissionName, roleName, scopeName } from '#modules/access/pages/parts/words.ts'
import { accessPhrases } from '#modules/access/phrases.ts'
import type { Role } from '#modules/access/rules/permissions.ts'
import { abilitiesOf } from '../../rules/role-abilities.ts'
import { requestPhrases as phrases } from './request-phrases.ts'
import classes from './account-requests.module.css'

/** Role → what it may do and where (guide 1.2), from the table that guards: beside the choice, so that nobody asks for more than is needed. */
export function RoleAbilities({ roles }: { readonly roles: readonly Role[] }) {
  const t = useSay()
  const abilities = new Map(roles.map((role) => [role, abilitiesOf(role)]))
  const permissions = [...new Set([...abilities.values()].flatMap((found) => found.map(({ permission }) => permission)))]
  return (
    <div className={classes.abilities} data-wide tabIndex={0} role="region" aria-label={t(phrases.abilities)}>
      <table>
        <caption>{t(phrases.abilities)}</caption>
        <thead>
          <tr><th scope="col">{t(accessPhrases.permission)}</th>{roles.map((role) => <th key={role} scope="col">{t(roleName(role))}</th>)}</tr>
        </thead>
        <tbody>
          {permissions.map((permission) => (
            <tr key={permission}>
              <th scope="row">{t(permissionName(permission))}</th>
              {roles.map((role) => {
                const scopes = abilities.get(role)?.find((ability) => ability.permission === permission)?.scopes
                return <td key={role}>{scopes ? scopes.map((scope) => t(scopeName(scope))).join(' + ') : <span aria-label={t(accessPhrases.mayNot)} role="img">–</span>}</td>
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
