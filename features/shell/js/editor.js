// A textarea that becomes Trix, and a draft that is saved as one types. The element is data-turbo-permanent, so a
// refresh leaves it alone; its id changes with every sent message, so a new one starts empty.
import { Controller } from "@hotwired/stimulus"

const PACE = 800     // ms between two saves while somebody types
const AGAIN = 4000   // ms until a save that failed is tried again

const WINDOW = mark()

// A window's own saves never stand in its way, whatever page of it made them.
function mark() {
  try { return sessionStorage.window ??= crypto.getRandomValues(new Uint32Array(3)).join("") } catch { return String(Math.random()) }
}

export default class extends Controller {
  static targets = ["plain", "toolbar", "status", "conflict"]
  static values = { url: String, generation: Number, version: Number, owner: String, out: String, heavy: String, saved: String, unsaved: String, elsewhere: String, long: String }

  async connect() {
    this.form?.addEventListener("submit", this.stop)
    this.form?.addEventListener("formdata", ({ formData }) => this.send(formData))
    if (!this.hasPlainTarget) return // moved by Turbo, upgraded before
    const [{ default: Trix }, { default: attend }] = await Promise.all([import("trix"), import("repka/toolbar")])
    Trix.config.attachments.preview.caption = { name: false, size: false } // they would stand in the mail
    if (this.element.isConnected && this.hasPlainTarget) this.upgrade(this.plainTarget, attend)
  }

  disconnect() { this.flush() }

  // Trix writes what is typed into its field with the next frame: what is sent before would lack the last letters.
  send(formData) {
    this.element.querySelector("trix-editor")?.editorController?.render()
    this.stop() // what it wrote there is sent, not a draft
    if (formData.has(this.field?.name)) formData.set(this.field.name, this.text)
    formData.set("window", WINDOW)
  }

  upgrade(plain, attend) {
    const id = `${this.element.id}-html`
    const hidden = Object.assign(document.createElement("input"), { type: "hidden", name: "html", id, value: plain.dataset.html || asHtml(plain.value) })
    const left = this.left(hidden)
    const rich = document.createElement("trix-editor")
    const attributes = { input: id, toolbar: this.toolbarTarget.id, placeholder: plain.placeholder, role: "textbox", "aria-multiline": "true", "aria-label": plain.getAttribute("aria-label"), dir: "auto" }
    for (const [name, value] of Object.entries(attributes)) rich.setAttribute(name, value)
    const focused = document.activeElement === plain
    rich.addEventListener("trix-change", () => this.changed())
    rich.addEventListener("focus", () => this.help(rich))
    rich.addEventListener("paste", (event) => this.paste(event), true)
    attend(this.toolbarTarget, rich)
    this.toolbarTarget.hidden = false
    plain.replaceWith(hidden, rich)
    if (focused) rich.focus()
    if (left) this.changed()
  }

  // Whoever only reads does not need it. What did not come is asked for again when one comes back.
  help(rich) {
    return this.helping ??= import("repka/writing").then((writing) => {
      const { Completion, emoji, colleagues } = this.writing = writing
      new Completion(rich, this.urlValue.endsWith("note") ? [colleagues, emoji] : [emoji])
    }).catch(() => { this.helping = undefined })
  }

  // Without scripts' help the textarea reports its own changes.
  changed() {
    if (!this.urlValue || this.text === this.known) return
    this.dirty = true
    this.keep()
    this.timer ??= setTimeout(() => this.save(), PACE)
  }

  // To whom it goes was changed.
  touch() {
    this.dirty = true
    this.timer ??= setTimeout(() => this.save(), PACE)
  }

  async save() {
    this.timer = undefined
    if (!this.dirty || this.other) return
    this.dirty = false
    const text = this.text
    let out
    try {
      const answer = await fetch(this.urlValue, { method: "PUT", body: this.draft, credentials: "same-origin", redirect: "manual" })
      if (answer.status === 409) return this.clash(await answer.json())
      if (answer.status === 422) return this.say(this.heavyValue, true) // shorter words are tried again, these are not
      out = answer.type === "opaqueredirect" // to the sign-in page
      if (!answer.ok) throw new Error(answer.status)
      this.version = (await answer.json()).version
      this.known = text
      if (this.text === text) this.forget()
      this.say(this.savedValue)
    } catch {
      this.dirty = true
      this.say(out ? this.outValue : this.unsavedValue, true)
      this.timer ??= setTimeout(() => this.save(), AGAIN)
    }
  }

