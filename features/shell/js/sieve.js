// A form that narrows a list is sent as soon as something is chosen; its button is for pages without scripts.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  static targets = ["button"]

  buttonTargetConnected(button) { button.hidden = true }

  send() { this.element.requestSubmit() }
}
