ticket-view-mine = Mine
ticket-view-unassigned = Unassigned
ticket-view-open = Everyone's open
ticket-view-customer = Waiting for customer
ticket-view-snoozed = Snoozed
ticket-view-solved = Solved
ticket-view-all = All tickets
ticket-view-failed = Not delivered
ticket-nav-mine = My work
ticket-nav-company = Company
ticket-order-loss = most to lose first
ticket-order-newest = newest first
ticket-found = Search: { $name }

ticket-choose = Choose a ticket from the list.
ticket-search-label = Search tickets
ticket-pages = Pages of the list
ticket-unread = new words
ticket-empty-done = Nothing waits here
ticket-empty-done-more = Everything in this list has been dealt with.
ticket-empty-queue = Nobody is waiting
ticket-empty-queue-more = Every open ticket has somebody who looks after it.
ticket-empty-not-found = Nothing found
ticket-empty-not-found-more = Try fewer or other words, a number, or an address.
ticket-empty-not-searched = What are you looking for?
ticket-empty-not-searched-more = Words of a message, a name, an address, or a ticket's number.


ticket-back = Back to the list
ticket-timeline = Timeline
ticket-context = About the customer
ticket-composer = Answer
ticket-gap = { $n ->
    [one] { $n } entry is not shown here
   *[other] { $n } entries are not shown here
 }
ticket-gap-show = Show more
ticket-changes = { $n ->
    [one] { $n } change
   *[other] { $n } changes
 }
ticket-unfold = Show all
ticket-fold = Show less
ticket-rest = Show all of this message
ticket-link-copy = Copy the link to this entry
ticket-link-copied = Link copied
ticket-new-here = New since your last visit
ticket-assigned-to = Assigned to
ticket-unassigned = Nobody has it yet
ticket-reading = { $name } is reading this
ticket-reading-many = { $name } are reading this
ticket-state-open = Open
ticket-state-snoozed = Until { $until }
ticket-state-solved = Solved
ticket-state-closed = Closed

ticket-take = Take it
ticket-assign = Assign
ticket-assign-find = Find a colleague
ticket-give-back = Give back to the queue
ticket-solve = Solve
ticket-reopen = Reopen
ticket-snooze = Snooze
ticket-snooze-hour = In an hour
ticket-snooze-tomorrow = Tomorrow morning
ticket-snooze-monday = Monday morning
ticket-snooze-week = In a week
ticket-snooze-until = Until
ticket-wake = Wake up
ticket-more = More
ticket-priority = Priority
ticket-priority-low = Low
ticket-priority-normal = Normal
ticket-priority-high = High
ticket-priority-urgent = Urgent
ticket-department = Department
ticket-tag = Tag
ticket-tag-add = Add a tag
ticket-tag-remove = Remove the tag { $name }

ticket-channel-mail = mail
ticket-channel-phone = phone
ticket-channel-visit = visit
ticket-channel-letter = letter
ticket-channel-comment = public comment
ticket-channel-chat = chat
ticket-channel-form = form
ticket-channel-api = program
ticket-registered-mail = mail, written down
ticket-registered-phone = call, written down
ticket-registered-visit = visit, written down
ticket-registered-letter = letter, written down
ticket-registered-comment = public comment, written down
ticket-registered-chat = chat, written down
ticket-registered-form = form, written down
ticket-registered-api = written down by a program
ticket-internal = internal
ticket-machine = Written by a machine
ticket-machine-ours = Sent automatically
ticket-withdrawn = Taken back before it was sent
ticket-quoted = Show quoted text
ticket-original = Show the whole mail
ticket-images = Show remote images
ticket-attachments = Files
ticket-delivery-waiting = Leaves in
ticket-delivery-sending = On its way
ticket-delivery-sent = Delivered
ticket-delivery-failed = Not delivered:
ticket-undo = Undo
ticket-send-again = Send again
ticket-proof-reference = answers our message
ticket-proof-reference-more = The mail names a message of this ticket as the one it answers.
ticket-proof-token = sent to this ticket's address
ticket-proof-token-more = The mail was sent to the reply address that only this ticket has.

