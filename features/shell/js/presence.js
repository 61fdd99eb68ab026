// Who else reads this ticket, and who writes on it: faces in the head, "Petya is writing a reply" above the composer.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  static targets = ["faces", "writing"]
  static values = { topic: String, me: Number, one: String, many: String, reply: String, note: String, question: String }

  connect() { if (this.people) this.draw() }

  present({ detail: { topic, people } }) {
    if (topic !== this.topicValue) return
    this.people = people.filter(({ id }) => id !== this.meValue)
    this.draw()
  }

  // The server's page may be a moment older than what the socket told.
  morphed() { if (this.people) this.draw() }

  draw() {
    const text = (template, people) => people.length ? template.replace("%s", this.names(people)) : ""
    this.facesTarget.replaceChildren(...this.people.slice(0, 4).map((one) => this.face(one)))
    const words = document.createElement("span")
    words.textContent = text(this.people.length > 1 ? this.manyValue : this.oneValue, this.people)
    this.facesTarget.append(words)
    const [replying, noting, asking] = ["reply", "note", "question"].map((what) => this.people.filter(({ doing }) => doing === what))
    this.writingTarget.textContent = text(this.replyValue, replying) || text(this.noteValue, noting) || text(this.questionValue, asking)
    this.writingTarget.classList.toggle("loud", replying.length > 0)
  }

  names(people) {
    return new Intl.ListFormat(document.documentElement.lang).format(people.map(({ name }) => name))
  }

  // As the server makes them: the picture, else the first letters of the first and the last word.
  face({ name, picture, doing }) {
    const face = document.createElement("i")
    if (picture) face.append(Object.assign(new Image(), { src: picture, alt: "" }))
    else face.textContent = this.letters(name)
    face.className = doing ? "face writes" : "face"
    face.ariaHidden = true
    face.title = name
    return face
  }

  letters(name) {
    const words = name.split(/\s+/).filter(Boolean)
    return [words[0], words.length > 1 ? words.at(-1) : ""].map((word) => [...(word ?? "")][0] ?? "").join("").toLocaleUpperCase()
  }
}
