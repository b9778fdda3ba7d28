import { known } from '../tools/hand_over.js'
import { remarks, Tool } from '../tools/tool.js'
import { ownZone } from '../tools/zones.js'

/** `<quarantine-clock>`: until when does each product still have a message? */
class QuarantineClock extends Tool {
  static tool = 'clock'

  present(report) {
    const { limits } = report
    // Where the contact's products are known, what they hold comes first.
    const { product, behind } = known()
    const isTheirs = (one) => [product, behind].includes(one.product)
    const held = limits
      .filter(({ kept, until }) => kept === 'message' && until)
      .sort((one, other) => isTheirs(other) - isTheirs(one))
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
