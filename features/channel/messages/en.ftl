channel-mailboxes = Mailboxes
channel-mailbox-none = No mailbox yet
channel-mailbox-none-more = Add the address at which customers write to you.
channel-mailbox-address = Mail address
channel-mailbox-name = Sender name
channel-mailbox-add = New mailbox
channel-mailbox-open = Add
channel-mailbox-hint = Customers see the sender name; without one they see the address. New tickets go to the department.
channel-mailbox-close = Close this mailbox
channel-settings = Mail
channel-mailbox-close-sure = Close { $name }? Mail sent to it will be refused from then on.
channel-relay = Outgoing mail
channel-relay-is = Answers leave by
channel-relay-none = No relay is set: answers wait here and reach nobody.
channel-relay-how = A relay is the mail server that sends for you. It is set where the desk is started:

channel-problems = Intake problems
channel-problems-lead = Mail that is safe here, but on no ticket. Look at it, and let it be read again once the cause is gone. Whatever needs nothing more is marked as dealt with.
channel-problems-none = Nothing waits here
channel-problems-none-more = What cannot be read appears here by itself.
channel-problem-when = Came
channel-problem-from = From
channel-problem-nobody = no sender
channel-problem-size = Size
channel-problem-why = Why it is here
channel-problem-read = Read again
channel-problem-deal = Mark as dealt with
channel-problem-dealt = Dealt with
channel-problem-loop = Our own mail has come back: somebody forwards it to us.
channel-problem-empty = There is nothing in it.
channel-problem-no-header = This is not a mail: it has no header.
channel-problem-defect = Our program stumbled over it. Tell whoever runs this desk; after an update it can be read again.
channel-problem-unread = It has waited unread for a long time. Read it again; if that does not help, tell whoever runs this desk.
channel-problem-other = It cannot be understood: { $name }

channel-original = Original mail
channel-original-download = Download
channel-original-headers = Headers
channel-original-source = Source
channel-original-cut = Only the beginning is shown. The download has everything.

channel-flash-mailbox-opened = Mailbox added
channel-flash-mailbox-closed = Mailbox closed
channel-flash-reading = It is being read again
channel-flash-dealt = Dealt with: it stands folded below the list

channel-error-address = This is not a mail address.
channel-error-department = Choose a department.
channel-error-mailbox = There is no such mailbox here.
channel-error-no-mailbox = There is no mailbox yet. An administrator can add one under Mailboxes, or with: repka mailbox add ADDRESS --department NAME
channel-error-no-relay = No relay is set, so no mail can leave. Set one with REPKA_RELAY=smtp://host:port
channel-error-empty = There is no mail in the request: its body is empty.
channel-error-no-problem = This mail has been understood by now
channel-error-brought-along = This mail was brought along from before: bring it along again, and it is read again

channel-reset-subject = { $company }: choose your password
channel-reset-text =
    Hello { $name },

    with this link you choose your password for { $company }:

    { $link }

    It works once, within 24 hours.

    If you do not expect this mail, ignore it: nothing will change.
