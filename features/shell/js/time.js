// The server's clock, and lengths of time in a few letters. Moments are microseconds since 1970, as in the pages.
const root = document.documentElement
const offset = Number(root.dataset.now) / 1000 - Date.now() // browsers' clocks may be minutes off

export const now = () => (Date.now() + offset) * 1000

// "40s", "2m", "3h", "4d": the same steps as the server takes, in the page's language.
export function brief(micros) {
  const [s, m, h, d] = root.dataset.units.split(" ")
  const seconds = Math.max(0, Math.floor(micros / 1e6))
  if (seconds < 60) return seconds + s
  if (seconds < 3600) return Math.floor(seconds / 60) + m
  if (seconds < 48 * 3600) return Math.floor(seconds / 3600) + h
  return Math.floor(seconds / 86400) + d
}

// One timer for all rings and clocks of the page.
const listeners = new Set()
setInterval(() => document.hidden || listeners.forEach((tick) => tick()), 1000)
document.addEventListener("visibilitychange", () => document.hidden || listeners.forEach((tick) => tick()))

export function everySecond(tick) {
  listeners.add(tick)
  tick()
  return () => listeners.delete(tick)
}
