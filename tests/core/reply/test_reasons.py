"""Why an email did not arrive and whose turn it is: made-up replies of the forms that servers use."""

import pytest

from checker.reading.outcome import Certainty, Reason, Where
from checker.reply import describe, judge
from checker.saying.catalogue import LANGUAGES

POSTFIX = """This is the mail system at host mail.firma.example.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

                   The mail system

"""
EXIM_WARNING = """A message that you sent has not yet been delivered to one or more of its
recipients. No action is required on your part. Delivery attempts will continue for some time.

  erika@kunde.example
    host mx.kunde.example [192.0.2.7]: """
# pasted, reason, whose turn, delivered
REPLIES = [
    # A vendor's own meaning goes before the registry's.
    (
        "554 5.7.9 Message not accepted for policy reasons. See https://senders.yahooinc.com/x",
        *("dmarc_fail", "dns_admin", "no"),
    ),
    ("550 Envelope blocked - User Entry - https://community.mimecast.com/docs/DOC-1369#550",
     "recipient_rule", "contact", "no"),
    ("550 5.7.12 Sender was not authenticated by organization", "recipient_rule", "contact_it", "no"),
    ("550 5.7.9 Authentication mechanism is too weak", "sending_server", "platform", "no"),
    ("421-4.7.29 not using a TLS connection - gsmtp", "sending_server", "platform", "not_yet"),
    ("550 5.7.504 Recipient address rejected: Access denied", "user_unknown", "contact", "no"),
    ("552 5.2.2 rejected (mx1.hornetsecurity.com)", "recipient_rule", "contact_it", "no"),
    # So do words before numbers, but not vague ones before a definite number.
    ("552 5.1.1 <erika@kunde.example> quota violation", "mailbox_full", "contact", "no"),
    ("550 5.1.1 <erika@kunde.example>: Address rejected", "user_unknown", "contact", "no"),
    ("550 5.7.1 Address rejected", "policy", "contact_it", "no"),
    ("550 5.7.1", "policy", "contact_it", "no"),
    ("550 no", "unknown", "contact_it", "no"),
    ("451 no", "unknown", "nobody", "not_yet"),
    # Nobody has an IT team at a provider of mailboxes for everyone.
    ("554 5.7.1 Spam message rejected (mx.kunde.example)", "spam", "contact_it", "no"),
    ("554 5.7.1 Spam message rejected (mx00.t-online.de)", "spam", "sender", "no"),
    ("554 5.7.1 [CS01] Message rejected due to local policy, support.apple.com", "policy",
     "sender", "no"),
    ("554 5.7.1 <erika@icloud.com>: Relay access denied", "receiver_error", "contact", "no"),
    ("550 5.7.1 email policy of kunde.example - gcdp x1 - gsmtp", "recipient_rule", "contact_it",
     "no"),
    # An enhanced code at the end, behind a word, or without the basic one.
    ("553 Message filtered. (#5.7.1)", "spam", "contact_it", "no"),
    ("550 cuda_nsu 5.1.1 <erika@kunde.example>... User unknown", "user_unknown", "contact", "no"),
    ("550 no such thing 4.2.2", "unknown", "contact_it", "no"),
    ("host: mx.kunde.example\n5.2.2 <erika@kunde.example>... full", "mailbox_full", "contact", "no"),
    # A number that no RFC knows still refuses.
    ("542 erika@kunde.example no", "unknown", "contact_it", "no"),
    # A notice without any number.
    (POSTFIX + "<erika@kunde.example>: User unknown in virtual alias table", "user_unknown",
     "contact", "no"),
    (POSTFIX + "<erika@kunde.example>: something odd", "unknown", "contact_it", "no"),
    ("Delivery failed: the mailbox is full.\n\n--- Original message ---\nspam", "mailbox_full",
     "contact", "no"),
    # What a notice names as the reason, and not what stands around it.
    ("Your message could not be delivered to spam@kunde.example.\n\nReason:\n  The storage of this user is"
     " exhausted: no room\n\nAsk for an attachment archive.", "mailbox_full", "contact", "no"),
    (POSTFIX + "<erika@kunde.example>: the account is at capacity", "mailbox_full", "contact", "no"),
    ("Ihre Nachricht konnte nicht zugestellt werden.\nGrund: Der Empfänger ist ausgeschieden",
     "user_unknown", "contact", "no"),
    ("Mail delivery failed.\n\nSubject: The reason: spam\n\nerika@kunde.example\n  unknown user",
     "user_unknown", "contact", "no"),
    # The gist of words that no row knows.
    ("550 5.7.1 Your server is on a list of spam sources", "blocked_ip", "platform", "no"),
    ("550 5.1.7 <erika@kunde.example>: No such domain (in reply to RCPT TO command)",
     "domain_unknown", "contact", "no"),
    ("554 no reason given for this user", "unknown", "contact_it", "no"),
    ("550 user has opted out of mail", "unknown", "contact_it", "no"),
    ("554 5.7.1 Goodbye, closing connection", "policy", "contact_it", "no"),
    ("550 message exceeds allowed number of recipients", "unknown", "contact_it", "no"),
    # What ends a temporary refusal, and what does not.
    ("421 4.3.2 too many connections", "rate_limited", "nobody", "not_yet"),
    (POSTFIX + "<erika@kunde.example>: 421 4.3.2 too many connections", "rate_limited", "nobody",
     "no"),
    ("status=deferred (host said: 451 4.7.1 greylisted)", "greylisted", "nobody", "not_yet"),
    (EXIM_WARNING + "451 4.3.0 try again", "receiver_error", "nobody", "not_yet"),
    ("Action: delayed\nStatus: 4.4.7", "expired", "nobody", "not_yet"),
    ("Action: failed\nStatus: 4.4.7", "expired", "contact_it", "no"),
    ("554 5.4.7 giving up", "expired", "contact_it", "no"),
    ("451 4.4.2 giving up", "expired", "contact_it", "no"),
    # In a transcript the other server's first refusal decides.
    (
        ">>> RCPT To:<erika@kunde.example>\n<<< 550 5.1.1 User unknown\n>>> DATA\n"
        "<<< 503 5.0.0 Need RCPT\n554 5.0.0 Service unavailable",
        *("user_unknown", "contact", "no"),
    ),
    ("220 mx ESMTP\n503 5.5.1 Bad sequence of commands", "sending_server", "platform", "no"),
    # A number in a program's own notation, and one of a program's that is no reply.
    ("('550', ['There is no such active account.'])", "user_unknown", "contact", "no"),
    ("550 5.7.511 Access denied, banned sender[192.0.2.5]. AS(508) [mx.prod.outlook.com]",
     "blocked_ip", "platform", "no"),
    # A server that was not reached is no mailbox that was closed.
    (
        "delivery temporarily suspended: connect to mx.kunde.example[192.0.2.7]: No route to host",
        *("network", "contact_it", "no"),
    ),
    # The sending system's own end counts, and not the temporary refusal that it quotes.
    ("550 5.4.300 Message expired -> 451 4.7.0 Temporary server error. PRX4", "receiver_error",
     "contact_it", "no"),
    # The sender's own limit is not the mailbox's, and the mailbox's not the message's.
    ("550 5.2.2 Submission quota exceeded", "rate_limited", "nobody", "no"),
    ("552 5.2.2 Mailbox size limit exceeded", "mailbox_full", "contact", "no"),
    ("554 5.7.1 Message Rejected Class=size limit=15728640 Subclass=reject", "too_big", "sender",
     "no"),
    # Words that are written apart, together, or short.
    ("554 5.7.1 Recipient address rejected: Nonexistent user", "user_unknown", "contact", "no"),
    ("554 Rcpt <erika@kunde.example> does not exist", "user_unknown", "contact", "no"),
    ("550 ** No mail box available for this user **", "user_unknown", "contact", "no"),
    ("550 Spamming not allowed", "spam", "contact_it", "no"),
    # A list of servers, and a list of words.
    ("553 Blocked using spam pattern", "spam", "contact_it", "no"),
    ("554 Blocked using list.example", "blocked_ip", "platform", "no"),
    ("Connection was dropped by remote host (SENT_HELO)", "network", "contact_it", "no"),
    ("They are not accepting mail with attachments", "recipient_rule", "contact_it", "no"),
    # Numbers that are versions.
    ("X-Mailman-Version: 2.0.8\n\nThe mailbox is full.", "mailbox_full", "contact", "no"),
    ("version 5.1.1: the mailbox is full", "mailbox_full", "contact", "no"),
    # The sending platform's own words.
    ("Hard bounce: Unknown user", "user_unknown", "contact", "no"),
    ("Inhalt", "spam", "contact_it", "no"),
    ("Pending other", "unknown", "nobody", "not_yet"),
    ("GREYLISTING", "greylisted", "nobody", "not_yet"),
    ("PREVIOUSLY_BOUNCED", "not_sent", "sender", "no"),
    ("Global bounce", "user_unknown", "sender", "no"),
    ("POLICY 550 no", "policy", "contact_it", "no"),
    ("Not sent: recipient previously bounced", "not_sent", "sender", "no"),
    ("Nicht gesendet: Kontakt hat sich abgemeldet", "not_sent", "sender", "no"),
    ("Rejected by recipient's email security filter: 550 5.7.1", "policy", "contact_it", "no"),
    # Put off, and refused for a policy for the time being.
    ("451 4.7.1 Try again later", "greylisted", "nobody", "not_yet"),
    ("451 4.7.1 Service unavailable - try again later", "receiver_error", "nobody", "not_yet"),
    ("550 We do not accept mail from bulk senders", "bulk", "contact", "no"),
    ("550 We do not accept mail from dynamic IPs", "blocked_ip", "platform", "no"),
    ("421 See our guidelines for bulk senders", "unknown", "nobody", "not_yet"),
    ("550 5.7.1 XGEMAIL_0009 Command rejected", "recipient_rule", "contact", "no"),
    # It arrived.
    ("Automatische Antwort: Ich bin bis Montag nicht im Büro.", "auto_reply", "nobody", "yes"),
    ("250 2.0.0 OK", "accepted", "contact", "yes"),
    ("354 go ahead", "unknown", "sender", "unclear"),
    # Servers that speak other languages, and words that only look like theirs.
    ("550 L'adresse e-mail n'existe pas", "user_unknown", "contact", "no"),
    ("550 Expéditeur bloqué par le destinataire", "recipient_rule", "contact_it", "no"),
    ("554 Uw IP-adres staat op een zwarte lijst", "blocked_ip", "platform", "no"),
    ("452 4.2.2 Quota de la boîte dépassé", "mailbox_full", "contact", "not_yet"),
    ("550 Nie ma takiego uzytkownika", "user_unknown", "contact", "no"),
    ("550 Postlådan är full", "mailbox_full", "contact", "no"),
    ("550 mailbox of vol7 is busy", "unknown", "contact_it", "no"),
    ("550 5.7.1 Konto.example: message blocked", "policy", "contact_it", "no"),
    ("550 5.7.1 the message full of adresse and compte", "policy", "contact_it", "no"),
    # What was given up, and what will be.
    ("Message delayed: gave up after 72 hours (451 4.0.0 odd)", "unknown", "contact_it",
     "no"),
    ("Message delayed: it will be given up after 72 hours (451 4.0.0 odd)", "unknown",
     "nobody", "not_yet"),
    # What the platform did not send, in its own sentences; an IT team's look alike.
    ("A previous email to the recipient was flagged as spam", "not_sent", "sender", "no"),
    ("Eine frühere E-Mail an den Empfänger wurde als Spam gekennzeichnet", "not_sent", "sender",
     "no"),
    ("SequenceError.RECIPIENT_PREVIOUSLY_BOUNCED", "not_sent", "sender", "no"),
    ("CAMPAIGN_CANCELLED", "not_sent", "sender", "no"),
    ("ISP_MISCONFIGURATION", "receiver_error", "contact_it", "no"),
    # Signs that a page's source writes out.
    ("550&nbsp;5.7.1&nbsp;This&nbsp;user doesn&#39;t have an account here", "user_unknown",
     "contact", "no"),
    ("554 5.4.7 [internal] message timeout (last transfail: 451 4.7.1 greylisted)",
     "greylisted", "nobody", "no"),
    ("Ihre Mail ist leider nicht zustellbar: Postfach voll", "mailbox_full", "contact", "no"),
    # A rule that refuses for now is waited for.
    ("450 4.7.1 Temporarily rejected", "policy", "nobody", "not_yet"),
    ("450 4.7.1 Bitte versuchen Sie es in 5 Minuten noch einmal", "greylisted", "nobody",
     "not_yet"),
    # A server that keeps the email tries again, whatever it heard.
    ("status=deferred (host mx.kunde.example[192.0.2.5] refused to talk to me: 554 5.7.1 odd",
     "blocked_ip", "platform", "not_yet"),
    ("Action: delayed\nDiagnostic-Code: smtp; 550 5.1.1 User unknown", "user_unknown",
     "contact", "not_yet"),
    ("status=deferred (timed out)\nstatus=bounced (host mx.kunde.example said: 550 User unknown)",
     "user_unknown", "contact", "no"),
    # A temporary code in the words of a server that does not try again.
    ("451 Sorry, I wasn't able to establish an SMTP connection. I'm not going to try again",
     "network", "contact_it", "no"),
    ("451 Temporary local problem - please try later: retry timeout exceeded", "receiver_error",
     "contact_it", "no"),
    ("421 4.7.1 Too many failed RCPT attempts, slow down. Rate limit", "rate_limited", "nobody",
     "not_yet"),
    ("The first mail was delayed and expired.\nNow: 550 5.1.1 User unknown", "user_unknown",
     "contact", "no"),
    ("mx1 did not answer, giving up on it\nmx2 said: 250 2.0.0 OK queued", "accepted", "contact",
     "yes"),
    ("Domain firma.example has exceeded the max emails per hour. Message discarded. It will not be "
     "delayed.", "rate_limited", "nobody", "no"),
    ("550 5.1.1 user unknown,\nSubject: Virus warning", "user_unknown", "contact", "no"),
    ("This is a temporary error. The following address(es) deferred:\nerika@kunde.example\n"
     "Domain firma.example has exceeded the max emails per hour. Message will be reattempted later",
     "rate_limited", "nobody", "not_yet"),
    ("F=<news@firma.example> temporarily rejected RCPT <erika@kunde.example>", "unknown", "nobody",
     "not_yet"),
    ("F=<a@b.example> temporarily rejected RCPT <e@k.example>: user over quota", "mailbox_full",
     "contact", "not_yet"),
    # Microsoft's own customers see this, not a platform's.
    ("550 5.1.8 Access denied, bad outbound sender", "blocked_ip", "own_it", "no"),
    ("550 5.7.708 traffic not accepted from this IP", "blocked_ip", "own_it", "no"),
]  # fmt: skip
# What is refused is told from what the words name: an IP, an address, a mailbox, a domain.
EXIM_PIPE = """\
This is a permanent error. The following address(es) failed:

  pipe to |/usr/bin/deliver
    generated by erika@kunde.example

The following text was generated during the delivery attempt:

"""
NAMED = [
    # A report may say why without a number.
    ("Action: delayed\nStatus: 4.0.0\nRemote-MTA: dns; mx.kunde.example\n"
     "Diagnostic-Code: X-Unix; Disc quota exceeded\nWill-Retry-Until: Wed", "mailbox_full"),
    # What a program at the end of Exim's pipe said counts, not that it was one.
    (EXIM_PIPE + "Quota exceeded (mailbox for user is full)", "mailbox_full"),
    (EXIM_PIPE + "PHP Warning: odd", "receiver_error"),
    # An IP that is listed is the sending server's, an address or a sender the recipient's rule.
    ("554 5.7.1 Your IP address is on our blacklist", "blocked_ip"),
    ("553 sorry, your mailserver's IP address is in denylist", "blocked_ip"),
    ("550 IP address is on blacklist", "blocked_ip"),
    ("550 the sender's IP was banned", "blocked_ip"),
    ("550 5.7.1 your IP is not allowed to send mail to us", "blocked_ip"),
    ("550 5.7.1 Domain policy: your IP address is listed on a blacklist", "blocked_ip"),
    ("550 Unser Server akzeptiert keine Mails von Ihrer IP-Adresse", "blocked_ip"),
    ("550 Your mail address is in the denylist", "recipient_rule"),
    ("550 5.7.1 Your sender is listed on our blacklist", "recipient_rule"),
    ("550 5.7.1 Domain firma.example is listed on our blacklist", "blocked_domain"),
    ("550 5.1.1 user is listed on our directory as left", "user_unknown"),
    ("550 5.1.1 this address is listed as left", "user_unknown"),
    ("503 bad sequence of commands, IP address 192.0.2.1", "unknown"),
    ("554 bad attachment from IP address", "unknown"),
    ("421 4.7.0 bad greeting; your IP address is fine", "policy"),
    # An address that is wrong may be the sender's or an IP; what could not be looked up may exist.
    ("550 5.1.1 the recipient address could not be verified", "user_unknown"),
    ("550 5.1.1 Recipient verification failed", "user_unknown"),
    ("550 mailbox could not be verified", "user_unknown"),
    ("550 From address invalid", "unknown"),
    ("550 Reply-To address invalid", "unknown"),
    ("550 5.7.1 Message blocked: header address invalid", "policy"),
    ("550 5.7.25 The sending IP address cannot be verified", "sending_server"),
    ("550 IP address cannot be verified", "unknown"),
    ("550 5.7.26 recipient kunde.example: message could not be verified by DKIM", "auth_fail"),
    ("450 4.1.1 recipient verification failed: temporary DNS error", "network"),
    ("451 4.3.0 Recipient verification failed, try again later", "receiver_error"),
    ("550 Recipient not in whitelist", "unknown"),
    ("550 unknown or illegal command", "unknown"),
    ("550 5.1.8 addresses were unknown", "auth_fail"),
    ("554 5.5.1 keinen Empfänger erhalten", "sending_server"),
    ("450 4.2.1 the mailbox is unavailable, try later", "mailbox_inactive"),
    ("451 Verzeichnis momentan nicht erreichbar", "network"),
    ("550 IP-Adresse nicht bekannt", "unknown"),
    ("550 user policy: sender is not OK", "policy"),
    ("550 message blocked, no mail box found malicious", "policy"),
    ("550 le compte n'existe plus", "user_unknown"),
    ("550 le domaine n'existe pas", "unknown"),
    ("550 el dominio no existe", "unknown"),
    # A limit of the mailbox, of the message, of the sender, of the server.
    ("552 5.2.2 daily quota exceeded for recipient mailbox", "mailbox_full"),
    ("452 4.2.2 Mailbox over daily quota exceeded", "mailbox_full"),
    ("550 Recipient mailbox sending quota exceeded", "mailbox_full"),
    ("421 4.7.0 hourly quota exceeded", "rate_limited"),
    ("552 5.3.4 message exceeds mailbox size limit of 10 MB, reduce attachments", "too_big"),
    ("554 5.3.4 Message size exceeds the inbox size limit", "too_big"),
    ("552 inbox size limit", "mailbox_full"),
    ("550 Das Postfach hat zu viele Mails auf dem Server", "mailbox_full"),
    ("421 zu viele Nachrichten auf einmal an den Server", "rate_limited"),
    ("421 4.3.2 too many messages on this connection to the server", "rate_limited"),
    ("452 4.3.1 server does not have enough space", "receiver_error"),
    ("452 4.3.1 disk space not enough", "receiver_error"),
    ("552 not enough storage space", "mailbox_full"),
    # What a mailbox is, and what a connection or a service is.
    ("550 5.2.1 mailbox was closed", "mailbox_inactive"),
    ("421 user is known, connection closed", "network"),
    ("550 TLS 1.0 is now disabled", "sending_server"),
    ("550 the service status is disabled", "unknown"),
    # Who takes nothing: a recipient has a rule, a server has something else.
    ("550 Das Postfach nimmt keine Mails an", "recipient_rule"),
    ("550 5.7.1 the group only accepts mail from members", "recipient_rule"),
    ("550 5.7.1 This server only accepts mail from hosts with a valid name", "policy"),
    ("550 recipient server refused to accept the connection", "policy"),
    ("421 Der Server empfängt keine Nachrichten wegen Wartung", "receiver_error"),
    ("550 Server akzeptiert keine Mails an unbekannte Empfänger", "user_unknown"),
    ("550 nimmt keine Mail ohne DKIM-Signatur an", "auth_fail"),
    ("550 5.7.1 user does not accept spam", "spam"),
    # What stands in front of a reason is none, unless nothing follows.
    ("550 5.7.1 <news@firma.example>: Sender address rejected: Forged sender domain", "phishing"),
    ("550 5.1.0 <news@firma.example> sender rejected AUP#I-1310", "blocked_ip"),
    ("550 5.1.0 sender rejected", "recipient_rule"),
    ("550 5.0.1 Recipient rejected", "user_unknown"),
    ("550 5.7.1 Recipient rejected", "policy"),
    ("550 5.7.1 Sender domain is blacklisted", "blocked_domain"),
    ("550 5.7.1 Sender is blacklisted", "recipient_rule"),
    ("554 User erika is not recognized by kunde.example", "user_unknown"),
    ("550 erika is no longer with Kunde AG", "user_unknown"),
    ("550 Die Adresse hat sich geändert", "user_unknown"),
    ("554 the maximum mailbox size has been exceeded", "mailbox_full"),
    ("550 erika is not able to receive any more mail", "mailbox_full"),
    ("550 too many failed recipients", "rate_limited"),
    ("550 Sender verify callout rejected", "auth_fail"),
    ("550 dynamic and suspect IPs blocked", "blocked_ip"),
    ("554 5.7.1 IP des Absenders auf einer Sperrliste", "blocked_ip"),
    ("554 5.7.1 Absender auf einer Sperrliste", "recipient_rule"),
    ("550 Diese E-Mail-Adresse ist gesperrt", "unknown"),
    ("550 Domain is not hosted here", "receiver_error"),
    ("550 Anlagen vom Typ .zip sind nicht zulässig", "malware"),
    ("552 Ihre Nachricht übersteigt die erlaubte Größe", "too_big"),
    ("554 the mail is too long", "too_big"),
    ("550 exceeds mailsize", "too_big"),
    ("500 Line is too long", "unknown"),
    ("550 this server denies the sender", "recipient_rule"),
    ("550 5.7.1 sender erika black listed", "recipient_rule"),
    ("550 5.7.1 sender IP black listed", "blocked_ip"),
    ("550 your server is not welcome here", "blocked_ip"),
    ("550 black host", "blocked_ip"),
    ("550 IP is forbidden", "blocked_ip"),
    ("552 looping email", "receiver_error"),
    ("530 5.7.0 clients must use STARTTLS", "sending_server"),
    ("450 queue unavailable", "receiver_error"),
    ("550 not user at kunde.example", "user_unknown"),
    ("550 exceeded the count of unknown recipients", "rate_limited"),
    ("421 4.7.1 Recipient account is unavailable", "user_unknown"),
    ("host mx.kunde.example refused to talk to me: 420 Resources unavailable", "receiver_error"),
    ("host mx.kunde.example refused to talk to me: 450 odd", "blocked_ip"),
    ("451 HELO must contain a host name", "sending_server"),
    ("550 all hosts for kunde.example have been failing for a long time", "expired"),
    ("550 Mailaddress is disabled", "mailbox_inactive"),
    ("540 5.7.1 Account locked by the provider", "mailbox_inactive"),
    ("450 mailbox locked", "receiver_error"),
    ("550 disk quota reached", "mailbox_full"),
    ("550 daily quota reached", "rate_limited"),
    ("550 there are too many messages on erika's mailbox", "mailbox_full"),
    ("554 blocked due to abuse", "blocked_ip"),
    ("550 We do not accept messages from this address", "recipient_rule"),
    ("550 5.7.1 bulkmail", "bulk"),
    ("554 unacceptable file", "malware"),
    ("550 no mail hosts found", "domain_unknown"),
    # Whose domain it is.
    ("550-Postmaster verification failed while checking firma.example. This host does not accept"
     " mail from such domains", "auth_fail"),
    ("550 mail.firma.example does not exist (in reply to MAIL FROM command)", "auth_fail"),
    ("550 erika does not exist (in reply to RCPT TO command)", "unknown"),
    ("550 MAIL FROM domain must exist", "auth_fail"),
    ("550 5.7.1 your domain must exist", "auth_fail"),
    ("550 messages must be authenticated", "auth_fail"),
    ("550 Absenderdomain nicht erwünscht", "unknown"),
]  # fmt: skip
# The subject of the email that a notice is about says nothing of why it was refused.
SUBJECTS = [
    ("Unzustellbar: Newsletter November\n\n550 odd", "unknown"),
    ("> Subject: Undeliverable: Our phishing training\n>\n> 550 5.1.1 odd", "user_unknown"),
    ("Betreff: Spam vermeiden\nGesendet: 20.11.2026\n\nkonnte nicht zugestellt werden", "unknown"),
    ('Your message "Virus news" to erika could not be delivered', "unknown"),
    ("Subject: Delivery failure: mailbox is full\nTo: news@firma.example", "mailbox_full"),
    ("The subject of the message is: Spam\nIt has not yet been delivered", "unknown"),
    ("Unzustellbar: Postfach voll", "mailbox_full"),
    ("Your message to erika could not be delivered: mailbox is full", "mailbox_full"),
]
SYSTEMS = [
    ("550 5.1.1 <erika@web.de>: no", "webde"),
    ("550 5.1.8 Sender address <news@web.de>: no", None),
    ("Generating server: a1.prod.outlook.com\n\nRemote server returned '550 no'", None),
    ("Reporting-MTA: dns; mx.kundenserver.de\nDiagnostic-Code: smtp; 550 no", None),
    ("Remote-MTA: dns; mx00.ionos.de\nDiagnostic-Code: smtp; 550 no", "ionos"),
    (POSTFIX + "<erika@kunde.example>: host mx.kunde.example said: 550 no", None),
    ("host smtpin.rzone.de said: 550 no", "strato"),
    ("host mx.kunde.example said: 550 5.7.1 no\n\nhost mx1.hornetsecurity.com", None),
    ("host mx1.hornetsecurity.com said:\n550 5.7.1 no", "hornetsecurity"),
    ("550 spam detected", "free"),
    ("550 5.7.606 no", "microsoft365"),
    ("550 <erika@kunde.example>: Recipient address rejected: no", "postfix"),
    ("250 2.0.0 25nc6w82mk-1 Message accepted for delivery", "proofpoint"),
    # Others ask Proofpoint's list, too.
    ("550 5.7.0 Blocked - see https://ipcheck.proofpoint.com/?ip=192.0.2.1", "proofpoint"),
    (
        "host mx01.mail.icloud.com said: 550 5.7.0 Blocked - see https://ipcheck.proofpoint.com/?ip=192.0.2.1",
        "apple",
    ),
    ("250 2.0.0 kA50s0cL029158 Message accepted for delivery", "sendmail"),
    ("550 odd", None),
]
UNREADABLE = [
    "Die Zustellung des Pakets ist nicht möglich",
    "Das Zertifikat der Signatur ist abgelaufen",
    "He is the local host of the event",
    "It should be back in your inbox",
    "The service will be back on Monday",
    "The email is back from quarantine",
    "Our admin is away until Friday",
    "Our colleague is on annual leave",
    "Außer Haus gibt es keinen Zugang",
    "Die Signatur ist nicht anwesend",
    "Child process of the school returned",
    "Nos serveurs sont répertoriés dans la liste",
    "There is no mail server in our office",
    "I asked them to please try again later",
    "The mailbox is back on Monday",
    "Your domain is back on the blocklist",
    "Our postmaster is on annual leave",
    "The one who can release it is on annual leave",
    "Das Postfach ist außer Haus gehostet",
    "Our domain has no mail problem",
    "There is no mail server for that here",
    "The user size limit was raised",
    "Das Zertifikat des Servers ist nicht abgelaufen",
    "If the recipient's server is down, we try again",
    "Utilisateur répertorié dans l'annuaire, message distribué",
    "Your address is the local host",
    "access to file forbidden",
    "Please ignore",
    "Try again",
    "Guten Tag",
    "It was a pleasure to meet you.",
    "Postleitzahl 55011",
    "The parcel has been returned because nobody was at home.",
    "An error occurred while trying to deliver your parcel.",
    "Das Paket wurde nicht zugestellt.",
]


