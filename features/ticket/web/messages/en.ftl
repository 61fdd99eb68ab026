ticket-view-mine = Mine
ticket-view-unassigned = Unassigned
ticket-view-open = Everyone's open
ticket-view-asked = Asked in
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
ticket-no-words = This mail has neither words nor files.
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
ticket-quoted = Show the whole as it was written
ticket-original = Show the whole mail
ticket-images = Show remote images
ticket-attachments = Files
ticket-delivery-waiting = Leaves in
ticket-delivery-sending = On its way
ticket-delivery-sent = Delivered
ticket-delivery-failed = Not delivered:
ticket-undo = Undo
ticket-send-again = Send again
ticket-proof-copy = on two tickets
ticket-proof-copy-more = The customer wrote of two matters at once: this came to another ticket, linked with this one, and stands there as well. What answers it by mail comes there; what answers us, comes here.
ticket-proof-mark = quotes our mark
ticket-proof-mark-more = What the mail quotes ends with the mark under a message of this ticket, which nobody can forge.
ticket-proof-message = answers our message
ticket-proof-message-more = The mail names a message of ours as the one it answers, by an id that nobody can forge.
ticket-proof-quote = quotes what was said here
ticket-proof-quote-more = The mail names no message of this ticket, but quotes words of it, and whoever wrote it takes part here.
ticket-proof-reference = same mail thread
ticket-proof-reference-more = The mail refers to a message of this ticket as the one it answers, and whoever wrote it belongs here.
ticket-proof-subject = same subject and sender
ticket-proof-subject-more = The weakest reason: nothing in the mail names this ticket, but it answers its subject, soon after, and whoever wrote it takes part here. If it belongs elsewhere, split it off.
ticket-doubt = perhaps forged
ticket-doubt-dmarc = The sender’s domain says how its mails are proven, and this one is not. Ask the customer another way before you act on it.
ticket-doubt-server = The sender’s domain names the servers that send its mails. This one came from another and is not signed. Ask the customer another way before you act on it.
ticket-doubt-several = It names senders of several domains, so that nobody answers for it. Ask the customer another way before you act on it.
ticket-unproven = not proven
ticket-unproven-more = The sender’s domain says how its mails are proven, but does not mind mails that are not; lists and forwarding often cause this. Before you change an address or pay on the word of this mail, ask the customer another way.
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
ticket-note-short = Note
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
ticket-send-next = { $name } and open the next
ticket-answered = Answer to #{ $name } goes in
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
ticket-doubt-solved = Solve it, though something is promised?
ticket-doubt-promise = It says “{ $name }”. Nobody is reminded of what a solved ticket promises.
ticket-doubt-unsolved = Send without solving
ticket-doubt-card = Does it hold the number of a card?
ticket-doubt-card-hidden = It would be hidden: only { $name } is kept and sent. If it is another number, write what it is before it, such as “order”.
ticket-no-address = No address is known to answer to. Add one on the customer’s card.
ticket-doubt-back = Back to writing
ticket-doubt-move = Write it to { $name }
ticket-doubt-note-anyway = Add it as a note
ticket-draft-saved = Saved
ticket-draft-unsaved = Not saved, trying again
ticket-draft-elsewhere = Already sent from another window. Copy what you still need.
ticket-draft-merged = This ticket was merged into #{ $number }: your words are there.
ticket-draft-merged-apart = This ticket was merged into #{ $number }. These words are not there: copy what you need.
ticket-draft-carry-on = Carry on at #{ $number }
ticket-format = Format
ticket-format-bold = Bold
ticket-format-italic = Italic
ticket-format-link = Link
ticket-format-quote = Quote
ticket-format-list = List

ticket-ledger = Where the time went
ticket-holder-nobody = nobody
ticket-holder-outside = someone outside
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
ticket-new-customer = Customer: name, address or number
ticket-new-name = Name, if new
ticket-new-subject = Subject (a call needs none)
ticket-new-text = Message
ticket-new-open = Send and open
ticket-subject = Subject
ticket-no-subject = (no subject)
ticket-new-record = Record it

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
ticket-promise-said = “{ $name }”
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
ticket-signature = Signature
ticket-story-channels = By channel
ticket-story-all = All
ticket-story-none = Nothing has been said yet.
ticket-story-older = Older
ticket-story-newest = Newest