channel-mailboxes-hint = Addresses to which customers write, and who answers there.
channel-signature = Signature, from { $name }
channel-error-mail-refused = The relay refuses the mail.
channel-problem-notice = It answers a notice, but came from another address than its reader's, says nothing, or is about a ticket they do not see.
channel-problem-question = It answers a question asked by mail, and says nothing.
channel-told-kept = A mail was kept
channel-told-not-understood = A mail was not understood
channel-told-dealt = Dealt with a mail that was not understood
channel-told-mailbox-made = Opened a mailbox
channel-told-mailbox-closed = Closed a mailbox
channel-told-mailbox-changed = Changed a mailbox
channel-last-in = Last mail in:
channel-last-out = last mail out:
channel-last-never = none lately
channel-relay-own = The mail server that sends for this address. Your provider names it, often under “SMTP”.
channel-relay-host = Server
channel-relay-port = Port
channel-relay-security = Encryption
channel-relay-user = User
channel-relay-keeps = Leave the password empty to keep it.
channel-relay-unset = Send by the desk’s own relay
channel-relay-host-wrong = This is no name or port of a server.
channel-relay-password-wrong = A user needs a password; for another server or user it is asked again.
channel-security-wrapped = TLS from the beginning (465)
channel-security-required = STARTTLS (587)
channel-security-none = none: only within the house
channel-test = Test the way out
channel-test-lead = Sends you one mail by this mailbox, and shows what the server said.
channel-test-send = Send myself a test mail
channel-test-subject = A test mail from your desk
channel-test-text = This mail left by { $name }. If you can read it, the way out works.
channel-test-taken = Taken. Look into the inbox of { $name }, and into its spam folder.
channel-test-said = The server said:
channel-in = How mail comes in
channel-in-forward = Let your mail provider forward { $name } to this desk, or add the desk’s server to the domain’s MX records.
channel-in-mx = The desk takes mail by SMTP where it was started with
channel-advice-password = The server does not accept user and password. Check both; many providers want an app password here.
channel-advice-sender = The server does not let this address send. Sign in as its owner, or allow the address as a sender at the provider.
channel-advice-later = The server asks to try again later. If it says so for an hour, ask the provider.
channel-advice-tls = The encrypted connection failed. Check port and encryption: 465 goes with TLS from the beginning, 587 with STARTTLS.
channel-advice-host = There is no server of this name. Check its spelling.
channel-advice-port = Nobody answers there. Check server and port, and whether a firewall lets this machine out.
channel-advice-other = The server did not take the mail. What it said may help your provider.
channel-told-answer-held = an answer by mail was held back
channel-unsolved = It is not solved
channel-unsolved-mail = Is it not solved? Tell us with one click:
channel-unsolved-what = What is still missing? You may leave this empty.
channel-unsolved-send = Open it again
channel-unsolved-hint = We will see it at once and answer by mail.
channel-unsolved-gone = This link does not work
channel-unsolved-gone-more = Perhaps it was not copied whole. Simply answer our mail instead: your words reach us just the same.
channel-unsolved-said = Thank you. It is open again.
channel-unsolved-said-more = We answer by mail. You may close this page.
channel-unsolved-words = It is not solved.
channel-unsolved-shared = Our mail went to several people, so we cannot tell who answers here. Sign what you write.
channel-unsolved-somebody = Somebody who got our mail
channel-undelivered-mailbox = there is no mailbox to write from
channel-undelivered-relay = no mail server is set to send by
channel-undelivered-ours = it is an address of this desk
channel-guide-mailbox = A mailbox
channel-guide-mailbox-why = The address your customers write to.
channel-guide-test = A test mail
channel-guide-test-why = Answers leave by a mail server; a test mail from the mailbox’s page shows that it takes them.
channel-guide-ticket = The first ticket
channel-guide-ticket-why = Write to the mailbox from your own address. This page notices when it comes.
channel-told-mailbox-tested = Sent a test mail
channel-may-problems = See mails that are not understood
channel-may-mailboxes = Set up mailboxes and mail servers
channel-ask-remind = { $name } of { $company } asked you this and still waits for your answer.
channel-ask-foot = An answer to this mail goes to { $name }, { $company }.
channel-told-question-undelivered = A question to somebody outside did not arrive
channel-fetch-title = Fetching for { $name }
channel-fetch-lead = If this address has a mailbox at a provider, the desk fetches its mails from there by IMAP. It goes by the server’s own numbering, so a mail somebody has read there comes here all the same.
channel-fetch-from = Mails are fetched from { $name }.
channel-fetch-set = Fetch mails by IMAP
channel-fetch-change = Change
channel-fetch-unset = Stop fetching
channel-fetch-folder = Folder
channel-fetch-begin = Begin with
channel-fetch-begin-new = mails that come from now on
channel-fetch-begin-all = all mails in the folder
channel-fetch-afterwards = Once a mail is kept here
channel-fetch-leave = leave it there as it is
channel-fetch-move-them = move it to another folder
channel-fetch-delete = delete it there
channel-fetch-move = Folder for moved mails
channel-fetch-wrapped = TLS from the beginning (993)
channel-fetch-required = STARTTLS (143)
channel-fetch-looked = All mails were last fetched:
channel-fetch-never = Nothing has been fetched yet.
channel-fetch-failing = Fetching fails since
channel-fetch-said = Details:
channel-fetch-try = Test fetching
channel-fetch-try-lead = Signs in and opens the folder, and shows what the server said. Nothing is changed there.
channel-fetch-try-now = Try it
channel-fetch-tried = { $n ->
    [one] It works: { $name } is open, with { $n } mail in it.
   *[other] It works: { $name } is open, with { $n } mails in it.
 }