ticket-change-taken = { $who } took it
ticket-change-assigned = { $who } gave it to { $name }
ticket-change-given-back = { $who } gave it back to the queue
ticket-change-solved = { $who } solved it
ticket-change-reopened = { $who } reopened it
ticket-change-came-back = Reopened by the customer's answer
ticket-change-snoozed = { $who } snoozed it until { $until }
ticket-change-woke = Awake again
ticket-change-priority = { $who } set the priority to { $name }
ticket-change-department = { $who } moved it to { $name }
ticket-change-tagged = { $who } tagged it { $name }
ticket-change-untagged = { $who } removed the tag { $name }

ticket-reply-to = Reply to { $name }
ticket-note = Internal note
ticket-reply-placeholder = Write to the customer…
ticket-note-placeholder = Write to your colleagues…
ticket-to = To
ticket-attach = Attach
ticket-send = Send
ticket-send-wait = Send and wait
ticket-send-solve = Send and solve
ticket-send-to = Send to { $name }
ticket-send-to-wait = Send to { $name } and wait
ticket-send-to-solve = Send to { $name } and solve
ticket-send-other = Other ways to send
ticket-note-save = Add internal note
ticket-only-colleagues = Only colleagues see this
ticket-stale = { $n ->
    [one] Not sent: something is new since you began
   *[other] Not sent: { $n } things are new since you began
 }
ticket-stale-kept = Your text is kept below.
ticket-send-anyway = Send anyway
ticket-doubt-note = Is this note meant for the customer?
ticket-doubt-reply = Is this reply meant for colleagues?
ticket-doubt-greeting = It begins “{ $name }”. A note is seen by colleagues only; the customer would get no answer.
ticket-doubt-mention = It calls { $name }. A reply goes to the customer; your colleague would not be told.
ticket-doubt-internal = It says “{ $name }”. A reply goes to the customer.
ticket-doubt-back = Back to writing
ticket-doubt-move = Write it to { $name }
ticket-doubt-note-anyway = Add it as a note
ticket-draft-saved = Saved
ticket-draft-unsaved = Not saved, trying again
ticket-draft-elsewhere = Already sent from another window. Copy what you still need.
ticket-format = Format
ticket-format-bold = Bold
ticket-format-italic = Italic
ticket-format-link = Link
ticket-format-quote = Quote
ticket-format-list = List

ticket-ledger = Where the time went
ticket-holder-nobody = nobody
ticket-holder-customer = customer
ticket-others = Other tickets
ticket-others-none = None so far.
ticket-identity-proven = Proven to be theirs
ticket-customer-tickets = { $n ->
    [one] { $n } ticket
   *[other] { $n } tickets
 }

ticket-new-how = How it begins
ticket-new-mail = Write to a customer
ticket-new-phone = Call
ticket-new-visit = Visit
ticket-new-letter = Letter
ticket-new-comment = Public comment
ticket-new-hint = The first is sent to the customer. The others write down what reached you outside the desk, so that nothing is lost.
ticket-new-customer = Customer's address or number
ticket-new-name = Name
ticket-new-subject = Subject
ticket-new-text = Words
ticket-new-open = Open the ticket

ticket-error-empty = Write something first.
ticket-error-unfilled = The reply still holds { $word }: fill it in, or take it out.
ticket-error-address = This is neither a mail address nor a phone number.
ticket-error-past = This moment has passed.
ticket-error-taken = { $name } was quicker and has it now.
ticket-flash-sent = The reply leaves in a moment
ticket-flash-noted = Note added
ticket-flash-solved = Solved
ticket-flash-reopened = Reopened
ticket-flash-undone = Taken back; the text is in the draft again

