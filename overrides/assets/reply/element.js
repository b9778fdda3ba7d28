import { Tool } from '../tools/tool.js'

const VERDICTS = { yes: 'ok', not_yet: 'attention', no: 'problem', unclear: 'unclear' }

/** `<smtp-reply-reader>`: what does a mail server's reply say? */
class SmtpReplyReader extends Tool {
  static tool = 'reply'

  verdict({ delivered, findings }) {
    return findings.some(({ level }) => level === 'error') ? 'invalid' : VERDICTS[delivered]
  }

  present(report) {
    const verdict = this.verdict(report)
    const letter = new URLSearchParams({ smtp_reply: report.reply, product: report.product ?? '' })
    return {
      ...report,
      verdict,
      readable: verdict === 'invalid' ? '' : 'yes',
      findings: report.findings.filter(({ level }) => level !== 'error'),
      facts: report.facts.map((message) => ({ message })),
      letter: verdict === 'ok' ? `/${report.language}/letter/#${letter}` : null,
    }
  }
}

customElements.define('smtp-reply-reader', SmtpReplyReader)
