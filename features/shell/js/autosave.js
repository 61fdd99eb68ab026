// A form that is sent as soon as something in it was changed; its button does the same.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  save() { this.element.requestSubmit() }
}
