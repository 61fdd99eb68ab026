// The service worker: keeps the files of the desk, but never a page; says so while the desk is out of reach; shows what
// a push tells, and opens what it is about. The server puts VERSION and FILES before this.
const KEPT = "repka-", CACHE = KEPT + VERSION, AWAY = "/offline"

self.addEventListener("install", (event) => {
  self.skipWaiting() // pages come from the server and name their own files: old and new never mix
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([AWAY, ...FILES])))
})

self.addEventListener("activate", (event) => event.waitUntil(begin()))

// A page that is still open may yet want a file of the version before.
async function begin() {
  const old = (await caches.keys()).filter((name) => name.startsWith(KEPT) && name !== CACHE)
  await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)))
  await self.registration.navigationPreload?.enable()
  await self.clients.claim()
}

self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request, { origin, pathname } = new URL(url)
  if (method !== "GET" || origin !== location.origin) return
  if (mode === "navigate") event.respondWith(page(event))
  else if (pathname.startsWith("/assets/")) event.respondWith(file(event.request))
})

async function file(request) { return await caches.match(request, { ignoreVary: true }) ?? fetch(request) }

// A proxy before a desk that does not run says so by 502 or 504.
async function page(event) {
  try {
    const answer = await event.preloadResponse ?? await fetch(event.request)
    if (![502, 504].includes(answer.status)) return answer
    return await caches.match(AWAY) ?? answer
  } catch (error) {
    const away = await caches.match(AWAY)
    if (away) return away
    throw error
  }
}

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
