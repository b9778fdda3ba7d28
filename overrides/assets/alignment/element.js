import { language, locale } from '../tools/language.js'
import { maskFrom } from '../tools/mask.js'
import { remarks, Tool } from '../tools/tool.js'

// Where the sender's domain is the cause, asking others comes later.
const FOR_LETTER = ['ok', 'attention', 'unclear']
const RULES = ['connected_domain', 'dmarc_strict', 'dmarc_relaxed']

/** `<alignment-checker>`: does a From address align with a sending domain? */
class AlignmentChecker extends Tool {
  static tool = 'alignment'

  connectedCallback() {
    super.connectedCallback()
    // What the DNS says goes along when the answer is copied.
    this.addEventListener('checker:looked-up', ({ detail }) => this.add({ dns: [detail.ticket] }))
  }

  masked({ from, ...others }) {
    const { rewriting } = this.form.dataset
    return { from: maskFrom(from, rewriting.split(' ')), ...super.masked(others) }
  }

  isForLetter({ alignment, verdict }) {
    return alignment && FOR_LETTER.includes(verdict)
  }

  present(report) {
    return {
      ...report,
      sides: [side('from', report.from), side('sending', report.sending)].filter(
        ({ name }) => name,
      ),
      rules: RULES.map((rule) => ruling(report, rule)).filter(({ outcome }) => outcome),
      findings: remarks(report),
      headers_link: `/${language}/headers/#read`,
      list_date: report.alignment && longDate(report.public_suffix_list),
    }
  }
}

/** One of the two domains, with its other form where that differs. */
function side(field, { domain, domain_unicode, organizational_domain }) {
  const encoded = domain === domain_unicode ? null : domain
  return { field, name: domain_unicode, encoded, organization: organizational_domain }
}

function ruling(report, rule) {
  return { outcome: report.rules[rule], explanation: report.explanations[rule] }
}

function longDate(date) {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  return format.format(new Date(date))
}

customElements.define('alignment-checker', AlignmentChecker)