channel-fetch-user-wrong = Give the user; with most providers it is the whole mail address.
channel-fetch-folder-wrong = Give a folder, such as INBOX.
channel-fetch-move-wrong = Give a folder other than the one mails come from.
channel-fetch-advice-tls = The encrypted connection failed. Check port and encryption: 993 goes with TLS from the beginning, 143 with STARTTLS.
channel-fetch-advice-folder = The folder cannot be opened. Check its name as the mail program shows it; subfolders are often written INBOX/Name or INBOX.Name.
channel-fetch-advice-refused = The server refuses what is asked of it. What it said may help your provider.
channel-fetch-advice-lost = The connection breaks again and again. It is tried further; if it stays like this, ask the provider.
channel-fetch-advice-afterwards = Mails come in, but the server does not let them be moved or deleted. Check the folder’s name and the account’s rights there.
channel-fetch-advice-ours = The desk itself could not keep the mails. Its log says why; it tries again by itself.
channel-problem-too-big = It is larger than what is taken in. Its header is here, the mail itself is still in its mailbox at the provider.
channel-problem-unfetched = The provider’s server has it, but could not hand it over. Look for it in the mailbox there.
channel-vendors = Mail vendors
channel-vendors-hint = With Google or Microsoft 365 one consents in the browser instead of telling a password.
channel-vendors-lead = Google and Microsoft 365 let a program in only as an app of your company, registered with them. Enter here what they give you for it. In Google Cloud it is an OAuth client of the type web application; in Microsoft Entra an app registration with the permissions IMAP.AccessAsUser.All and SMTP.Send.
channel-vendors-back = Register this as the address to return to:
channel-vendor-id = Client ID
channel-vendor-secret = Client secret
channel-vendor-authorize = Address for consent
channel-vendor-token = Address for tokens
channel-vendor-keeps = Leave the secret empty to keep it.
channel-vendor-id-wrong = Give the client ID.
channel-vendor-secret-wrong = Give the client secret; for another client or address it is asked again.
channel-vendor-url-wrong = This is no address that begins with https://.
channel-vendor-none = Your company’s app at this vendor is not set yet. Set it under Mail vendors.
channel-fetch-signs-in = Sign in with
channel-fetch-password = user and password
channel-fetch-vendor-open = With a vendor’s token, choose TLS or STARTTLS: without encryption anybody on the way could read the mailbox with it.
channel-fetch-consent = Consent at { $name }
channel-fetch-consent-why = The vendor asks you to let the desk read this mailbox and send from it. Sign in there as the mailbox’s user; one consent is for both.
channel-fetch-advice-consent = The vendor does not let the desk in. Consent again below; whoever signs in there must be the mailbox’s user.
channel-consent-stale = This consent was begun by somebody else or too long ago. Begin it again on the mailbox’s page.
channel-consent-changed = The mailbox was set otherwise while consent was given. Begin the consent again here.
channel-flash-consented = Consent kept. Mails are fetched now.
channel-told-vendor-changed = Changed a mail vendor
channel-relay-password = user and password, if one is needed
channel-consent-ended = Mails wait until somebody consents again: the vendor has let nobody in since
channel-flash-consented-out = Consent kept. What was waiting is being sent.
channel-advice-token = The server does not accept the vendor’s token. Consent again as the mailbox’s user; with Microsoft 365 an administrator must also allow authenticated SMTP for this mailbox.
channel-told-consent-ended = A mail vendor’s consent has ended
channel-ack = Tell them that it has come
channel-ack-is = Whoever writes about something new is told at once that it has come.
channel-ack-is-not = Whoever writes is told nothing before somebody answers.
channel-ack-title = What { $name } says at once
channel-ack-lead = Whoever writes to this mailbox about something new gets one mail, once per matter. It answers nothing: their matter keeps waiting, and says so. Machines, lists and ourselves get none, and nobody more than three in a day.
channel-ack-off = Nobody is told anything yet. These words are a beginning; they go out once you switch them on.
channel-ack-begin = Switch on
channel-ack-end = Switch off
channel-ack-now = What would go out now
channel-ack-usual =
    Hello,

    we have your message; its number is {"{{"}ticket.number{"}}"}. A colleague will read it and answer you.

    {"{{"}expectation|{"}}"}

    {"{{"}company{"}}"}
