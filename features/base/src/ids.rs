//! Ids that features to the left must name though the noun lives further right.

store::id! {
    /// A ticket's number, as people see it: `#1042`.
    TicketId,
    /// One thing on a timeline. Within a ticket they ascend in the order of the commits.
    EntryId,
    /// Someone who works here.
    StaffId,
    /// A department.
    DepartmentId,
    /// One address, phone or account of a customer.
    IdentityId,
}
