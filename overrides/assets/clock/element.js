import { Tool } from '../tools/tool.js'
import { ownZone } from '../tools/zones.js'

/** `<quarantine-clock>`: until when does each product still have a message? */
class QuarantineClock extends Tool {
  static tool = 'clock'

  present(report) {
    // What is known of the contact's product, in the letter's form, comes first.
    const used = document.querySelector('.tool form [name="product"]')?.value
    const held = report.limits
      .filter(({ kept, until }) => kept === 'message' && until)
      .sort((one, other) => (other.product === used) - (one.product === used))
    return {
      ...report,
      limits: report.verdict === 'ok' ? report.limits : null,
      held,
      others: report.limits.filter((limit) => !held.includes(limit)),
      findings: report.findings.filter(({ level }) => level !== 'error'),
    }
  }

  /** What is today depends on where the reader is. */
  ask() {
    return super.ask({ ...this.values, zone: ownZone() })
  }
}

customElements.define('quarantine-clock', QuarantineClock)
