// From an event to the frame that shows its outcome, and to the next paint of all.
const [kind, css, property] = arguments
const said = () => document.querySelector(css)?.[property]
const before = said()
const clocked = window.clocked = {}

// In the frame where it has changed it is painted; when the next one begins, it has been.
const shown = (began) => requestAnimationFrame(() => {
  if (said() !== before && said() !== undefined) requestAnimationFrame(() => { clocked.shown = performance.now() - began })
  else shown(began)
})

// A press is several events (down, up, click): the slowest counts. Below 16 ms the browser is silent.
let slowest = 16
const observer = new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) slowest = Math.max(slowest, duration)
})
observer.observe({ type: "event", durationThreshold: 16 })

addEventListener(kind, ({ timeStamp }) => {
  shown(timeStamp)
  setTimeout(() => {
    observer.disconnect()
    clocked.paint = slowest
  }, 400)
}, { capture: true, once: true })
