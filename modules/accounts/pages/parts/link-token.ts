/** Kept while the page stands: what is drawn anew finds it, although it left the address at once. */
let token = ''

/** The token behind the '#' of the address, which no request and no referrer carries; from now on no address does. */
export function takeToken(): string {
  const given = location.hash.slice(1)
  if (given !== '') {
    token = given
    // The browser's own function: the router's would draw pages anew while this one is being drawn.
    History.prototype.replaceState.call(history, history.state, '', location.pathname)
  }
  return token
}
