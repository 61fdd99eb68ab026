// What is typed into plain fields stays in this tab until it is sent: through a reload, an ended session, a lost line.
import { Controller } from "@hotwired/stimulus"

const FIELDS = "textarea:not([readonly]), input[name=reason]"

export default class extends Controller {
  static values = { of: String }

  connect() {
    this.element.addEventListener("input", this.keep)
    document.addEventListener("turbo:submit-end", this.sent)
    document.addEventListener("turbo:render", this.restore)
    this.restore()
  }

  disconnect() {
    this.element.removeEventListener("input", this.keep)
    document.removeEventListener("turbo:submit-end", this.sent)
    document.removeEventListener("turbo:render", this.restore)
  }

  keep = ({ target: field }) => {
    if (!field.matches(FIELDS)) return
    if (!field.value) return this.forget(field)
    try { sessionStorage.setItem(this.key(field), field.value) } catch { /* full, or forbidden */ }
  }

  // What the page shows already comes first: the desk has read it.
  restore = () => {
    for (const field of this.fields) {
      const kept = this.kept(field)
      if (!kept || field.value) continue
      field.value = kept
      const fold = field.closest("details")
      if (fold) fold.open = true
    }
  }

  // Whoever is asked to sign in has sent nothing.
  sent = ({ target, detail: { success, fetchResponse } }) => {
    if (!success || fetchResponse?.location?.pathname.startsWith("/session")) return
    for (const field of this.fields) if (field.form === target) this.forget(field)
  }

  forget(field) {
    try { sessionStorage.removeItem(this.key(field)) } catch { /* forbidden */ }
  }

  kept(field) {
    try { return sessionStorage.getItem(this.key(field)) } catch { return null }
  }

  // By whom, in which form, about what, in which field.
  key({ form, name }) {
    const about = [...form.querySelectorAll("input[type=hidden]")].map(({ value }) => value)
    return ["kept", this.ofValue, form.getAttribute("action"), ...about, name].join(" ")
  }

  get fields() { return [...this.element.querySelectorAll(FIELDS)].filter(({ form }) => form) }
}