@pytest.mark.parametrize(("pasted", "reason", "owner", "delivered"), REPLIES)
def test_why_and_whose_turn(pasted, reason, owner, delivered):
    reply = judge(pasted)
    assert (reply.reason, reply.owner, reply.delivered) == (reason, owner, delivered)


# What looks like another reason at first sight.
LOOK_ALIKES = [
    ("550 5.7.1 certificate not trusted", "policy"),
    ("550 5.7.1 sender must be qualified to post to this group", "policy"),
    ("550 5.7.1 no mail server for sender domain", "policy"),
    ("553 sender domain name not allowed", "policy"),
    ("553 5.7.1 file name not allowed", "policy"),
    ("550 5.7.1 Unauthorized denied", "policy"),
    ("450 SPF lookup did not complete", "unknown"),
    ("451 sender host lookup did not complete", "unknown"),
    ("421 mx rejects connections of dynamic hosts", "unknown"),
    ("554 Verbindung von Server zurückgewiesen wegen Reputation", "policy"),
    ("550 PTR record points to local host", "sending_server"),
    ("550 list is empty: sender not allowed", "policy"),
    ("530 TLS is required but was not offered by client", "sending_server"),
    ("451 try again later, load too high", "unknown"),
    ("451 try again later, sender domain cannot be resolved", "unknown"),
    ("451 please try again later, your IP is blocked", "blocked_ip"),
    ("421 try again later", "unknown"),
    ("550 no user input expected", "unknown"),
    ("550 Name nicht zulässig", "policy"),
    ("550 Absendername nicht zulässig", "policy"),
    ("550 5.7.1 User unknown, see https://support.proofpoint.com/", "user_unknown"),
    ("450 4.7.1 message rate exceeded, spam suspected", "rate_limited"),
    ("550 Unable to relay for erika@kunde.example", "receiver_error"),
    ("550 ESMTP command blocked", "policy"),
    ("552 message exceeds mailbox size limit", "too_big"),
    ("550 recipient must be a qualified user", "unknown"),
    ("421 service refused connections from your IP", "blocked_ip"),
    ("550 Blank subject not allowed", "policy"),
    ("550 Message ID does not exist", "unknown"),
    ("550 5.1.1 connection from mx accepted, recipient rejected: user unknown", "user_unknown"),
    ("451 4.3.0 Cannot find mailbox database", "receiver_error"),
    ("550 5.7.1 DKIM: signing domain is not valid", "policy"),
    ("550 5.1.1 mailbox does not exist, no space in name allowed", "user_unknown"),
    ("550 File types are allowed, the message is spam", "spam"),
    ("454 4.7.0 Temporary authentication failure, try again later", "policy"),
    ("550 5.7.1 Message prohibited, contains malware; SPF pass", "malware"),
    ("550 Empfängerpostfach nicht verfügbar", "user_unknown"),
    ("421 4.7.0 quota is full for your IP", "policy"),
    ("550 5.7.1 your domain is not known at our site", "policy"),
    ("553 5.1.8 Absenderadresse: Adresse nicht bekannt", "auth_fail"),
    ("550 5.1.7 keine gültige Adresse des Absenders", "sending_server"),
    ("550 5.1.1 SPF ok, Zustellung fehlgeschlagen, Benutzer unbekannt", "user_unknown"),
    ("550 5.2.2 spf=pass dkim=pass; Zustellung fehlgeschlagen: Postfach voll", "mailbox_full"),
    ("550 DMARC pass; Zustellung fehlgeschlagen, Empfänger unbekannt", "user_unknown"),
    ("550 SPF-Prüfung für firma.example fehlgeschlagen", "auth_fail"),
    ("451 4.7.1 Please try again later, you are on our blocklist", "policy"),
    ("451 4.7.1 SPF temperror, try again later", "policy"),
    ("552 5.3.4 Anhang zu groß, nicht akzeptiert", "too_big"),
    ("552 5.2.3 Größe der Mail mit Anhang nicht erlaubt, maximal 20 MB", "too_big"),
    ("554 5.7.1 Größe: Limit der Verbindungen erreicht", "policy"),
    ("550 5.7.1 Keine Viren gefunden, aber Spam", "spam"),
    ("550 5.7.1 Message contains spam or virus", "spam"),
    ("550 5.7.1 we do not accept mail from domains without SPF", "auth_fail"),
    ("550 5.1.8 We do not accept mail from non-existent domains", "auth_fail"),
    ("550 We do not accept mail from your company", "recipient_rule"),
    ("550 5.1.1 recipient domain was recently created, user unknown", "user_unknown"),
    ("550 5.4.4 Empfängerdomain nicht erreichbar", "network"),
    ("550 Empfängerdomain nimmt keine Mails von Ihnen an, nicht autorisiert", "unknown"),
    # The sender's address, or a server's, in other languages.
    ("550 5.1.8 adresse expéditeur invalide", "auth_fail"),
    ("550 5.1.1 adresse destinataire invalide", "user_unknown"),
    ("550 5.7.1 Adresse IP inconnue, reverse DNS inexistant", "sending_server"),
    ("550 remitente desconocido: la dirección no existe", "unknown"),
    ("550 5.1.8 indirizzo del mittente non esiste", "auth_fail"),
    ("550 afzender adres bestaat niet", "unknown"),
    ("550 5.7.1 nieznany adres nadawcy", "policy"),
    ("550 adressen finns inte hos avsändaren", "unknown"),
    ("550 5.7.1 serveur expéditeur refusé: liste noire", "blocked_ip"),
    # How much one may send, and not what a mailbox holds.
    ("451 4.7.1 Quota d'envoi dépassé", "policy"),
    ("552 5.2.2 quota dépassé", "mailbox_full"),
    ("550 inbox event vol. 2 rejected", "policy"),
    # Words that many things are said with say nothing alone.
    ("554 Please contact us first; attempt refused", "policy"),
    ("554 Transaction failed: 7BIT MIME allowed", "unknown"),
    ("550 Refused (RFC 5321 4.2.2) by user's rule", "policy"),
    ("550 The name of the user cannot be resolved", "unknown"),
    ("550 Besuchen Sie unsere Website, Ihre Adresse wurde gesperrt", "unknown"),
    ("550 Ihre Mail wurde von diesem Server abgelehnt", "policy"),
    ("550 Mail from this server to the group is not allowed", "policy"),
    ("550 Your IP is allowed but your domain is not", "unknown"),
    ("550 Archive mailbox does not take mail", "unknown"),
    ("550 attachments not scanned: system busy", "unknown"),
    ("550 email exceeds hop limit", "unknown"),
    ("550 Nachricht: maximal 5 Empfänger erlaubt", "unknown"),
    ("452 Recipient limit exceeded for this session", "receiver_error"),
    ("452 no space in spool", "receiver_error"),
    ("452 Speicher des Servers belegt", "receiver_error"),
    ("421 account connections at capacity", "unknown"),
    ("550 recipient needs full address", "unknown"),
    ("550 Recipient off limits for outside senders", "unknown"),
    ("450 mailbox file locked by other process", "unknown"),
    ("451 Mailbox is being moved; please retry in 30 minutes", "unknown"),
    ("550 Your address is not registered with us", "unknown"),
    ("550 From address forged", "unknown"),
    ("554 nur interne Fehler", "unknown"),
    ("550 Mail from outside using inside address refused", "policy"),
    ("450 user is not ready to receive", "unknown"),
    ("550 postmaster: we do not like your HTML", "unknown"),
    ("550 Sie sind wegen Virusversand gesperrt", "unknown"),
    ("550 This server is not accepting mail for this domain", "unknown"),
    ("451 Milter: filter not reachable", "unknown"),
    ("550 Message has no content", "unknown"),
    ("550 too many syntax errors", "unknown"),
    ("550 zu viele Links", "unknown"),
    ("550 database says: blacklisted", "unknown"),
    ("550 Benutzer ist offline", "unknown"),
    ("550 Connection not secure", "unknown"),
    ("550 account blocked by spamhaus", "blocked_ip"),
    ("552 header size exceeds", "too_big"),
    ("550 Your server is not in our list of allowed servers", "unknown"),
    ("550 Inhalt zu groß", "unknown"),
    ("550 not a local user", "user_unknown"),
    ("421 unexpected volume", "rate_limited"),
]


