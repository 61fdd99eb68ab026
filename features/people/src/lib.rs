//! Who works here: staff, departments, roles, sign-in, sessions, tokens.