ticket-nav-views = Views
ticket-view-mentions = Mentions
ticket-view-followed = Followed
ticket-order-oldest = oldest first
ticket-empty-filtered = Nothing like this here
ticket-empty-filtered-more = Take a filter off, or look further with Next.
ticket-empty-mentions = Nobody has called you
ticket-empty-mentions-more = When a colleague writes your name with an @ in a note, the ticket is here.
ticket-empty-followed = You follow nothing
ticket-empty-followed-more = Follow a ticket from its menu “More”, and it is here until you stop.
ticket-filters = Filter
ticket-filters-show = Show
ticket-filters-none = Clear
ticket-filter-any = Any
ticket-filter-sort-own = As the list does
ticket-filters-state = State
ticket-filters-assignee = Assigned to
ticket-filters-channel = Came by
ticket-filters-holder = Who must act
ticket-filters-waits = Waiting longer than
ticket-filters-sort = Sort by
ticket-filters-opened-from = Opened from
ticket-filters-opened-to = Opened until
ticket-filters-moved-from = Last activity from
ticket-filters-moved-to = Last activity until
ticket-filter-off = Take off: { $name }
ticket-filter-state-any = In any state
ticket-filter-state-open = Open
ticket-filter-state-snoozed = Snoozed
ticket-filter-state-solved = Solved
ticket-filter-state-closed = Closed
ticket-filter-me = Assigned to me
ticket-filter-assignee = Assigned to { $name }
ticket-filter-department = Department: { $name }
ticket-filter-tag = Tag: { $name }
ticket-filter-cause = Went wrong: { $name }
ticket-filter-priority = Priority: { $name }
ticket-filter-channel = Began by: { $name }
ticket-filter-holder = To act: { $name }
ticket-filter-holder-nobody = nobody has it
ticket-filter-holder-staff = a colleague
ticket-filter-holder-departments = the departments asked
ticket-filter-holder-outside = somebody outside
ticket-filter-holder-customer = the customer
ticket-filter-waits = { $n ->
    [one] Waits longer than { $n } hour
   *[other] Waits longer than { $n } hours
 }
ticket-filter-followed = Followed by me
ticket-filter-opened-from = Opened from { $name }
ticket-filter-opened-to = Opened until { $name }
ticket-filter-moved-from = Moved from { $name }
ticket-filter-moved-to = Moved until { $name }
ticket-view-name = Name of the view
ticket-view-save = Save as a view
ticket-view-change = Save changes
ticket-view-up = Move up
ticket-view-delete = Remove the view
ticket-share = Who has it
ticket-share-own = Only me
ticket-share-department = Department { $name }
ticket-share-everybody = Everybody
ticket-flash-view-saved = View saved
ticket-flash-view-removed = View removed
ticket-error-view-name = A view needs a name of at most 60 characters.
ticket-error-view-many = You keep 50 views already; remove one first.
ticket-error-view-share = Only supervisors share views with everybody; agents share with their own departments.
ticket-error-view-others = This view is somebody else's.
ticket-follow = Follow
ticket-unfollow = Stop following
ticket-flash-followed = You follow this ticket
ticket-flash-unfollowed = You follow it no longer
ticket-change-merged-here = { $who } merged #{ $number } “{ $name }” into this ticket
ticket-change-merged = { $who } merged it into #{ $number }
ticket-change-unmerged-here = { $who } undid the merge of #{ $number }
ticket-change-unmerged = { $who } undid the merge into #{ $number }
ticket-change-split-off = { $who } split { $n ->
    [one] { $n } entry
   *[other] { $n } entries
 } off as #{ $number }
ticket-change-split-both = { $who } made #{ $number } of a second matter: { $n ->
    [one] { $n } entry stands
   *[other] { $n } entries stand
 } on both
ticket-change-split-from = { $who } split it off #{ $number }
ticket-change-linked-follow-up = Goes on where #{ $number } ended
ticket-change-linked-followed = Goes on in #{ $number }
ticket-change-linked-duplicate = Says the same as #{ $number }
ticket-change-linked-duplicated = #{ $number } says the same
ticket-change-linked-caused = Caused by #{ $number }
ticket-change-linked-causing = Caused #{ $number }
ticket-change-unlinked = { $who } removed the link to #{ $number }
ticket-merge = Merge
ticket-merge-title = Merge #{ $number }
ticket-merge-lead = Two tickets about the same matter become one timeline.
ticket-merge-which = Which of the two stays
ticket-merge-stays = This one stays
ticket-merge-goes = Is merged into the other
ticket-merge-entries = { $n ->
    [one] { $n } message
   *[other] { $n } messages
 }
