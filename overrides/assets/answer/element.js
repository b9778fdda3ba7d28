import { known } from '../tools/hand_over.js'
import { remarks, Tool } from '../tools/tool.js'

/** `<it-answer-reader>`: what does the answer of an IT team mean? */
class ItAnswerReader extends Tool {
  static tool = 'answer'
  static linksByCodes = true

  /** What somebody wrote goes into no link, no address bar and no history. */
  get linked() {
    return this.controls.filter(({ name }) => name !== 'answer')
  }

  /** Whose IT has answered is known by whose mailbox it is. */
  ask(question = this.values) {
    const { colleague, receiver } = known()
    return super.ask({ ...question, colleague, receiver })
  }

  isForLetter({ owner }) {
    return ['contact_it', 'own_it'].includes(owner)
  }

  present(report) {
    return {
      ...report,
      findings: remarks(report),
      facts: report.facts.map((message) => ({ message })),
    }
  }
}

customElements.define('it-answer-reader', ItAnswerReader)
