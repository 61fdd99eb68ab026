// The service worker: shows what a push tells, and opens what it is about.
self.addEventListener("push", (event) => {
  const { title = "Repka", body, url, tag, count } = event.data?.json() ?? {}
  event.waitUntil(Promise.all([
    self.registration.showNotification(title, { body, tag, renotify: Boolean(tag), data: { url } }),
    navigator.setAppBadge?.(count)
  ]))
})

self.addEventListener("notificationclick", (event) => {
  event.notification.close()
  event.waitUntil(open(event.notification.data?.url ?? "/notices"))
})

async function open(url) {
  const [page] = await self.clients.matchAll({ type: "window" })
  if (!page) return self.clients.openWindow(url)
  await page.focus()
  return page.navigate(url)
}