ticket-merge-since = since { $when }
ticket-merge-differ = These are two different customers. After merging, both take part, and an answer goes to whoever wrote last.
ticket-merge-what = Messages and files come along, and what is named above; whoever has not read one of the two finds it new. The other number, and mails to it, lead here from then on. You can undo it.
ticket-carry = Goes along
ticket-carry-assignee = { $name } becomes responsible
ticket-carry-released = { $other } stays responsible, { $name } no longer is
ticket-carry-priority = Priority becomes: { $name }
ticket-carry-opens = The other is opened again
ticket-carry-wakes = The other is no longer snoozed
ticket-carry-aside = The other is snoozed until { $when }
ticket-carry-tags = Tags: { $name }
ticket-carry-cause = What went wrong: { $name }
ticket-carry-journey = The journey: { $name }
ticket-carry-field = { $name }: { $value }
ticket-carry-field-kept = { $name } stays { $kept }; { $value } is left behind
ticket-carry-draft = What { $name } has begun to write
ticket-carry-draft-beneath = What { $name } has begun to write, beneath what they began there
ticket-carry-promises = { $n ->
    [one] { $n } open promise
   *[other] { $n } open promises
 }
ticket-carry-followers = { $n ->
    [one] { $n } follower
   *[other] { $n } followers
 }
ticket-carry-invited = { $n ->
    [one] { $n } colleague who was asked in
   *[other] { $n } colleagues who were asked in
 }
ticket-merge-do = Merge
ticket-merge-another = Choose another
ticket-joined = #{ $number } “{ $name }” was merged into this ticket.
ticket-split-off = Split off #{ $number } “{ $name }”.
ticket-split = Split
ticket-split-title = Split #{ $number }
ticket-split-lead = What is chosen becomes a ticket of its own, linked with this one.
ticket-split-which = What becomes a ticket of its own
ticket-split-both = Keep it here as well: one mail with two matters
ticket-split-do = Split off
ticket-split-here = Split from here
ticket-strays = Another subject: “{ $name }”.
ticket-strays-split = Make it a ticket of its own
ticket-strays-stay = It belongs here
ticket-pick-placeholder = Number, words, name or address
ticket-pick-found = Found
ticket-pick-theirs = Open tickets of the same customer
ticket-links = Linked tickets
ticket-links-add = Link a ticket
ticket-links-title = Link #{ $number }
ticket-links-lead = Say what this ticket is to another, then choose the other.
ticket-links-kind = What this ticket is to the other
ticket-links-remove = Remove the link to #{ $name }
ticket-links-merged = Merged into this
ticket-links-unmerge = Undo the merge of #{ $name }
ticket-link-related-to = Has to do with
ticket-link-related-from = Has to do with
ticket-link-follow_up-to = Follow-up of
ticket-link-follow_up-from = Continued in
ticket-link-duplicate-to = Duplicate of
ticket-link-duplicate-from = Has the duplicate
ticket-link-caused_by-to = Caused by
ticket-link-caused_by-from = Caused
ticket-flash-unmerged = The merge is undone
ticket-error-ticket = Choose a ticket.
ticket-error-itself = This is the same ticket; choose another.
ticket-error-merged = #{ $number } was merged into #{ $other }. Go on there, or undo the merge first.
ticket-error-not-merged = This ticket is not merged.
ticket-error-unmerge-further = #{ $number } was itself merged into #{ $other } since. Undo that merge first.
ticket-error-unmerge-moved = Some of its messages have since gone to yet another ticket. Bring them back first.
ticket-error-split-nothing = Choose what is to become a ticket of its own.
ticket-error-split-elsewhere = Some of what you chose is no longer on this ticket. Look again, and choose anew.
ticket-error-split-all = Something must stay: leave at least one message.
ticket-error-split-theirs = Only what the customer said can stand on both tickets.
ticket-error-links = This ticket has too many links already.
ticket-upload-failed = Was not sent up.
ticket-upload-waiting = Leaves as soon as the files are here
ticket-upload-blocked = Not sent: one file is not here. Try it again, or remove it.
ticket-upload-left = Choose the same file again to go on
ticket-upload-folder = The folder is empty, too large, or cannot be read. Attach its files, or an archive of it.
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

ticket-look = This ticket
ticket-history = Show or fold the history
ticket-copy = Copy the link
ticket-print = Print
ticket-print-internal = With internal notes
ticket-print-public = Without internal notes
ticket-find-in = Find in this ticket
ticket-found-in = “{ $name }” in this ticket
ticket-found-hits = { $n ->
    [0] nothing found
    [one] { $n } entry
   *[other] { $n } entries
 }
