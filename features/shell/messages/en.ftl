shell-skip = Skip to the content
shell-offline = Not connected. What you see may be old; what you type is kept.
shell-main-navigation = Main
shell-shortcuts = Shortcuts
shell-demo = Demo
shell-new-ticket = New ticket
shell-new = New
shell-menu = Menu
shell-tickets = Tickets
shell-search = Search
shell-close = Close
shell-account = My account
shell-sign-out = Sign out
shell-save = Save
shell-cancel = Cancel
shell-copy = Copy
shell-copied = Copied
shell-next = Next
shell-previous = Previous

shell-keys = Keys
shell-key-next = Next ticket
shell-key-previous = Previous ticket
shell-key-open = Open
shell-key-search = Search
shell-key-new = New ticket
shell-key-reply = Reply
shell-key-note = Internal note
shell-key-send = Send
shell-key-assign = Assign
shell-key-solve = Solve
shell-key-snooze = Snooze
shell-key-context = About the customer
shell-key-help = These keys
shell-key-escape = Leave a field, close

shell-unit-seconds = s
shell-unit-minutes = m
shell-unit-hours = h
shell-unit-days = d
shell-duration-seconds = { $n } s
shell-duration-minutes = { $n } min
shell-duration-hours = { $n } h
shell-duration-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
 }
shell-size-bytes = { $size } B
shell-size-kilo = { $size } kB
shell-size-mega = { $size } MB

shell-ring-waiting = Waiting since { $since }
shell-ring-customer = Answered, the customer is next
shell-ring-snoozed = Snoozed
shell-ring-done = Done

shell-error-home = To the start
shell-error-missing = There is nothing here
shell-error-missing-advice = The address may be mistyped, or what was here has moved or been merged.
shell-error-forbidden = This is not open to you
shell-error-forbidden-advice = Ask an administrator if you need it for your work.
shell-error-conflict = Somebody was quicker
shell-error-conflict-advice = Look at what is new, then decide again.
shell-error-invalid = That cannot be done
shell-error-invalid-advice = Go back and check what was entered.
shell-error-busy = The desk cannot work just now
shell-error-busy-advice = The database or the disk does not answer. Nothing has been lost: wait a moment, then try again. If it lasts, tell an administrator.
shell-error-broken = Something went wrong on our side
shell-error-broken-advice = Nothing half-done was kept. Try again; if it happens twice, tell an administrator.
shell-api-title = The API
shell-caught-title = Mails the demo sent
shell-caught-none = No mail yet
shell-caught-none-more = Answer a ticket; ten seconds later its mail is here.
shell-caught-source = source
shell-settings = Settings
