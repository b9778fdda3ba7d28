import { known } from '../tools/hand_over.js'
import { remarks, Tool } from '../tools/tool.js'
import { ownZone } from '../tools/zones.js'

/** `<quarantine-clock>`: until when does each product still have a message? */
class QuarantineClock extends Tool {
  static tool = 'clock'

  present(report) {
    const { limits } = report
    // Where the contact's product is known, what it holds comes first.
    const { product } = known()
    const held = limits
      .filter(({ kept, until }) => kept === 'message' && until)
      .sort((one, other) => (other.product === product) - (one.product === product))
    return {
      ...report,
      limits: report.verdict === 'ok' ? limits : null,
      held,
      others: limits.filter((limit) => !held.includes(limit)),
      findings: remarks(report),
    }
  }

  /** What is today depends on where the reader is. */
  ask() {
    return super.ask({ ...this.values, zone: ownZone() })
  }
}

customElements.define('quarantine-clock', QuarantineClock)
