notify-title = Notices
notify-bell = Notices: { $n ->
    [0] nothing new
    [one] { $n } new
   *[other] { $n } new
 }
notify-today = Today
notify-yesterday = Yesterday
notify-unread = Unread
notify-unread-one = unread
notify-all = All
notify-kind = Kind
notify-group-mine = My tickets
notify-group-unattended = What could lie unattended
notify-group-absence = Absence
notify-group-together = Questions, approvals, improvements
notify-kind-any = Every kind
notify-show = Show
notify-show-read = Show what you have read
notify-read = Mark as read
notify-read-all = Mark all as read
notify-older = Older
notify-empty = Nothing new
notify-empty-all = Nothing here
notify-empty-more = What concerns you comes here: answers on your tickets, notes, what others hand to you.
notify-about-consent = A mail vendor lets us in no more
notify-about-problem = A mail was not understood
notify-error-which = Say which notice you have read.

notify-kind-assigned = Assigned to me
notify-kind-answered = The customer wrote
notify-kind-noted = Notes
notify-kind-mentioned = I am mentioned
notify-kind-invited = I am asked in
notify-kind-woken = Snooze is over
notify-kind-failed = Not delivered
notify-kind-unassigned = Nobody responsible
notify-kind-opened = New tickets
notify-kind-consent = Consent at mail vendors
notify-kind-problem = Mails not understood
notify-kind-untaken = Nobody took it
notify-kind-stale = Nothing moves

notify-somebody = Somebody

notify-text-assigned = { $known ->
    [yes] { $who } made you responsible
   *[no] You are responsible now
 }
notify-text-answered = { $n ->
    [one] { $who } wrote
   *[other] { $n } messages, the last by { $who }
 }
notify-text-noted = { $n ->
    [one] { $who } wrote a note
   *[other] { $n } notes, the last by { $who }
 }
notify-text-mentioned = { $n ->
    [one] { $who } mentioned you
   *[other] You were mentioned { $n } times, last by { $who }
 }
notify-text-invited = { $known ->
    [yes] { $who } asks for your help
   *[no] Your help is asked for
 }
notify-text-woken = It is back: you put it aside until now
notify-text-failed = { $what ->
    [theirs] { $n ->
        [one] A message of { $who }, who is not here, did not reach the customer
       *[other] { $n } messages did not reach the customer, the last one of { $who }, who is not here
     }
    [missed] A message did not reach everybody
   *[own] { $n ->
        [one] Your message did not reach the customer
       *[other] { $n } of your messages did not reach the customer
     }
 }
notify-text-unassigned = { $known ->
    [yes] { $who } left it without anyone responsible
   *[no] Nobody is responsible for it
 }
notify-text-opened = { $who } asks, and nobody has it yet
notify-text-consent = Mails of { $who } wait: somebody must consent again
notify-text-problem = { $n ->
    [one] A mail came that the desk could not read
   *[other] { $n } mails came that the desk could not read
 }
notify-text-untaken = Nobody has taken it yet
notify-text-stale = It is open, and nothing moves

notify-text-held = Not everything your mail asked for could be done: your words stand as a note and were not sent
notify-kind-held = Answer held back

notify-settings = Notices
notify-settings-hint = What you want to be told, by which way, and when not.
notify-settings-what = What and how
notify-settings-own = For you alone
notify-unreached = Notices mailed to you come back, last { $at }: { $why }
notify-settings-when = When
notify-settings-zone = In your time zone, { $name }
notify-choose = Choose what you are told
notify-way-bell = Bell
notify-way-mail = By mail
notify-way-push = On devices
notify-when-now = At once
notify-when-digest = In the digest
notify-when-never = Never
notify-digest = Digest at
notify-quiet-from = Quiet from
notify-quiet-until = until
notify-quiet-days = Quiet all day on
notify-day-1 = Monday
notify-day-2 = Tuesday
notify-day-3 = Wednesday
notify-day-4 = Thursday
notify-day-5 = Friday
notify-day-6 = Saturday
notify-day-7 = Sunday
notify-only-away = Mails and devices only when I am not at the desk
notify-push-words = Devices may show who writes and what
notify-sound = The bell can be heard
notify-devices = Devices
notify-devices-lead = Told also while no page is open
notify-device-since = Since
notify-device-add = Tell me on this device
notify-device-end = Remove
notify-device-unable = This browser cannot be told while no page is open. On an iPhone, add Repka to the home screen first.
notify-device-denied = The browser does not allow it. Allow notifications for this address in its settings, and try again.
notify-device-failed = The browser could not subscribe:
notify-flash-saved = Saved
notify-flash-device = This device will be told
notify-error-time = Write a time, such as 19:00.
notify-error-times = Write up to six times, such as 09:00, 14:00.
notify-error-device = This browser's subscription cannot be used.

notify-mail-open = Open
notify-mail-note = Answer this mail to write a note for your colleagues. The customer does not see it.
notify-mail-commands = In the first lines: /reply answers the customer instead, /solve solves, /assign me makes you responsible.
notify-mail-choose = What you are told by mail
notify-mail-digest = { $n ->
    [one] { $n } notice
   *[other] { $n } notices
 }

