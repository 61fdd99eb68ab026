// A rich editor for whoever has no mouse: its buttons are one stop of Tab with arrows between them, Escape leads out of
// the field for a link, and the cursor goes where Tab says. Trix itself hears no click that no mouse has made.
const BUTTONS = "[data-trix-attribute]"

export default function attend(toolbar, rich) {
  toolbar.addEventListener("click", ({ detail, target }) => {
    if (!detail) target.closest(BUTTONS)?.dispatchEvent(new MouseEvent("mousedown", { bubbles: true, cancelable: true }))
  })
  toolbar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step && event.target.matches(BUTTONS)) move(event, step, [...toolbar.querySelectorAll(`${BUTTONS}:not(:disabled)`)])
    else if (event.key === "Escape" && event.target.closest("[data-trix-dialog]")) {
      event.stopPropagation() // out of the field, not out of the editor
      rich.editorController.toolbarController.hideDialog()
    }
  })
  // Trix draws what was typed with the next frame, and takes the cursor back for it from whoever has gone on meanwhile.
  rich.addEventListener("keydown", ({ key }) => ["Tab", "Escape"].includes(key) && rich.editorController.render())
}

function move(event, step, buttons) {
  event.preventDefault()
  const next = buttons.at((buttons.indexOf(event.target) + step) % buttons.length)
  event.target.tabIndex = -1
  next.tabIndex = 0
  next.focus()
}
