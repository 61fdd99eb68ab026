// Every shift of the layout that the browser has noted, and what shifted.
const done = arguments[0]
const name = (node) => {
  const element = node?.nodeType === Node.TEXT_NODE ? node.parentElement : node
  if (!element) return "something that is gone"
  return element.localName + (element.id && `#${element.id}`) + [...element.classList].map((one) => `.${one}`).join("")
}
const rect = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(" ")
const source = ({ node, previousRect, currentRect }) => `${name(node)} [${rect(previousRect)}] to [${rect(currentRect)}]`
const shift = (entry) => ({ value: entry.value, asked: entry.hadRecentInput, what: entry.sources.map(source).join(", ") })
const seen = []
const observer = new PerformanceObserver((list) => seen.push(...list.getEntries().map(shift)))
observer.observe({ type: "layout-shift", buffered: true })
setTimeout(() => { observer.disconnect(); done(seen) }, 100) // buffered entries come a task later
