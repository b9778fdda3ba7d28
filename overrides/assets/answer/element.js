import { remarks, Tool } from '../tools/tool.js'

/** `<it-answer-reader>`: what does the answer of an IT team mean? */
class ItAnswerReader extends Tool {
  static tool = 'answer'
  static linksByCodes = true

  /** What somebody wrote goes into no link, no address bar and no history. */
  get linked() {
    return this.controls.filter(({ name }) => name !== 'answer')
  }

  present(report) {
    return {
      ...report,
      findings: remarks(report),
      facts: report.facts.map((message) => ({ message })),
      letter: report.owner === 'contact_it' ? `/${report.language}/letter/#compose` : null,
    }
  }
}

customElements.define('it-answer-reader', ItAnswerReader)