ticket-change-invited = { $who } asked { $name } in
ticket-change-linked = Has to do with #{ $number }
ticket-change-renamed = { $who } changed the subject from “{ $from }” to “{ $to }”
ticket-delivery-unsure = May have arrived or not:
ticket-delivery-stopped = Held back: the customer wrote before it left.
ticket-error-no-recipient = There is no mail address to send this to.
ticket-error-already-sent = It has left already.
ticket-error-not-stopped = It is on its way already.
ticket-error-cannot-answer = This colleague cannot answer customers.
ticket-error-draft-sent = This draft was sent already.
ticket-error-tag-long = A tag has at most 60 characters.
ticket-error-cursor = This place in the list is not known; begin at the first page.
ticket-error-subject-empty = A subject is needed.
ticket-error-ended = It has ended; reopen it first.
ticket-error-department = There is no such department.
ticket-error-assignee = There is no such colleague.
ticket-error-value = This value is not known.
ticket-invite = Ask a colleague in
ticket-error-form = The form did not arrive whole, or is too large.

ticket-tag-name = Tag
ticket-untag = Remove
ticket-batch-count = { $name } chosen
ticket-batch-some = Chosen
ticket-batch-none = Choose none
ticket-batch-page = Choose all on this page
ticket-batch-all = The whole list, up to 1,000
ticket-batch-pick = Choose #{ $name }
ticket-batch-chosen = { $n ->
    [one] What to do with { $n } ticket
   *[other] What to do with { $n } tickets
 }
ticket-batch-done = { $n ->
    [0] Nothing was done
    [one] Done with { $n } ticket
   *[other] Done with { $n } tickets
 }
ticket-batch-refused = { $n ->
    [one] { $n } not:
   *[other] { $n } not:
 }
ticket-batch-undone = { $n ->
    [0] Nothing was put back
    [one] { $n } ticket is as it was
   *[other] { $n } tickets are as they were
 }
ticket-batch-changed = { $n ->
    [one] { $n } not, because it has changed since:
   *[other] { $n } not, because they have changed since:
 }
ticket-batch-more = { $n ->
    [one] and { $n } more
   *[other] and { $n } more
 }
ticket-batch-undo = Undo
ticket-error-batch-late = It is too late to undo this: ten minutes have passed, or it was undone already.
ticket-error-none-chosen = Choose at least one ticket.
ticket-error-tag-empty = Name the tag.
ticket-error-not-there = is not there.
ticket-promises = Promises
ticket-promises-lead = A time written to a customer is a promise, until she has heard from us or its time has passed.
ticket-promises-open = Open promises
ticket-promises-none = Nothing is promised
ticket-promises-none-more = When an answer says "before 15:00" or "tomorrow", it stands here until it is kept.
ticket-promise-open = open
ticket-promise-kept = kept
ticket-promise-broken = broken
ticket-promise-dropped = no promise
ticket-promise-void = withdrawn
ticket-promise-drop = Not a promise
ticket-promise-drop-hint = Take it off: nobody waits for this time
ticket-promise-give = Promise a time
ticket-promise-due = By when
ticket-promise-words = What exactly
ticket-promised-by = by { $name }
ticket-flash-promise-dropped = Promise taken off
ticket-change-promised = { $who } promised an answer by { $until }
ticket-change-promise-broken = The promise for { $until } was broken
ticket-change-promise-dropped = { $who }: { $until } was no promise
ticket-error-promise-ended = This promise has ended already.
ticket-promises-days = { $n ->
    [one] The last day
   *[other] The last { $n } days
 }
ticket-palette-search = Search all tickets for “{ $name }”
ticket-upload-failed = Was not sent up.
ticket-upload-waiting = Leaves as soon as the files are here
ticket-upload-blocked = Not sent: one file is not here. Try it again, or remove it.
ticket-upload-left = Choose the same file again to go on
ticket-upload-again = Try again
ticket-upload-remove = Remove { $name }
ticket-error-file-empty = { $name } is empty: it has 0 bytes.
ticket-error-file-large = { $name } is larger than 25 MB, more than most mail servers take. Put it where the customer can fetch it, and send a link.
ticket-error-files-many = A message carries at most 30 files.
ticket-error-files-large = The files of a message may have 25 MB together, more than most mail servers take.
ticket-error-file-unfinished = { $name } is not all here yet. Wait for it, or remove it.
ticket-error-file-gone = A file of this message is no longer here. Attach it again.
ticket-error-upload-offset = Another window sent a part of this file.
ticket-error-upload-piece = This part does not belong to the file.
