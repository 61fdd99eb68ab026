improvement-title = Improvements
improvement-lead = What should not happen a third time: each with its owner, the customers it cost, and whether it stopped.
improvement-record = Record an improvement
improvement-record-hint = What should not happen a third time
improvement-may-record = Record improvements from tickets and attach tickets to them
improvement-what = What should change
improvement-owner = Owner
improvement-all-departments = All departments
improvement-whole-board = The whole board
improvement-untitled = Its words were struck
improvement-state-proposed = Proposed
improvement-state-accepted = Accepted
improvement-state-done = Done
improvement-state-declined = Declined
improvement-none = Nothing is recorded yet
improvement-none-more = When a colleague’s answer shows what went wrong, press V on the ticket: the department that owns it hears of it, and here you see whether it stopped.
improvement-none-proposed = Nothing waits for its owner.
improvement-none-accepted = Nobody has promised anything.
improvement-none-done = Nothing is done yet.
improvement-none-declined = Nothing was declined.
improvement-due = by { $name }
improvement-late = was due { $name }
improvement-back = { $n ->
    [one] came back once
   *[other] came back { $n } times
 }
improvement-came-back = { $n ->
    [0] Since { $date }, when it was done, it has not come back.
    [one] It came back once since { $date }, when it was done.
   *[other] It came back { $n } times since { $date }, when it was done.
 }
improvement-tickets = { $n ->
    [one] { $n } ticket
   *[other] { $n } tickets
 }
improvement-waited = waited { $name }
improvement-at-least = at least { $name }
improvement-more = More
improvement-known = It is attached to
improvement-alike = Or is it one of these?
improvement-find = Find an improvement
improvement-find-none = No improvement has these words.
improvement-attach = Attach
improvement-attach-to = Attach to { $name }
improvement-because = Declined:
improvement-recorded = Recorded
improvement-costs = Tickets
improvement-customers-waited = Their customers waited
improvement-remedies = Remedies cost
improvement-yours = What becomes of it
improvement-by = By
improvement-accept = Accept
improvement-date-again = Change the date
improvement-take-up = Take it up again
improvement-finish = Mark as done
improvement-decline = Decline
improvement-why = Why not
improvement-change = Rename, or give it to another department
improvement-give = Give it
improvement-stopped = Did it stop?
improvement-months = Its tickets by the month in which they began.
improvement-months-since = Red: attached after it was done.
improvement-months-told = Tickets by month: { $name }
improvement-its-tickets = Its tickets
improvement-since = came back
improvement-detach = Take off
improvement-detach-one = Take off ticket { $n }
improvement-unseen = { $n ->
    [one] One of its tickets is not open to you.
   *[other] { $n } of its tickets are not open to you.
 }
improvement-history = History
improvement-did-recorded = { $who } recorded it from #{ $number } for { $name }
improvement-did-attached = { $who } attached #{ $number }
improvement-did-detached = { $who } took off #{ $number }
improvement-did-accepted = { $who } accepted it: by { $date }
improvement-did-dated = { $who } named another day: { $date }
improvement-did-declined = { $who } declined it: { $why }
improvement-did-done = { $who } said that it is done
improvement-did-given = { $who } gave it to { $name }
improvement-did-renamed = { $who } renamed it
improvement-flash-recorded = Recorded. Its owner is told.
improvement-flash-attached = The ticket is attached.
improvement-flash-detached = The ticket is taken off.
improvement-flash-accepted = Accepted. Whoever recorded it is told.
improvement-flash-declined = Declined. Whoever recorded it is told.
improvement-flash-done = Done. What comes now came back, and is shown.
improvement-flash-given = The other department owns it now.
improvement-flash-renamed = Renamed.
improvement-error-title = Say in up to 160 letters what should change.
improvement-error-department = Choose a department that takes work.
improvement-error-given = Choose another department than owns it now.
improvement-error-nothing = Nothing was said on this ticket yet.
improvement-error-due = Choose a day from today on, within five years.
improvement-error-why = Say in up to 500 letters why not, so that whoever recorded it knows.
improvement-error-others = Only the department that owns it says that.
improvement-error-over = It is done or declined already: take it up again with a date first.
improvement-error-hidden = You are not shown all of its title: whoever is may rename it.
improvement-error-place = This is no place of the list: begin it anew.
improvement-told-recorded = Recorded an improvement
improvement-told-attached = Attached a ticket to an improvement
improvement-told-detached = Took a ticket off an improvement
improvement-told-accepted = Accepted an improvement
improvement-told-declined = Declined an improvement
improvement-told-done = Did an improvement
improvement-told-given = Gave an improvement to another department
improvement-told-renamed = Renamed an improvement
improvement-perhaps = Perhaps this, too
improvement-perhaps-told = { $n ->
    [one] One ticket that is not attached began since { $date } and had the same cause: { $name }.
   *[other] { $n } tickets that are not attached began since { $date } and had the same cause: { $name }.
}
improvement-perhaps-more = { $n ->
    [100] Perhaps 100 more, or still more
   *[other] Perhaps { $n } more
}
improvement-perhaps-all = All with this cause
improvement-attach-one = Attach ticket { $n }
