// Who else reads this ticket: "Marta is reading this".
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  static values = { topic: String, me: Number, one: String, many: String }

  connect() { if (this.people) this.draw() }

  present({ detail: { topic, people } }) {
    if (topic !== this.topicValue) return
    this.people = people.filter(({ id }) => id !== this.meValue).map(({ name }) => name)
    this.draw()
  }

  // The server's page may be a moment older than what the socket told.
  morphed() { if (this.people) this.draw() }

  draw() {
    const names = new Intl.ListFormat(document.documentElement.lang).format(this.people)
    const text = this.people.length > 1 ? this.manyValue : this.oneValue
    this.element.textContent = this.people.length ? text.replace("%s", names) : ""
  }
}
