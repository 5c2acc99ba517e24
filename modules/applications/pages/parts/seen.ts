import type { Application } from '../../contract.ts'

/** Which submitted version somebody began to read. */
export type Seen = { readonly versionNumber: number }

export function newestVersion(application: Application): Application['versions'][number] | undefined {
  return application.versions.reduce<Application['versions'][number] | undefined>((newest, version) => newest && newest.number > version.number ? newest : version, undefined)
}

/** Did the applicant submit another version since? */
export function isChangedSince(application: Application, seen: Seen): boolean {
  return (newestVersion(application)?.number ?? 0) > seen.versionNumber
}
