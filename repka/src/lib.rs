//! Repka: the customer-service desk a whole company pulls at together.
