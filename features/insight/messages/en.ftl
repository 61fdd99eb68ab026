# Where customers' time went.
insight-title = Where time goes
insight-lead = Whose the time was in which customers waited.
insight-period = Period
insight-department = Department
insight-all = All departments
insight-own = My departments
insight-journey = Journey
insight-journeys = All journeys
insight-days = { $n ->
    [one] The last day
   *[other] The last { $n } days
}
insight-none = Nothing has happened in these days
insight-none-more = As soon as a ticket begins, every moment of its life is somebody’s, and adds up here.
insight-weakest-title = The weakest link
insight-weakest = { $name }: { $time } of the { $all } in which customers waited for us, { $share } %; { $n ->
    [one] once
   *[other] { $n } times, { $each } each
}.
insight-weakest-late = { $n ->
    [one] It was asked once
   *[other] It was asked { $n } times
}, late: { $late }.
insight-see = See the tickets
insight-went = Where customers’ time went
insight-waited = waited for us: { $time }
insight-who = Who
insight-time = Time
insight-share = Of the waiting
insight-turns = Times
insight-each = Each time
insight-percent = { $n } %
insight-link-queue = { $name }: nobody had taken it
insight-link-agents = { $name }: working on it
insight-link-asked = { $name }: was asked
insight-link-outside = Somebody outside
insight-link-customer = The customer
insight-asked-title = How departments answered each other
insight-asked = Asked
insight-answered = Answered
insight-declined = Declined
insight-late = Late
insight-median = Half within
insight-ninth = Nine of ten within
insight-waiting = Customers waited
insight-causes = What went wrong
insight-tickets = Tickets behind the figure
insight-list-asked = Asked of { $name }
insight-list-answered = Answered by { $name }
insight-list-declined = Declined by { $name }
insight-list-late = Late: { $name }
insight-list-none = No tickets
insight-list-none-more = In these days there is none you may see.
insight-since = since { $time }
insight-more = Older ones
