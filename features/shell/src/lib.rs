//! The frame round every screen: layout, navigation, messages in four languages, errors, API envelope.