channel-expect-minutes = { $n ->
    [one] Lately our first answer took about { $n } minute of working time.
   *[other] Lately our first answer took about { $n } minutes of working time.
 }
channel-expect-hours = { $n ->
    [one] Lately our first answer took about { $n } hour of working time.
   *[other] Lately our first answer took about { $n } hours of working time.
 }
channel-expect-days = { $n ->
    [one] Lately our first answer took about { $n } working day.
   *[other] Lately our first answer took about { $n } working days.
 }
channel-expect-closed = We are closed now and open again on { $name }.
channel-mailbox-sender = Customers read as sender
channel-problem-forged = It speaks in the name of one of us, and its sender is forged.
channel-problem-unproven = It speaks in the name of one of us, and nothing proves its sender.
channel-told-trust-changed = Changed whom the desk believes about senders
channel-sender = Sender
channel-sender-signed = Sent by { $name }, signed.
channel-sender-sent = Sent by { $name }: it came from the servers that domain names.
channel-sender-dmarc = Perhaps forged: { $name } says how its mails are proven, and this one is not.
channel-sender-server = Perhaps forged: { $name } names the servers that send its mails; this one came from another and is not signed.
channel-sender-several = Perhaps forged: it names senders of several domains, so that nobody answers for it.
channel-sender-unproven = Not proven: { $name } says how its mails are proven, but does not mind mails that are not (DMARC p=none). Lists and forwarding often cause this.
channel-sender-unknown = Neither proven nor denied: { $name } does not say enough about its mails.
channel-sender-unasked = Not checked: the DNS did not answer when the mail came.
channel-problems-dns = The DNS does not answer: nobody checks whether senders of mails are forged. See which resolver this machine asks, or name another by REPKA_DNS.
channel-sender-asked = The desk asked the DNS when the mail came.
channel-sender-told = The mail server { $name } found this and wrote it into the mail.
channel-sender-sealed = { $name } found this before it passed the mail on, and sealed it.
channel-senders = Senders
channel-senders-hint = How it is found out who truly sent a mail, and whom the desk believes about it.
channel-senders-checked = Forged senders
channel-senders-lead = For each mail that comes it is checked whether it is from whom it says (SPF, DKIM, DMARC, ARC). A sender that is perhaps forged is marked on the ticket, joins no ticket by the address alone, and never acts as one of us. Where the domain does not mind (DMARC p=none), the sender is called not proven instead: no forgery and no sign of spam, but believed no more than that.
channel-senders-asks = The DNS is asked.
channel-senders-asks-not = The DNS is not asked; only what servers named below wrote is known. To ask it:
channel-senders-believed = Whose word counts
channel-senders-servers = Your mail servers
channel-senders-servers-hint = For mails that are fetched, or passed on by a server of yours: the name at the beginning of Authentication-Results in them, such as mx.google.com. Only servers that remove such fields of others.
channel-senders-sealers = Forwarders you trust
channel-senders-sealers-hint = Mailing lists and providers that pass mails on to you and seal them (ARC): their domains, such as google.com or microsoft.com.
channel-trust-name-wrong = Give names such as mx.example.com, one to a line, 50 at most.
channel-told-dkim-changed = Changed how mails are signed
channel-domains = Own domains
channel-domains-hint = Whether others can see that mails from your addresses are yours.
channel-domains-lead = Receivers ask the DNS who may send for your domain (SPF), with which keys it signs (DKIM), and what to do with mails that are neither (DMARC). Publish what is missing where your domain is registered; the DNS may take an hour to show it.
channel-domains-again = Check again
channel-domain-good = good
channel-domain-weak = weak
channel-domain-missing = missing
channel-domain-wrong = wrong
channel-domain-unknown = unknown
channel-domain-found = Found:
channel-domain-set = Publish as a TXT record:
channel-domain-spf-good = The domain says who may send for it. Make sure the server that carries your mails on is among them.
channel-domain-spf-weak = The domain names servers, and says nothing of all others.
channel-domain-spf-missing = The domain does not say who may send for it. Add what your mail provider names for this; it usually begins with “include:…”.
channel-domain-spf-wrong = This lets everybody send in your name, or there are several records where one must be.
channel-domain-spf-unknown = The DNS did not answer.
channel-domain-dkim-good = Our key is published.
channel-domain-dkim-weak = Our key is published.
channel-domain-dkim-missing = Our key is not published yet.
channel-domain-dkim-wrong = Another key is published under this name.
channel-domain-dkim-unknown = The DNS did not answer.
channel-domain-dmarc-good = Receivers are asked not to believe mails in your name that are not proven.
channel-domain-dmarc-weak = Receivers are told to take what is not proven all the same. Ask for more once SPF and DKIM are good.
channel-domain-dmarc-missing = The domain does not say what to do with mails that are not proven. If others send for you, too, begin with p=none instead of p=quarantine.
channel-domain-dmarc-wrong = This cannot be understood, or there are several records where one must be.
channel-domain-dmarc-unknown = The DNS did not answer.
channel-domain-no-key = If the server that carries your mails on does not sign them (DKIM), the desk can. Ask your provider first: most sign.
channel-domain-make = Make a key
channel-domain-make-again = Make another key
channel-domain-make-again-sure = The desk stops signing until the new key is published. Make another one?
channel-domain-begin = Sign from now on
channel-domain-end = Stop signing
channel-domain-signs = The desk signs mails of this domain.
channel-domain-signs-not = The desk does not sign yet: it can once the key is published.
channel-domain-not-published = The key is not published yet, or the DNS does not show it yet. Nothing was changed.
channel-ledger = Where every mail is
channel-ledger-lead = What was seen is counted at the door; where each mail is, from what is kept. While both agree, nothing is lost. A figure leads to its mails.
channel-ledger-open = Where every mail of this mailbox is, day by day
channel-ledger-today = Today
channel-ledger-day = Day
channel-ledger-sum = Sum
channel-ledger-holds = Holds
channel-ledger-whole = nothing missing
channel-ledger-wrong = does not add up
channel-ledger-broken = does not add up on { $name }
channel-ledger-nothing = no mail
channel-ledger-empty = No mail in the last 30 days
channel-ledger-empty-more = As soon as a mail comes, its day stands here.
channel-ledger-none-of-ours = To no mailbox of ours
channel-ledger-what = Mail
channel-ledger-behind-none = No mail stands here any more
channel-ledger-behind-none-more = It is understood by now, or who it was from is forgotten after 30 days.
channel-ledger-newest = The newest { $n } are shown.
channel-ledger-seen = { $n ->
    [one] { $n } mail
   *[other] { $n } mails
 }
