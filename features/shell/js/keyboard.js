// Keys stand in the page: whatever has data-key="r" is done by pressing R, so a page offers only what it shows.
import { Controller } from "@hotwired/stimulus"

const FIELDS = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], trix-editor"

// The letter on a Latin keyboard, so that Cyrillic layouts have the same keys.
function letter({ key, code }) {
  if (/^[\x20-\x7e]$/.test(key)) return key.toLowerCase()
  return key.length === 1 && code.startsWith("Key") ? code[3].toLowerCase() : key
}

// Over chosen words Ctrl-K makes a link, as everywhere; else it searches. Trix itself would do both.
function linking(target) {
  const rich = target.closest?.("trix-editor")
  const range = rich?.editor?.getSelectedRange()
  return range && range[0] < range[1] && document.getElementById(rich.getAttribute("toolbar"))?.querySelector("[data-trix-action=link]")
}

export default class extends Controller {
  press(event) {
    const typing = event.target.closest?.(FIELDS)
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") return this.send(event)
    if ((event.ctrlKey || event.metaKey) && letter(event) === "k") return this.find(event, linking(event.target))
    if (event.key === "Escape" && typing) return typing.blur()
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat && !/^[jk]$/.test(letter(event))) return
    if (document.querySelector("dialog[open]")) return
    this.use(event, letter(event))
  }

  use(event, key) {
    const own = event.target.closest?.(".entry")?.querySelector(`[data-own-key="${CSS.escape(key)}"]`) // in its closed menu, too
    const found = own ?? [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].find((element) => element.checkVisibility())
    if (!found) return
    event.preventDefault()
    if (found.matches(FIELDS)) { found.focus(); found.select?.() }
    else {
      if (!found.matches(".sr")) found.focus()
      found.click()
    }
  }

  send(event) {
    const button = event.target.closest?.("form")?.querySelector(event.altKey ? "[data-send-next]" : event.shiftKey ? "[data-send-solve]" : "[data-send]")
    if (!button) return
    event.preventDefault()
    button.form.requestSubmit(button)
  }

  find(event, link) {
    if (!link) return this.palette(event)
    event.preventDefault()
    link.dispatchEvent(new MouseEvent("mousedown", { bubbles: true, cancelable: true }))
  }

  async palette(event) {
    event.preventDefault()
    const { open } = await import("repka/palette")
    open()
  }

  print() { window.print() }

  help() { document.getElementById("keys")?.showModal() }
}
