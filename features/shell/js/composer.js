// Reply, note and question: one is open, and it stays open over refreshes, so that nobody sends what he meant as a note.
import { Controller } from "@hotwired/stimulus"
import { session } from "@hotwired/turbo"

export default class extends Controller {
  static targets = ["tab", "panel", "doubt", "mover"]

  choose(event) {
    event.preventDefault()
    this.show(event.currentTarget)
    this.remember(event.currentTarget)
    this.focus()
  }

  // Where little is open, what is pressed must not move away because the cursor went there.
  hold(event) { event.preventDefault() }

  // To whom it goes, opened: the script that helps with it is rarely needed.
  async people({ target }) {
    if (!target.open) return
    const { open } = await import("repka/recipients")
    open(target, () => this.application.getControllerForElementAndIdentifier(this.element.querySelector("#reply-form .editor"), "editor")?.touch())
  }

  focus() { this.application.getControllerForElementAndIdentifier(this.panel?.querySelector(".editor"), "editor")?.focus() }

  // A reload shows the same. Turbo must know the address too: it morphs only what it takes for the same page.
  remember(tab) {
    const here = new URL(location.href)
    here.searchParams.set("compose", new URL(tab.href).searchParams.get("compose"))
    here.hash = ""
    session.history.replace(here, session.history.restorationIdentifier)
  }

  arrow(event) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!by) return
    event.preventDefault()
    const tabs = this.tabTargets
    const next = tabs[(tabs.indexOf(event.currentTarget) + by + tabs.length) % tabs.length]
    this.show(next)
    next.focus()
  }

  show(chosen) {
    for (const tab of this.tabTargets) {
      tab.setAttribute("aria-selected", tab === chosen)
      tab.tabIndex = tab === chosen ? 0 : -1
      document.getElementById(tab.getAttribute("aria-controls")).hidden = tab !== chosen
    }
  }

  keep(event) {
    const { attributeName } = event.detail
    const ours = this.tabTargets.includes(event.target) || this.panelTargets.includes(event.target)
    if (ours && ["aria-selected", "tabindex", "hidden"].includes(attributeName)) event.preventDefault()
  }

  // What was written is gone with its editor; the cursor goes to where it now stands, and the keys work again.
  sent({ detail }) { this.written = detail.success }

  // Not by autofocus: a page that comes would look for the cursor's place in what is closed.
  opened({ target, newState }) {
    if (newState === "open") target.querySelector(".item, select").focus()
  }

  sending() {
    this.answering = true
    this.element.querySelector("[popover]:popover-open")?.hidePopover()
  }

  // What stopped a message stands until the next attempt: a refresh, which knows nothing of it, must not take it away.
  warn(event) {
    if (this.answering || event.detail.newElement) return
    if (event.target.matches(".composer > :is(.stale, .alert, .doubt)")) event.preventDefault()
  }

  // The question stands in the page for browsers without scripts; here it waits for an answer before all else.
  doubtTargetConnected(dialog) {
    if (dialog.matches(":modal")) return
    dialog.removeAttribute("open")
    dialog.showModal()
    this.moverTargets.forEach((button) => { button.hidden = false })
  }

  reconsider({ currentTarget }) {
    currentTarget.remove()
    this.focus()
  }

  // A note that was meant for the customer: its words go to the other tab.
  move({ target }) {
    const [note, reply] = ["note", "reply"].map((tab) => document.querySelector(`#${tab}-form .editor`))
    const html = note.querySelector("input[name=html]")?.value ?? ""
    this.show(document.getElementById("reply-tab"))
    this.remember(document.getElementById("reply-tab"))
    reply.dispatchEvent(new CustomEvent("editor:insert", { detail: { html } }))
    note.dispatchEvent(new CustomEvent("editor:clear"))
    target.closest("dialog").close()
  }

  rest() {
    this.answering = false
    if (!this.written) return
    this.written = false
    const elsewhere = document.activeElement !== document.body && !this.element.contains(document.activeElement)
    if (!elsewhere) document.querySelector(".timeline")?.focus({ preventScroll: true })
  }

  // What a feature beside the tabs writes goes into the editor that is open; an editor's own goes there.
  insert(event) {
    if (event.target.closest(".editor")) return
    this.panel?.querySelector(".editor")?.dispatchEvent(new CustomEvent("editor:insert", { detail: event.detail }))
  }

  get panel() { return this.panelTargets.find((panel) => !panel.hidden) }
}