channel-ledger-ticket = { $n ->
    [one] { $n } new ticket
   *[other] { $n } new tickets
 }
channel-ledger-joined = { $n } on known tickets
channel-ledger-automatic = { $n ->
    [one] { $n } automatic
   *[other] { $n } automatic
 }
channel-ledger-copy = { $n ->
    [one] { $n } copy
   *[other] { $n } copies
 }
channel-ledger-done = { $n ->
    [one] { $n } answer to a notice
   *[other] { $n } answers to notices
 }
channel-ledger-elsewhere = { $n } counted at another mailbox
channel-ledger-waiting = { $n } not read yet
channel-ledger-problem = { $n ->
    [one] { $n } problem
   *[other] { $n } problems
 }
channel-ledger-spam = { $n } in spam
channel-ledger-lost = { $n ->
    [one] { $n } whose words are not there
   *[other] { $n } whose words are not there
 }
channel-ledger-other = { $n } { $name }
channel-ledger-again = { $n } that had come before
channel-ledger-refused-unknown = { $n } refused: no such address
channel-ledger-refused-too-big = { $n } refused: too large
channel-ledger-refused-empty = { $n } refused: nothing in it
channel-ledger-refused-no-room = { $n } put off: too much at once
channel-ledger-refused-later = { $n } put off: could not be kept then
channel-compare = Compared with the provider
channel-compare-lead = Every night the provider is asked for all mails of the last 14 days; what is not here is fetched.
channel-compare-now = Compare now
channel-compare-none = Not compared yet; tonight it will be.
channel-compare-running = being compared
channel-compare-broken = not finished
channel-compare-filled = fetched
channel-compare-lacking = look at the problems
channel-compare-counts = Looked at: { $n }. Missing: { $missing }. Fetched: { $fetched }. Problems: { $problems }.
channel-compare-was-missing = Was missing:
channel-flash-comparing = It is being compared
channel-told-comparison-asked = Had a mailbox compared with the provider
channel-told-compared = A mailbox was compared with the provider
channel-alarm-silent = No mail for unusually long, since { $name }
channel-alarm-failing = Fetching fails since { $name }
channel-alarm-refusing = Mails cannot be kept since { $name }
channel-told-alarmed = No mail comes into a mailbox
channel-told-flows = Mail flows again into a mailbox
channel-spam = Spam
channel-spam-lead = { $n ->
    [one] Mail that makes no ticket and calls nobody. Take back what is none; the rest is deleted after { $n } day.
   *[other] Mail that makes no ticket and calls nobody. Take back what is none; the rest is deleted after { $n } days.
 }
