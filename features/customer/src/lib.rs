//! Who is served: customers, their identities and organisations.