ticket-writing-reply = { $name } is writing a reply to the customer
ticket-writing-note = { $name } is writing a note
ticket-file-save = Download
ticket-file-previous = Previous file
ticket-file-next = Next file
ticket-change-field = { $who } filled in { $name }: { $from } → { $to }
ticket-error-lacking = Fill in first: { $name }
ticket-told-opened = A ticket was opened
ticket-told-received = A customer wrote
ticket-told-replied = Answered a customer
ticket-told-withdrawn = Took an answer back
ticket-told-noted = Wrote a note
ticket-told-assigned = Assigned a ticket
ticket-told-moved = Moved a ticket to another department
ticket-told-solved = Solved a ticket
ticket-told-closed = A ticket was closed
ticket-told-reopened = Reopened a ticket
ticket-told-snoozed = Snoozed a ticket
ticket-told-woken = A snooze ended
ticket-told-aside-passed = Passed on what was snoozed
ticket-told-prioritised = Changed a priority
ticket-told-tagged = Changed tags
ticket-told-invited = Asked someone in
ticket-told-delivered = A mail went out, or did not
ticket-told-promised = Promised the customer a time
ticket-told-promise-near = A promise is near
ticket-told-promise-decided = Settled a promise
ticket-told-exchanged = Entries came from another ticket or went there
ticket-told-mentioned = Mentioned a colleague
ticket-told-merged = Merged a ticket
ticket-told-unmerged = Undid a merge
ticket-told-split = Split a ticket
ticket-writes-en = { $name } writes in English
ticket-writes-de = { $name } writes in German
ticket-writes-ru = { $name } writes in Russian
ticket-writes-bg = { $name } writes in Bulgarian
ticket-writes-hr = { $name } writes in Croatian
ticket-paste-long = What you pasted is long: it is attached as a file
ticket-drafts = Drafts
ticket-drafts-reply = Reply
ticket-drafts-none = No drafts
ticket-drafts-none-more = What you begin to write and do not send stands here.
ticket-draft-changed = Changed in another window.
ticket-draft-theirs = Take that one
ticket-draft-mine = Keep mine
ticket-draft-signed-out = You are signed out. Your text is kept in this browser; sign in and it is here again.
ticket-error-draft-changed = Another window has changed this draft.
ticket-error-draft-long = The text is too long: 2 MB at most. Attach it as a file.
ticket-error-erased = The customer of this ticket was struck by law while this was open, so nothing more is kept here. Your words are only on this page: copy elsewhere what is needed without the customer’s data.
ticket-story-organisation = Newest tickets
ticket-strike = Strike these words
ticket-strike-lead = The words, the files and the mail as it came go for good, also from the search. That something was written, when and by whom, stays.
ticket-strike-why = Why
ticket-strike-why-hint = It is shown in their place. Do not repeat them.
ticket-struck = Struck on { $at }: { $why }
ticket-struck-change = Struck on { $at }
ticket-card-hidden = A card number was hidden here.
ticket-change-struck = { $name } struck words of an entry
ticket-flash-struck = Struck
ticket-error-struck-why = Say why, in at most 500 letters.
ticket-error-struck-not-now = It is struck already, or on its way out: take it back first.
ticket-erasure-goes = { $n ->
    [one] All words, files and raw mails of { $n } ticket
   *[other] All words, files and raw mails of { $n } tickets
 }
ticket-onward = After that
ticket-onward-done = The next ticket when this one is done with
ticket-onward-next = Always the next ticket
ticket-onward-list = Back to the list
ticket-onward-stay = Stay on the ticket
ticket-left-sent = The reply leaves in a moment
ticket-left-solved = Solved
ticket-left-snoozed = Snoozed
ticket-left-handed = Handed over
ticket-left-given-back = Given back
ticket-next-sent = The reply leaves in a moment — this is the next ticket
ticket-next-solved = Solved — this is the next ticket
ticket-next-snoozed = Snoozed — this is the next ticket
ticket-next-handed = Handed over — this is the next ticket
ticket-next-given-back = Given back — this is the next ticket
ticket-neighbour-previous = The ticket before it in the list
ticket-neighbour-next = The ticket after it in the list
ticket-ours = We:
ticket-told-filled = a field was filled in
ticket-told-struck = words were struck
ticket-channel-desk = inside
ticket-tags = Tags
ticket-tags-hint = Which there are, how many tickets bear them; rename, merge, delete.
ticket-tags-lead = A tag comes into being when somebody types it on a ticket. Here spellings are brought together, and what nobody needs goes.
ticket-settings = Tickets
ticket-tags-find = Find a tag
ticket-tags-known = Known tags
ticket-tags-going = Under way
ticket-tags-twins = Perhaps the same
ticket-tags-none = No tags yet
ticket-tags-none-found = No such tag
ticket-tags-none-more = On a ticket, L adds a tag.
ticket-tags-more = Only the first ones are shown. Look for the others by their letters.
ticket-tags-all = All tags
ticket-tag-left = { $n ->
    [one] { $n } ticket to go
   *[other] { $n } tickets to go
 }
