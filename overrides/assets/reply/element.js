import { maskAddresses } from '../tools/mask.js'
import { remarks, Tool } from '../tools/tool.js'

// As a server begins each line of its reply (RFC 5321, 4.2.1).
const BEGINS_A_REPLY = /^\s*[245]\d\d[ -]/

/** `<smtp-reply-reader>`: what does a mail server's reply say? */
class SmtpReplyReader extends Tool {
  static tool = 'reply'
  static linksByCodes = true

  /** The text of a reply, which names people, leaves the address bar. */
  get shown() {
    return []
  }

  /** A notice or a list has replies in it, and begins with something else. */
  isUnmistakable() {
    return BEGINS_A_REPLY.test(this.form.elements.reply.value)
  }

  isForLetter({ verdict, owner }) {
    return verdict === 'ok' || owner === 'contact_it'
  }

  /** A report about an answer of IT has that tool's words for its verdict. */
  present(report) {
    const { verdict } = report
    return {
      ...report,
      ...(report.tool !== 'reply' && { verdict: null, other_verdict: verdict }),
      // It stands in the text to copy alone.
      reply: maskAddresses(report.reply),
      findings: remarks(report),
      facts: report.facts.map((message) => ({ message })),
    }
  }
}

customElements.define('smtp-reply-reader', SmtpReplyReader)
