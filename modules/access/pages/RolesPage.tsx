import { ScrollArea, Table, Text } from '@mantine/core'
import { Answer, DetailPage, Section } from '#kit/web/DetailPage.tsx'
import { useSay, type Words } from '#kit/web/i18n.tsx'
import { LinkButton } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { useMe } from '#kit/web/session.ts'
import type { getRoles, RoleMatrix } from '../contract.ts'
import { accessPhrases as phrases } from '../phrases.ts'
import { rolesFor, type Role, type RolePermission } from '../rules/permissions.ts'
import { explanationPagePhrases } from './parts/explanation-page-phrases.ts'
import { permissionName, quotaPermissionName, roleName, scopeName } from './parts/words.ts'

const rootRoles = rolesFor({ kind: 'root', sector: null })

/** "Roles and permissions", drawn from the table that guards and filters (chapter 2). */
export default function RolesPage() {
  const t = useSay()
  const matrix = useRead<typeof getRoles>('GET /roles')
  return (
    <DetailPage title={phrases.rolesAndPermissions} subtitle={t(phrases.rolesIntroduction)}
      actions={<LinkButton to="/explanation" variant="default">{t(explanationPagePhrases.title)}</LinkButton>}>
      <Answer of={matrix} isPart>
        {(data) => (
          <>
            <Matrix title={phrases.rolesOfDepartments} data={data} roles={data.roles.filter((role) => !rootRoles.includes(role) && isUsed(data, role))} />
            <Matrix title={phrases.rolesOfTheRoot} data={data} roles={data.roles.filter((role) => rootRoles.includes(role) && isUsed(data, role))} />
            <Section title={phrases.quotaPermissions}>
              <Text>{t(phrases.quotaIntroduction)}</Text>
              <ul>{data.quotaPermissions.map((permission) => <li key={permission}>{t(quotaPermissionName(permission))}</li>)}</ul>
            </Section>
          </>
        )}
      </Answer>
    </DetailPage>
  )
}

function isUsed(data: RoleMatrix, role: Role): boolean {
  return data.permissions.some(({ grants }) => grants.some((grant) => grant.role === role))
}

/** Permissions down, roles across; only the lines that one of the roles holds. */
function Matrix({ title, data, roles }: { readonly title: Words; readonly data: RoleMatrix; readonly roles: readonly Role[] }) {
  const t = useSay()
  const me = useMe()
  const lines = data.permissions.filter(({ grants }) => grants.some(({ role }) => roles.includes(role)))
  return (
    <Section title={title} isFlush>
      <ScrollArea type="auto" viewportProps={{ tabIndex: 0 }}>
        <Table miw={roles.length * 130 + 220} aria-label={t(title)} withColumnBorders>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t(phrases.permission)}</Table.Th>
              {roles.map((role) => <Table.Th key={role} scope="col">{t(roleName(role))}{me.roles.includes(role) && <Text size="xs" c="dimmed">{t(phrases.yourRole)}</Text>}</Table.Th>)}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map(({ permission, grants }) => (
              <Table.Tr key={permission}>
                <Table.Th scope="row" fw={500}>{t(permissionName(permission as RolePermission))}</Table.Th>
                {roles.map((role) => {
                  const scopes = grants.find((grant) => grant.role === role)?.scopes
                  return <Table.Td key={role}>{scopes ? scopes.map((scope) => t(scopeName(scope))).join(' + ') : <span aria-label={t(phrases.mayNot)} role="img">–</span>}</Table.Td>
                })}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </Section>
  )
}