ticket-tag-tickets = { $n ->
    [0] on no ticket
    [one] on { $n } ticket
   *[other] on { $n } tickets
 }
ticket-tag-see = Tickets tagged { $name }: { $count }
ticket-tag-own = by the desk
ticket-tag-own-more = The desk puts this tag on by itself, on tickets of machines, of blocked customers and in the spam folder. It can be neither renamed nor deleted.
ticket-tag-rename-more = Tickets, saved views and macros have the new name at once. What timelines said stays as it was said.
ticket-tag-merge = Merge
ticket-tag-merge-one = Merge { $name }
ticket-tag-merge-see = See what it does
ticket-tag-into = Into the tag
ticket-tag-merge-more = { $n ->
    [0] No ticket bears this tag. It goes on as “{ $name }”, also in saved views and macros. This cannot be undone.
    [one] { $n } ticket will bear “{ $name }” instead, also in saved views and macros. This cannot be undone.
   *[other] { $n } tickets will bear “{ $name }” instead, also in saved views and macros. This cannot be undone.
 }
ticket-tag-delete = Delete the tag
ticket-tag-delete-more = { $n ->
    [0] No ticket bears it. It is offered no more.
    [one] It is taken off { $n } ticket. This cannot be undone.
   *[other] It is taken off { $n } tickets. This cannot be undone.
 }
