// Has this browser told of notices also while no page is open: asks the reader, subscribes, sends the form.
import { Controller } from "@hotwired/stimulus"

const text = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")

export default class extends Controller {
  static targets = ["endpoint", "browser", "auth", "unable", "button", "problem"]
  static values = { key: String, denied: String, failed: String }

  connect() {
    const able = "serviceWorker" in navigator && "PushManager" in window
    this.unableTarget.hidden = able
    this.buttonTarget.hidden = !able
  }

  async subscribe() {
    this.problemTarget.textContent = ""
    if (await Notification.requestPermission() !== "granted") return this.problemTarget.textContent = this.deniedValue
    try {
      await navigator.serviceWorker.register("/sw.js")
      const { pushManager } = await navigator.serviceWorker.ready
      const wanted = { userVisibleOnly: true, applicationServerKey: this.keyValue }
      const made = await pushManager.subscribe(wanted).catch(() => this.anew(pushManager, wanted))
      this.endpointTarget.value = made.endpoint
      this.browserTarget.value = text(made.getKey("p256dh"))
      this.authTarget.value = text(made.getKey("auth"))
      this.element.requestSubmit()
    } catch (error) {
      this.problemTarget.textContent = `${this.failedValue} ${error.message}`
    }
  }

  // A subscription of another desk, or of a key that is no more, stands in the way.
  async anew(pushManager, wanted) {
    await (await pushManager.getSubscription())?.unsubscribe()
    return pushManager.subscribe(wanted)
  }
}