  // Another window wrote the same draft. Neither text is lost until its author has chosen.
  clash({ sent, kept, words, to, label, version, html }) {
    if (kept) this.forget()
    if (words) { // the ticket was merged, or its customer struck
      this.say(`${words} `, !kept || !to)
      return to && this.statusTarget.append(Object.assign(document.createElement("a"), { className: "link", href: to, textContent: label }))
    }
    if (sent) return this.say(this.elsewhereValue, true)
    this.other = { version, html }
    this.say("")
    this.conflictTarget.hidden = false
  }

  theirs() {
    this.element.querySelector("trix-editor").editor.loadHTML(this.other.html)
    this.settle()
    this.known = this.text
    this.dirty = false
    this.forget()
  }

  mine() {
    this.settle()
    this.dirty = true
    this.save()
  }

  settle() {
    this.version = this.other.version
    this.other = undefined
    this.conflictTarget.hidden = true
    this.focus()
  }

  // What the server has not confirmed stays in this browser: a lost line or an ended session costs nothing.
  keep() {
    try { localStorage.setItem(this.key, JSON.stringify({ version: this.version, html: this.text })) } catch { /* full, or forbidden */ }
  }

  forget() {
    try { localStorage.removeItem(this.key) } catch { /* forbidden */ }
  }

  // Whether something unconfirmed was left here; it is put back, beside what another window may have saved since.
  left(field) {
    try {
      const stem = this.key.replace(/\d+$/, "")
      for (const key of Object.keys(localStorage)) if (key.startsWith(stem) && key !== this.key) localStorage.removeItem(key)
      const kept = JSON.parse(localStorage.getItem(this.key))
      if (!kept || kept.html === field.value) return false
      // Our own last save, on leaving, may have arrived unconfirmed: one version more is ours.
      if (kept.version + 1 < this.version && field.value) this.clash({ version: this.version, html: field.value })
      field.value = kept.html
      return true
    } catch { return false }
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
    if (newBody.querySelector(`#${CSS.escape(this.element.id)}`)) return
    this.element.removeAttribute("data-turbo-permanent")
    if (newBody.querySelector(`[id^="${this.element.id.replace(/\d+$/, "")}"]`)) this.forget() // sent
  }

  // Where the cursor is, or was; without the rich editor, as text.
  insert({ detail: { html } }) {
    const rich = this.element.querySelector("trix-editor")
    if (rich?.editor) {
      this.focus() // else what is typed next stands before it
      rich.editor.insertHTML(html)
    }
    else {
      const plain = this.plainTarget
      plain.setRangeText(asText(html), plain.selectionStart, plain.selectionEnd, "end")
    }
    this.focus()
    this.changed()
  }

  paste(event) {
    const { editor } = event.currentTarget
    const attach = (file, long) => {
      this.element.dispatchEvent(new CustomEvent("uploads:add", { detail: { file } }))
      if (long) this.say(this.longValue)
    }
    if (!this.writing) this.plainly(event.clipboardData, editor, attach)
    else if (!this.writing.paste(event, editor, attach)) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }

  // Before help is here, nothing foreign comes in but words and files.
  plainly(data, editor, attach) {
    const text = data.getData("text/plain")
    if (text && ![...data.files].some(({ name }) => text.includes(name))) editor.insertString(text)
    else [...data.files].forEach((file) => attach(file))
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
  get draft() {
    const people = [...this.form.querySelectorAll("details[data-turbo-permanent] input[name]")].map(({ name, value }) => [name, value])
    return new URLSearchParams({ [this.field.name]: this.text, generation: this.generationValue, version: this.version, window: WINDOW, ...Object.fromEntries(people) })
  }
  get key() { return `draft:${this.ownerValue}:${this.element.id}` }
  get version() { return this.saved ?? this.versionValue }
  set version(version) { this.saved = version }
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