ticket-flash-tag-renamed = Renamed
ticket-flash-tag-merged = The tags are one now
ticket-flash-tag-deleted = The tag is deleted
ticket-error-tag-known = There is a tag of this name already. Merge them instead.
ticket-error-tag-itself = A tag cannot be merged into itself.
ticket-error-tag-goes = This tag is being merged or deleted, or another one is being merged into it. Wait until that is done.
ticket-error-tag-own = The desk puts this tag on by itself and needs it as it is.
ticket-told-tag-renamed = Renamed a tag
ticket-told-tag-merged = Merged a tag into another
ticket-told-tag-deleted = Deleted a tag
ticket-review-waits = { $name } is to read your draft before it goes
ticket-review-agrees = { $name } agrees with your draft
ticket-review-suggests = { $name } would write it otherwise
ticket-review-taken = Your draft has the words of { $name } now
ticket-review-asks = { $name } asks you to read this before it goes
ticket-review-unsent = Draft, not sent
ticket-review-you = You
ticket-review-reads-older = { $name } reads an older version: you have written on since.
ticket-review-goes-on = { $name } has written on since: this is the older version, and cannot be sent.
ticket-review-yours = Yours
ticket-review-what = What { $name } reads
ticket-review-take = Take it over
ticket-review-put-back = Put mine back
ticket-review-again = Ask again with the new words
ticket-review-drop = No longer needed
ticket-review-close = Dismiss
ticket-review-you-agreed = You agreed
ticket-review-you-suggested = You suggested a change
ticket-review-remark = A word with it, if you like
ticket-review-agree = Agree
ticket-review-send = Send it to { $name }
ticket-review-name = It goes in the name of { $name }
ticket-review-change = Suggest a change
ticket-review-why = Why, if it is not plain
ticket-review-suggest = Suggest this
ticket-review-ask = Ask someone to read it first
ticket-review-ask-first = Ask someone to read it first…
ticket-review-ask-lead = They read your draft here, as it is now, and agree, suggest a change, or send it. The customer sees nothing of this.
ticket-review-who = Who reads it
ticket-review-choose = Choose a colleague
ticket-review-question = What you want to know, if you like
ticket-review-send-question = Ask
ticket-flash-review-asked = Asked
ticket-flash-review-given = Your colleague is told
ticket-flash-review-taken = Taken over
ticket-flash-review-back = Your words are back
ticket-error-review-reader = Choose who should read it.
ticket-error-review-self = Ask somebody else than yourself.
ticket-error-review-many = Ten colleagues read this draft already.
ticket-error-review-same = Change something, or say what you would change.
ticket-error-review-older = { $name } has changed the draft since you were asked. Ask for the new words.
ticket-error-review-author = { $name } cannot answer customers any more. Write the answer yourself.
ticket-change-review-asked = { $who } asked { $name } to read an answer before it goes
ticket-change-review-dropped = { $who }: { $name } need not read it any more
ticket-change-review-agreed = { $who } agreed with the draft of { $name }
ticket-change-review-suggested = { $who } suggested a change to the draft of { $name }
ticket-change-review-sent = { $who } sent what { $name } had written
ticket-change-review-passed = { $name } is to read the answer now, for { $for }, who is away
ticket-change-review-author = { $name } hears what colleagues say to the answer that { $for } had begun
ticket-change-review-away = { $for } is away, and nobody else reads the answer: it is its author’s again
ticket-told-review-asked = Asked a colleague to read a draft
ticket-told-review-dropped = A draft need not be read any more
ticket-told-review-given = Read a colleague's draft
ticket-told-review-sent = Sent a colleague's draft
ticket-contacts-hidden = Addresses and numbers are not shown to your departments.
ticket-customer-hidden = Who the customer is, is not shown to your departments.
ticket-error-review-hidden = It holds an address or number that is not shown to you: say in the remark what you would change.
ticket-change-undelivered = Reopened: the answer did not reach the customer
ticket-handout-panel = Right to information
ticket-handout-hint = One file with everything known of them, to be given to them (Art. 15 GDPR): card, tickets and files, to read and for programs. That you made it is kept.
ticket-handout-internal = With internal notes and remarks
ticket-handout-internal-more = What was written about them is their data, too. Leave it out only where it holds secrets of others.
ticket-handout-do = Make the file
ticket-handout-title = What is known of { $name }
ticket-handout-made = { $name }, { $at }
ticket-handout-removed = removed since
ticket-handout-tickets = Tickets
ticket-handout-none = There are none.
ticket-handout-withheld = { $at }: words of or to somebody else, which are not handed out
ticket-handout-internal-entry = internal
ticket-handout-struck = The words were struck.
ticket-handout-out = What is not in this file, and why
ticket-handout-out-others = Words, names and addresses of other persons: these are theirs.
ticket-handout-out-internal = Internal notes and remarks: secrets of others may stand in them.
ticket-handout-out-raw = Mails exactly as they came: their words and files are here, and the originals can be asked for.
ticket-handout-out-struck = What was struck before: it is not there any more.
ticket-handout-out-traces = What the desk notes of its own work (who held a ticket when, drafts, logs, backups): it tells how we work, and goes by itself in time.
ticket-handout-out-files = { $n ->
    [one] One file, for which there was no room or which is no longer there.
   *[other] { $n } files, for which there was no room or which are no longer there.
}
ticket-may-see = See tickets they were asked into; agents see every one
ticket-may-note = Write internal notes
ticket-may-answer = Answer customers
ticket-may-arrange = Take, assign, solve, snooze, tag
ticket-may-tags = Rename, merge and delete tags
ticket-may-strike = Strike words that must not stay

ticket-list-looked = The { $n } tickets that wait longest were looked through.
ticket-list-looked-back = Looked through back to { $when }.
ticket-list-looked-on = Looked through up to { $when }.
ticket-list-none-yet = Nothing found so far.
ticket-list-further = Look further
ticket-pages-before = What comes before
ticket-new-outgoing = We called or wrote to them
ticket-new-known = Known customers
ticket-new-solved = Open as solved
ticket-asks = asks
ticket-answers = answers
ticket-told-wait-began = It waits for somebody
ticket-told-wait-ended = It waits for that no longer
ticket-change-stands-in = Goes to { $name }, for { $for }, who is away until { $until }
ticket-change-stands-in-open = Goes to { $name }, for { $for }, who is away
ticket-change-away = Back in the queue: { $for } is away until { $until }, and nobody stands in
ticket-change-away-open = Back in the queue: { $for } is away, and nobody stands in
ticket-change-called-for = { $name } was called too, for { $for }, who is away until { $until }
ticket-change-called-for-open = { $name } was called too, for { $for }, who is away
ticket-change-draft-shared = { $name } can go on with the answer that { $for } had begun
ticket-error-away = You are away: what you took would go to whoever stands in. Come back first, in your settings.
ticket-error-review-away = This colleague is away, and nobody stands in. Ask somebody else.
ticket-return = While you were away
ticket-return-none = Nothing of yours had to pass on.
ticket-return-count = { $n ->
    [one] { $n } ticket passed on
   *[other] { $n } tickets passed on
 }
ticket-return-solved = { $n ->
    [0] none is solved
    [one] { $n } is solved
   *[other] { $n } are solved
 }