notify-patience = When whoever leads is told
notify-patience-lead = For everybody. 0 means never.
notify-patience-untaken = Minutes of working time in which somebody takes a ticket
notify-patience-stale = Working days after which nothing has moved
notify-kind-review = A draft to read
notify-kind-reviewed = My draft was read
notify-text-review = { $who } asks you to read an answer before it goes
notify-text-reviewed = { $what ->
    [agree] { $who } agrees with your draft
    [suggest] { $who } would write your draft otherwise
    [away] { $who } is away: nobody reads your draft
    [send] { $who } sent your draft
    [theirs] { $who } read a draft whose author is not here
   *[other] Your draft was read
 }
notify-about-absence = Away and back
notify-kind-stands-in = I stand in for somebody
notify-kind-back = I am back
notify-text-stands-in = { $who } is away, and you stand in
notify-text-back = You are back: this is what happened meanwhile
notify-kind-asked = I am asked
notify-kind-asked-soon = Time to answer
notify-kind-asked-late = Not answered in time
notify-kind-asked-answered = My question was answered
notify-kind-asked-declined = My question was declined
notify-about-question = A question
notify-text-asked = { $what ->
    [you] { $who } asks you
    [unknown] { $who } asks
   *[other] { $who } asks { $what }
 }
notify-text-asked-soon = { $what ->
    [you] { $who } needs your answer soon
    [unknown] { $who } needs an answer soon
   *[other] { $who } needs an answer of { $what } soon
 }
notify-text-asked-late = { $who } has not answered in time
notify-text-asked-answered = { $what ->
    [all] { $who } answered; nobody else is asked
   *[one] { $who } answered
 }
notify-text-asked-declined = { $what ->
    [undelivered] The question did not reach { $who }
    [declined] { $who } cannot answer this
   *[other] No answer comes to your question
 }
notify-mail-answer = Answer
notify-mail-answers = Answer this mail, or use the button: your words go to your colleague. The customer does not see them.
notify-kind-promise-near = A promise comes due
notify-kind-promise-broken = A promise was not kept
notify-text-promise-near = { $what ->
    [you] What you promised comes due soon
   *[other] What { $who } promised comes due soon
 }
notify-text-promise-broken = { $what ->
    [you] What you promised was not kept
   *[other] What { $who } promised was not kept
 }
notify-kind-decide = My consent is needed
notify-kind-decide-late = Not decided in time
notify-kind-decided = My proposal was decided
notify-text-decide = { $who } asks for your consent: { $offer }
notify-text-decide-late = { $what ->
    [you] { $who } still waits for your consent: { $offer }
   *[other] { $who } has not decided in time: { $offer }
 }
notify-text-decided = { $what ->
    [all] { $who } agrees, nobody else is asked: { $offer }
    [approve] { $who } agrees: { $offer }
    [change] { $who } asks for a change: { $offer }
    [left] The ticket is solved, but this was not carried out: { $offer }
    [decline] { $who } declines: { $offer }
    [withdrawn] { $who } withdrew it: { $offer }
    [settled] The ticket is solved, so nobody is asked any more: { $offer }
    [nobody] Nobody can decide this now: { $offer }
   *[other] There is news of a proposal
 }
notify-mail-decide = Decide
notify-mail-decides = You decide behind the button. An answer to this mail decides nothing: it becomes a note for your colleagues. The customer does not see it.
notify-about-improvement = Improvements
notify-kind-improvement = An improvement for my department
notify-kind-improved = What became of my improvement
notify-text-improvement = { $what ->
    [back] What your department did came back
   *[recorded] { $n ->
        [one] { $who } proposes what should change in your department
       *[other] { $n } improvements for your department, the last by { $who }
     }
 }
notify-text-improved = { $what ->
    [accepted] { $who } accepted your improvement
    [declined] { $who } declined your improvement
    [done] { $who } did what you proposed
   *[other] There is news of your improvement
 }
notify-device-try = Try it
notify-try-title = Repka can reach you here
notify-try-text = This was only a try.
notify-flash-tried = Sent. It should be there within seconds; if not, allow notifications in the device’s own settings.
notify-flash-refused = The push service did not take it. Try again later; if it stays so, remove the device and add it again.
notify-flash-gone = This device no longer takes notices and was removed. Open this page there and add it again.
notify-about-mailbox = No mail comes
notify-kind-mailbox = Mailboxes without mail
notify-text-mailbox = { $n ->
    [one] { $what ->
        [failing] Mails for { $who } cannot be fetched
        [refusing] Mails for { $who } cannot be kept and are put off
       *[silent] No mail has come to { $who } for unusually long
     }
   *[other] Something is the matter with several mailboxes, last with { $who }
 }
notify-kind-scheduled = Planned reply held back
notify-text-scheduled = { $what ->
    [theirs] A reply of { $who }, who is not here, that was to go later was not sent: something changed before its time
   *[own] Your reply that was to go later was not sent: something changed before its time
 }
