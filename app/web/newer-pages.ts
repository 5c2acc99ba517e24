const mark = 'yunshan.reloaded'

/**
 * A tab that was open while a newer version was put in place asks for parts that are gone: it loads the new
 * page once. If that does not help either, the error is shown. Drafts stay, they are kept while typing.
 */
export function loadNewerPages(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(mark) ?? 0)
    if (Date.now() - last < 60_000) return
    sessionStorage.setItem(mark, String(Date.now()))
    event.preventDefault()
    location.reload()
  })
}
