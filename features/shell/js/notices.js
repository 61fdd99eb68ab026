// The bell: its count in the tab's title and on the app's icon; a ticket before one's eyes for a second is known.
import { Controller } from "@hotwired/stimulus"

const LOOK = 1000 // ms

export default class extends Controller {
  static values = { count: Number, about: String, sound: Boolean }

  connect() { this.tell() }

  disconnect() { clearTimeout(this.timer) }

  tell() {
    const count = this.countValue, title = document.title.replace(/^\(\d+\+?\) /, "")
    document.title = count ? `(${count > 99 ? "99+" : count}) ${title}` : title
    navigator.setAppBadge?.(count).catch(() => {})
    this.look()
  }

  look() {
    clearTimeout(this.timer)
    const number = location.pathname.match(/^\/tickets\/(\d+)$/)?.[1]
    if (document.hidden || !number || !this.aboutValue.split(" ").includes(number)) return
    this.timer = setTimeout(() => this.know(number), LOOK)
  }

  know(about) { fetch("/notices/reading", { method: "POST", body: new URLSearchParams({ about }), redirect: "manual" }).catch(() => {}) }

  countValueChanged(now, before) {
    if (before !== undefined && now > before && this.soundValue) this.ring()
  }

  ring() {
    const context = new AudioContext(), tone = context.createOscillator(), volume = context.createGain()
    tone.frequency.value = 880
    volume.gain.setValueAtTime(.08, context.currentTime)
    volume.gain.exponentialRampToValueAtTime(.0001, context.currentTime + .5)
    tone.connect(volume).connect(context.destination)
    tone.start()
    tone.stop(context.currentTime + .5)
    tone.onended = () => context.close()
  }
}
