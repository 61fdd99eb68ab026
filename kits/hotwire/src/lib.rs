//! Turbo's contract for axum: live topics over WebSocket, 422 and 303 forms, origin check, embedded assets.
