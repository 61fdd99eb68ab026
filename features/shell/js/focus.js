// The cursor is never lost. When a morph takes the focused element away, what is left around it gets the focus; on a page
// that is new, its main part; when a form comes back refused, the first field that is wrong.
let trail = [] // the focused element and what it stands in
let then // where a button that was pressed leads the focus

function follow(element) {
  trail = []
  for (; element && element !== document.body; element = element.parentElement) trail.push(element)
}

// Turbo disables the button while its form is sent, which takes the focus from it.
document.addEventListener("turbo:submit-start", ({ detail }) => {
  const { submitter } = detail.formSubmission
  then = submitter?.dataset.then
  follow(submitter ?? document.activeElement)
})

document.addEventListener("turbo:before-render", () => document.activeElement !== document.body && follow(document.activeElement))

document.addEventListener("turbo:render", () => {
  if (document.documentElement.hasAttribute("data-turbo-preview")) return
  const there = then && document.querySelector(then)
  then = undefined
  if (there) return there.focus()
  if (document.activeElement !== document.body) return
  const wrong = document.querySelector("main [aria-invalid=true]")
  if (wrong) wrong.focus()
  else (nearest() ?? document.getElementById("main"))?.focus({ preventScroll: true })
  trail = []
})

// What is being typed is not the server's to change, nor the fold it stands in.
document.addEventListener("turbo:before-morph-attribute", (event) => {
  const { target, detail: { attributeName } } = event, at = document.activeElement
  const typed = ["value", "selected"].includes(attributeName) && (target.closest("select") ?? target) === at
  const folded = attributeName === "open" && target.matches("details") && target.contains(at)
  if (typed || folded) event.preventDefault()
})

function nearest() {
  for (const left of trail.filter((element) => element.isConnected && element.checkVisibility())) {
    if (left.matches("main, button, a[href], summary")) return left
    const inside = [...left.querySelectorAll("button:not(.sr), summary, a[href]:not(.sr), [type=checkbox]")].find((element) => element.checkVisibility())
    if (inside) return inside
  }
}