channel-spam-rules-go = Rules and senders
channel-spam-none = No spam
channel-spam-none-more = What rules, the block list or the mail server before us keep out appears here.
channel-spam-pick = Choose “{ $name }”
channel-spam-free = Not spam
channel-spam-want = Not spam, and always let this sender in
channel-spam-delete = Delete for good
channel-spam-delete-sure = Delete this spam for good? Nobody can bring it back.
channel-spam-more = Older mail
channel-spam-block = Block the sender
channel-spam-block-hint = All their mail goes into this folder from now on. A domain means everybody who writes from it.
channel-spam-text = Text
channel-spam-text-hint = Only the text is shown: no pictures are fetched, and the sender does not learn that it was read.
channel-original-cut-text = Only the beginning is shown.
channel-spam-files = Files, which stay in the mail until it is taken in:
channel-spam-because-blocked = Blocked: { $name }
channel-spam-because-rule = Rule “{ $name }”
channel-spam-because-upstream = The server before us says: { $name }
channel-spam-because-marked = Marked by { $name }
channel-spam-mark = Spam
channel-spam-settings = Spam
channel-spam-settings-hint = Which mail makes no ticket: rules, blocked and wanted senders.
channel-rules-lead = Answers of customers to our mail always come in. Then wanted senders win over blocked ones, and both over rules. Whoever has an open ticket is not kept out for what the mail says.
channel-rules = Rules
channel-rules-none = No rule yet.
channel-rule-new = New rule
channel-rule-name = Name
channel-rule-kind = Looks at
channel-rule-value = For
channel-rule-value-hint = Several stand between commas; one of them is enough. Words are found whole, whatever their case and accents.
channel-rule-field = Header, where one is looked at
channel-rule-address = the sender’s address
channel-rule-domain = the sender’s domain, and all beneath it
channel-rule-words = words in subject or text
channel-rule-header = a header that contains
channel-rule-try = Try it
channel-rule-keep = Add rule
channel-rule-tried = { $n ->
    [one] Of the last 200 mails it would have taken { $n }:
   *[other] Of the last 200 mails it would have taken { $n }:
 }