@pytest.mark.parametrize(("pasted", "reason"), LOOK_ALIKES)
def test_what_only_looks_like_a_reason(pasted, reason):
    assert judge(pasted).reason == reason


@pytest.mark.parametrize(("pasted", "reason"), NAMED)
def test_what_the_words_name_decides(pasted, reason):
    assert judge(pasted).reason == reason


@pytest.mark.parametrize(("pasted", "reason"), SUBJECTS)
def test_the_subject_of_the_email_decides_nothing(pasted, reason):
    assert judge(pasted).reason == reason


@pytest.mark.parametrize(("pasted", "system"), SYSTEMS)
def test_whose_server_it_was(pasted, system):
    reply = judge(pasted)
    assert (reply.system and reply.system.id) == system


def test_the_recipients_address_shows_whose_server_it_was():
    assert judge("550 5.7.1 spam").owner == "contact_it"
    assert judge("550 5.7.1 spam", "erika@gmx.de").owner == "sender"
    assert judge("spam", "erika@gmx.de").system.id == "gmx"
    assert judge("550 5.7.1 spam (mx1.hornetsecurity.com)", "a@gmx.de").owner == "contact_it"


@pytest.mark.parametrize("pasted", UNREADABLE)
def test_what_gives_no_reason(pasted):
    reply = judge(pasted)
    assert reply.reason is None
    assert reply.owner == "sender"
    assert reply.certainty is Certainty.UNKNOWN


