import { known } from '../tools/hand_over.js'
import { remarks, Tool } from '../tools/tool.js'
import { ownZone } from '../tools/zones.js'

/** `<quarantine-clock>`: until when does each product still have a message? */
class QuarantineClock extends Tool {
  static tool = 'clock'

  present(report) {
    const { limits } = report
    const held = limits.filter(({ kept, until }) => kept === 'message' && until)
    return {
      ...report,
      limits: limits.length > 0 ? limits : null,
      held,
      others: limits.filter((limit) => !held.includes(limit)),
      findings: remarks(report),
    }
  }

  /** What is today depends on where the reader is; what the contact's products keep comes first. */
  ask() {
    const { product, behind } = known()
    return super.ask({ ...this.values, zone: ownZone(), product, behind })
  }
}

customElements.define('quarantine-clock', QuarantineClock)