channel-rule-drop = Remove
channel-rule-drop-one = Remove “{ $name }”
channel-blocked = Blocked senders
channel-blocked-hint = Their mail makes no ticket and lies in the spam folder. A customer blocked on their card is another matter: their mail still makes tickets, which are solved at once.
channel-wanted = Wanted senders
channel-wanted-hint = Their mail is never spam, whatever rules and servers say.
channel-spam-sender = Address or domain
channel-sender-add = Add
channel-sender-drop-one = Take “{ $name }” off the list
channel-senders-more = Only the first 200 are shown.
channel-keeping = How long spam is kept
channel-keeping-days = Days
channel-keeping-hint = Then it is deleted for good. An administrator can delete by hand what has lain for a week.
channel-filtered = The mail server before us marks spam
channel-filtered-hint = What SpamAssassin, Rspamd or Exchange write into the header counts. Choose this only when mail reaches the desk through that server alone: anybody else could write the same.
channel-flash-freed = Taken back from the spam folder
channel-flash-wanted = Taken back; mail of these senders always comes in
channel-flash-deleted = Deleted for good
channel-flash-some-early = What has lain here for less than a week stays
channel-flash-none-picked = Choose mail first
channel-flash-marked = In the spam folder. “Not spam” takes it back.
channel-flash-sender-blocked = Sender blocked
channel-flash-sender-wanted = Mail of this sender always comes in
channel-flash-unlisted = Sender taken off the list
channel-error-no-spam = This mail is not in the spam folder any more
channel-error-spam-place = This is no place in the list. Give the place of a mail in it.
channel-error-sender = Give a mail address or a domain, such as shop.example.
channel-error-rule-name = Give the rule a name: it is shown as the reason.
channel-error-rule-field = Give the header’s name, such as X-Mailer.
channel-error-rule-value = Say what to look for.
channel-error-rules-many = There are 200 rules; remove one first.
channel-error-spam-days = Between 7 and 365 days.
channel-error-spam-early = It has lain in the folder for less than a week.
channel-error-mark-mail = Not moved to spam: only what came by mail can go there.
channel-error-mark-merged = Not moved to spam: this ticket was merged into another.
channel-error-mark-done = Not moved to spam: this ticket is done already.
channel-error-mark-answered = Not moved to spam: it has been answered. Block the customer on their card instead.
channel-error-mark-several = Not moved to spam: more than one mail came on this ticket.
channel-error-mark-asked = Not moved to spam: colleagues were asked about it.
channel-error-mark-remedy = Not moved to spam: something was proposed to make good.
channel-error-mark-known = Not moved to spam: this customer has other tickets. Block them on their card instead.
channel-told-put-aside = Put a mail into the spam folder
channel-told-freed = Took a mail back from the spam folder
channel-told-deleted = Deleted spam for good
channel-told-sender-listed = Blocked a sender, or called one wanted
channel-told-sender-unlisted = Took a sender off a list
channel-told-rules-changed = Changed the rules for spam
channel-told-keeping-changed = Changed how long spam is kept
channel-may-spam = Look through spam, take mail back and block senders
channel-may-rules = Write rules for spam
channel-ask-quoted = On { $at }, { $name } wrote:
