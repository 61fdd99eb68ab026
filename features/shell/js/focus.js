// The cursor is never lost. When a morph takes the focused element away, what is left around it gets the focus;
// when a form comes back refused, the first field that is wrong.
let trail = [] // the focused element and what it stood in

document.addEventListener("turbo:before-render", () => {
  trail = []
  for (let element = document.activeElement; element && element !== document.body; element = element.parentElement) trail.push(element)
})

document.addEventListener("turbo:render", () => {
  if (document.activeElement !== document.body) return
  const left = trail.find((element) => element.isConnected)
  const next = document.querySelector("main [aria-invalid=true]") ?? left?.querySelector("button:not(.sr), summary, a[href]")
  next?.focus({ preventScroll: !next.matches("[aria-invalid]") })
})
