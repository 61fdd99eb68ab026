// A textarea that becomes Trix, and a draft that is saved as one types. The element is data-turbo-permanent, so a
// refresh leaves it alone; its id changes with every sent message, so a new one starts empty.
import { Controller } from "@hotwired/stimulus"

const PACE = 800     // ms between two saves while somebody types
const AGAIN = 4000   // ms until a save that failed is tried again

export default class extends Controller {
  static targets = ["plain", "toolbar", "status"]
  static values = { url: String, generation: Number, saved: String, unsaved: String, elsewhere: String }

  async connect() {
    this.form?.addEventListener("submit", this.stop)
    if (!this.hasPlainTarget) return // moved by Turbo, upgraded before
    const { default: Trix } = await import("trix")
    Trix.config.attachments.preview.caption = { name: false, size: false } // they would stand in the mail
    if (this.element.isConnected && this.hasPlainTarget) this.upgrade(this.plainTarget)
  }

  disconnect() { this.flush() }

  upgrade(plain) {
    const id = `${this.element.id}-html`
    const hidden = Object.assign(document.createElement("input"), { type: "hidden", name: "html", id, value: plain.dataset.html || asHtml(plain.value) })
    const rich = document.createElement("trix-editor")
    const attributes = { input: id, toolbar: this.toolbarTarget.id, placeholder: plain.placeholder, role: "textbox", "aria-multiline": "true", "aria-label": plain.getAttribute("aria-label"), dir: "auto" }
    for (const [name, value] of Object.entries(attributes)) rich.setAttribute(name, value)
    const focused = document.activeElement === plain
    rich.addEventListener("trix-change", () => this.changed())
    this.toolbarTarget.hidden = false
    plain.replaceWith(hidden, rich)
    if (focused) rich.focus()
  }

  // Without scripts' help the textarea reports its own changes.
  changed() {
    if (!this.urlValue || this.text === this.known) return
    this.dirty = true
    this.timer ??= setTimeout(() => this.save(), PACE)
  }

  async save() {
    this.timer = undefined
    if (!this.dirty) return
    this.dirty = false
    const text = this.text
    try {
      const answer = await fetch(this.urlValue, { method: "PUT", body: this.draft, credentials: "same-origin" })
      if (answer.status === 409) return this.say(this.elsewhereValue, true)
      if (!answer.ok) throw new Error(answer.status)
      this.known = text
      this.say(this.savedValue)
    } catch {
      this.dirty = true
      this.say(this.unsavedValue, true)
      this.timer ??= setTimeout(() => this.save(), AGAIN)
    }
  }

  // Leaving the page: what was typed in the last moment goes along with it.
  flush() {
    clearTimeout(this.timer)
    this.timer = undefined
    if (this.dirty) fetch(this.urlValue, { method: "PUT", body: this.draft, credentials: "same-origin", keepalive: true }).catch(() => {})
    this.dirty = false
  }

  // Sending carries the text itself; a save that came after it would bring the draft back to life.
  stop = () => {
    clearTimeout(this.timer)
    this.timer = undefined
    this.dirty = false
  }

  // A morph never removes a permanent element. One that the new page no longer has is what was sent: it goes.
  retire({ detail: { newBody } }) {
    if (!newBody.querySelector(`#${CSS.escape(this.element.id)}`)) this.element.removeAttribute("data-turbo-permanent")
  }

  // Where the cursor is, or was; without the rich editor, as text.
  insert({ detail: { html } }) {
    const rich = this.element.querySelector("trix-editor")
    if (rich?.editor) rich.editor.insertHTML(html)
    else {
      const plain = this.plainTarget
      plain.setRangeText(asText(html), plain.selectionStart, plain.selectionEnd, "end")
    }
    this.focus()
    this.changed()
  }

  clear() {
    const rich = this.element.querySelector("trix-editor")
    if (rich?.editor) rich.editor.loadHTML("")
    else this.plainTarget.value = ""
    this.changed()
  }

  focus() { this.element.querySelector("trix-editor, textarea")?.focus() }

  say(text, bad = false) {
    this.statusTarget.textContent = text
    this.statusTarget.classList.toggle("bad", bad)
  }

  get form() { return this.element.closest("form") }
  get field() { return this.element.querySelector("input[name=html], textarea") }
  get text() { return this.field.value }
  get draft() { return new URLSearchParams({ [this.field.name]: this.text, generation: this.generationValue }) }
}

function asText(html) {
  const page = new DOMParser().parseFromString(html.replace(/<(br|\/p|\/div|\/li)\b[^>]*>/g, "$&\n"), "text/html")
  return page.body.textContent.trim()
}

function asHtml(text) {
  const holder = document.createElement("div")
  text.split("\n").forEach((line, i) => holder.append(...(i ? [document.createElement("br")] : []), line))
  return holder.innerHTML
}