@pytest.mark.parametrize(
    ("pasted", "where"),
    [
        ("550 5.1.1 no", Where.REJECTED),
        ("451 later", Where.ON_ITS_WAY),
        ("250 OK", Where.CANNOT_TELL),
        ("251 User not local; will forward", Where.HANDED_ON),
        ("Out of office until Monday", Where.MAILBOX),
        ("Not sent", Where.DISCARDED),
    ],
)
def test_where_the_email_is(pasted, where):
    assert judge(pasted).where is where


@pytest.mark.parametrize(
    ("pasted", "certainty"),
    [
        ("550 5.1.1 user unknown", Certainty.STATED),
        ("550 5.1.1 no", Certainty.LIKELY),
        ("550 no", Certainty.UNKNOWN),
        ("250 OK", Certainty.STATED),
    ],
)
def test_words_state_a_reason_and_numbers_make_it_likely(pasted, certainty):
    assert judge(pasted).certainty is certainty


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_a_step_an_owner_and_its_words(reason, language):
    pasted = next(row[0] for row in [*REPLIES, *ONE_OF_EACH] if row[1] == reason)
    report = describe(judge(pasted), language)
    assert report["reason"] == reason
    assert report["owner"] == report["next_steps"][0]["owner"]
    assert report["text"]


ONE_OF_EACH = [
    ("550 5.1.2 Unknown domain", "domain_unknown"),
    ("550 5.2.1 the account is disabled", "mailbox_inactive"),
    ("554 Client host [192.0.2.7] blocked using list.example", "blocked_ip"),
    ("554 rejected due to spam URL in content", "blocked_domain"),
    ("550 bulk mail is not accepted", "bulk"),
    ("550 phishing", "phishing"),
    ("421 4.4.2 timed out", "network"),
    ("550 virus detected", "malware"),
    ("550 SPF check failed", "auth_fail"),
    ("552 message too large", "too_big"),
]


@pytest.mark.parametrize(
    ("pasted", "says", "not_said"),
    [
        ("554 5.7.1 <erika@kunde.example>: User unknown", "no such address", "not authorized"),
        ("550 5.1.1 User unknown", "Bad destination mailbox address", "something else"),
        ("550 5.7.999 User unknown", "no such address", "something else"),
        ("554 rejected due to security policies - mimecast", "The words of the reply", "Enhanced"),
        ("550 5.7.606 banned", "Microsoft", "registry"),
    ],
)
def test_the_meaning_that_decided_stands_first(pasted, says, not_said):
    first = describe(judge(pasted), "en")["meanings"][0]["message"]
    assert says in first
    assert not_said not in first
