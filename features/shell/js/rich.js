// Textareas of a settings form that become Trix, and a preview that follows them.
import { Controller } from "@hotwired/stimulus"

const PACE = 400 // ms of rest before the preview is fetched

export default class extends Controller {
  static targets = ["plain", "preview", "try"]
  static values = { preview: String }

  async connect() {
    for (const button of this.tryTargets) button.hidden = true
    const [{ default: attend }] = await Promise.all([import("repka/toolbar"), import("trix")])
    if (!this.element.isConnected) return
    for (const plain of this.plainTargets) this.upgrade(plain, attend)
  }

  disconnect() { clearTimeout(this.timer) }

  upgrade(plain, attend) {
    const toolbar = plain.parentElement.querySelector("trix-toolbar")
    const id = `${plain.id}-html`
    const hidden = Object.assign(document.createElement("input"), { type: "hidden", name: plain.dataset.name, id, value: plain.dataset.html })
    const rich = document.createElement("trix-editor")
    const attributes = { input: id, toolbar: toolbar.id, role: "textbox", "aria-multiline": "true", "aria-label": plain.getAttribute("aria-label"), dir: "auto" }
    for (const [name, value] of Object.entries(attributes)) rich.setAttribute(name, value)
    rich.addEventListener("trix-file-accept", (event) => event.preventDefault())
    rich.addEventListener("trix-change", () => this.changed())
    rich.addEventListener("focus", () => { this.last = rich })
    attend(toolbar, rich)
    toolbar.hidden = false
    plain.replaceWith(hidden, rich)
  }

  // A word in braces goes where the cursor is, or was.
  word({ params: { word } }) {
    const rich = this.last ?? this.element.querySelector("details[open] trix-editor") ?? this.element.querySelector("trix-editor")
    rich?.editor?.insertString(`{{${word}}}`)
    rich?.focus()
  }

  changed() {
    if (!this.previewValue || !this.hasPreviewTarget) return
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.show(), PACE)
  }

  async show() {
    this.asking?.abort()
    this.asking = new AbortController()
    const body = new URLSearchParams(new FormData(this.element))
    try {
      const answer = await fetch(this.previewValue, { method: "POST", body, signal: this.asking.signal, credentials: "same-origin" })
      if (answer.ok) this.previewTarget.innerHTML = await answer.text()
    } catch { /* the next change asks again */ }
  }
}
