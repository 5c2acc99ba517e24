/**
 * Where a browser goes after logging in: only back to a page of this site, whatever an address says, and not to where it
 * would log in again. Anything else leads home.
 */
export function returnPage(wanted: string | undefined): string {
  const isOwn = wanted !== undefined && wanted.length <= 2000 && /^\/(?![/\\])[\x21-\x7e]*$/.test(wanted) && !/^\/(api|login)(?![a-z-])/.test(wanted)
  return isOwn ? wanted : '/home'
}
