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
notify-kind-any = Every kind
notify-show = Show
notify-show-read = Show what you have read
notify-read = Mark as read
notify-read-all = Mark all as read
notify-older = Older
notify-empty = Nothing new
notify-empty-all = Nothing here
notify-empty-more = What concerns you comes here: answers on your tickets, notes, what others hand to you.
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
notify-kind-problem = Mails not understood
notify-kind-untaken = Nobody took it
notify-kind-stale = Nothing moves

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
notify-text-failed = { $n ->
    [one] Your message did not reach the customer
   *[other] { $n } of your messages did not reach the customer
 }
notify-text-unassigned = { $known ->
    [yes] { $who } left it without anyone responsible
   *[no] Nobody is responsible for it
 }
notify-text-opened = { $who } asks, and nobody has it yet
notify-text-problem = { $n ->
    [one] A mail came that the desk could not read
   *[other] { $n } mails came that the desk could not read
 }
notify-text-untaken = Nobody has taken it yet
notify-text-stale = It is open, and nothing moves