ticket-return-open = Still open
ticket-return-nobody = nobody
ticket-return-has = { $name } has it
ticket-return-take = Take it back
ticket-return-take-all = Take all back
ticket-return-again = Yours again
ticket-return-calls = Who called you by name
ticket-return-cared = { $name } cared for it
ticket-return-not-cared = nobody has answered it yet
ticket-told-mended = Mended a note
ticket-told-pinned = Pinned a note
ticket-told-unpinned = Took a pinned note down
ticket-error-mark-public = Only internal words can be marked.
ticket-error-pins = Five notes stand above this timeline already: take one down first.
ticket-error-mend = A note can be mended by its author within fifteen minutes. Write another note instead.
ticket-error-mend-pictures = A note with pictures in its text cannot be mended. Write another note instead.
ticket-error-mend-often = A note can be mended fifty times. Write another note instead.
ticket-signs = Answer with a sign
ticket-sign-agree = I agree
ticket-sign-done = It is done
ticket-sign-seen = I look after it
ticket-sign-thanks = Thank you
ticket-pin = Pin above the timeline
ticket-unpin = Unpin
ticket-pinned = Pinned notes
ticket-remark = Keep on the customer’s card
ticket-flash-remarked = Kept on the customer’s card.
ticket-mend = Mend
ticket-mended = mended
ticket-mend-lead = What you wrote before stays visible to colleagues.
ticket-mend-over = A note can be mended by its author within fifteen minutes.
ticket-mend-save = Save the note
ticket-mend-back = Back to the ticket
ticket-mend-before = What it said before
ticket-mend-until = until
ticket-flash-mended = The note is mended.
ticket-question = Question
ticket-question-placeholder = What do you want to know?
ticket-question-ask = Ask
ticket-writing-question = { $name } is writing a question
ticket-awaits-approval = waits for approval
ticket-awaits-answers = { $n ->
    [one] { $n } question out
   *[other] { $n } questions out
}
ticket-awaits-outside = waits for somebody outside

