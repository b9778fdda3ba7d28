import { Tool } from '../tools/tool.js'
import { ownZone } from '../tools/zones.js'

/** `<quarantine-clock>`: until when does each product still have a message? */
class QuarantineClock extends Tool {
  static tool = 'clock'

  present(report) {
    return { ...report, readable: report.verdict === 'ok' ? 'yes' : '' }
  }

  /** What is today depends on where the reader is. */
  ask() {
    return super.ask({ ...this.values, zone: ownZone() })
  }
}

customElements.define('quarantine-clock', QuarantineClock)
