//! Words every feature needs: ids, actor, act, look, event, reaction, blob, error.