ticket-cause = What went wrong
ticket-cause-whose = Whose thing
ticket-cause-offered = Likely:
ticket-causes = Causes
ticket-causes-hint = What goes wrong, in each department’s own words.
ticket-causes-lead = When a ticket is solved, one says in one click whose thing went wrong. Everybody reads these words; whoever leads a department tends its own.
ticket-causes-none = No words yet.
ticket-causes-empty = Nobody has said yet what can go wrong
ticket-cause-required = Tickets of this department are solved only with a cause
ticket-cause-outside = Somebody outside
ticket-cause-party = Who outside
ticket-cause-new = New cause
ticket-cause-name = What goes wrong
ticket-cause-make = Add it
ticket-cause-rename = Rename { $name }
ticket-cause-archive = Archive
ticket-cause-archive-one = Archive { $name }
ticket-cause-archived = Archived
ticket-cause-restore = Choose it again
ticket-change-cause = { $who } said what went wrong: { $from } → { $to }
ticket-error-cause-lacking = Say first what went wrong: this department or journey wants it known.
ticket-error-cause-archived = This cause is archived and cannot be chosen.
ticket-error-cause-others = Only whoever leads this department, or an administrator, changes its words.
ticket-error-cause-party = Say who it is outside, in at most 80 characters.
ticket-error-cause-name = Say in at most 80 characters what goes wrong.
ticket-error-cause-taken = This word is there already.
ticket-error-causes-many = A thousand causes are enough: rename one that is not used.
ticket-told-cause-named = Said what went wrong
ticket-told-cause-made = Added a cause
ticket-told-cause-renamed = Renamed a cause
ticket-told-cause-archived = Archived a cause
ticket-told-cause-restored = Brought a cause back
ticket-told-cause-required = Changed whether a cause is required
ticket-ledger-more = Older intervals are left out.
ticket-ledger-whose = Whose
ticket-ledger-from = From
ticket-ledger-until = Until
ticket-ledger-long = How long
ticket-ledger-now = now
ticket-tickets-of = Open tickets of { $name }
ticket-journey = Journey
ticket-journey-owner = Answered for by { $name }
ticket-journey-none = No journey
ticket-journeys = Journeys
ticket-journeys-hint = What customers go through with you, such as purchase, delivery or return, and who owns it.
ticket-journey-whose = Owned by
ticket-journey-offered = Offered
ticket-journey-cause = Solved only with a cause
ticket-journey-new = A new journey
ticket-journey-make = Add it
ticket-change-journey = { $who } chose the journey: { $from } → { $to }
ticket-error-journey-archived = This journey is no longer offered and cannot be chosen.
ticket-told-journey-chosen = Chose the journey of a ticket
ticket-filter-journey = Journey: { $name }
ticket-change-discarded = { $who } put it into the spam folder
ticket-change-undiscarded = { $who } took it back from the spam folder
ticket-told-discarded = Called a ticket spam
ticket-told-undiscarded = Took a ticket back from the spam folder
ticket-danger-title = This file may do harm
ticket-danger-back = Back to the ticket
ticket-danger-from = From
ticket-danger-advice = If you did not expect it, do not open it, and ask the sender by another way. Looking at this page has opened nothing.
ticket-danger-download = Download all the same
ticket-danger-program = Program
ticket-danger-program-why = This is a program or starts one. Whoever opens it lets it do whatever they may do on their computer.
ticket-danger-script = Script
ticket-danger-script-why = This is a script. The system runs it when it is opened, with everything the person may do.
ticket-danger-macros = Macros
ticket-danger-macros-why = This document holds macros: small programs that run in it. Keep them switched off when you open it.
ticket-danger-disk = Disk image
ticket-danger-disk-why = This is the image of a disk. What lies in it is hidden from those who check mail, and is often a program.
ticket-danger-disguised = Disguised
ticket-danger-disguised-why = It is called like a document or picture, but is a program or a script. Honest senders do not do this.
ticket-danger-page = Page with a script
ticket-danger-page-why = This page runs something or leads elsewhere by itself when it is opened. Such pages often ask for passwords.
ticket-danger-archive = Archive with a program
ticket-danger-archive-why = In this archive lies a program, a script or a document with macros.
ticket-danger-locked = Locked archive
ticket-danger-locked-why = This archive is locked with a password, so that nothing can check what is in it.
ticket-danger-unseen = Not looked into
ticket-danger-unseen-why = The desk cannot look into this archive: it is of a kind such as 7z, it is broken, or it is packed too often or too much. What lies in it is not known.
ticket-cc = Cc
ticket-bcc = Bcc
ticket-recipients = To whom it goes: To, Cc, Bcc
ticket-recipient-remove = Remove
ticket-doubt-to = Is it meant to go to all of them?
ticket-doubt-colleague = { $name } works here. Copied in a mail, a colleague stands among the customers; a note reaches them inside.
ticket-doubt-own = { $name } is an address of this desk. The reply would come back as a new mail.
ticket-error-recipient = “{ $name }” is no mail address. Write it like iva@example.com, several between commas.
ticket-error-recipient-none = This is no mail address.
ticket-error-recipients-many = These are more people than a reply goes to: 50 at most.
ticket-send-later = Send later
ticket-send-later-at = Send then
ticket-scheduled = Goes later
ticket-scheduled-now = Send now
ticket-scheduled-back = Back to the draft
ticket-scheduled-change = Another time
ticket-scheduled-own = Date and time
ticket-scheduled-news = Not sent: something was said since it was written. Read it, then send it, give it another time, or change it.
ticket-scheduled-author = Not sent: who wrote it does not answer customers any more. Take it back to send it yourself.
ticket-scheduled-refused = Not sent: the ticket was solved meanwhile, or has something to fill in before it can be solved.
ticket-scheduled-restored = Not sent: the desk was restored from a backup, and it may have gone since that was made. Ask, or look into the mailbox, before you send it.
ticket-flash-scheduled = The reply goes later
ticket-flash-scheduled-back = The words are back in the draft
ticket-left-scheduled = The reply goes later
ticket-next-scheduled = The reply goes later — this is the next ticket
ticket-told-scheduled = Planned a reply for later
ticket-told-scheduled-held = A planned reply was held back
ticket-told-unscheduled = Took a planned reply back
ticket-error-scheduled-time = This time has passed, is more than a year away, or is none. Choose another.
ticket-error-scheduled-many = Twenty replies wait on this ticket already. Send or take back one of them first.
ticket-error-scheduled-author = Who wrote it does not answer customers any more. Take it back to the draft and send it yourself.
ticket-error-scheduled-news = Something was said since this page was shown. Read it, then send again.
ticket-forward = Forward
ticket-missed-failed = { $name } does not have it: { $why }
ticket-missed-waiting = { $name } does not have it yet (next attempt { $at }): { $why }
ticket-missed-sending = Being sent again to { $name }
ticket-missed-unsure = { $name } may have it or not: { $why }
ticket-missed-again = Send again to whoever does not have it
ticket-told-missed = A message did not reach everybody
ticket-apart = They got a hidden copy, and the customer does not know of them. An answer goes to the customer unless you write it to them.
