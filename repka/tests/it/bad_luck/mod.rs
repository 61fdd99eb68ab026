//! Bad luck: processes are killed, disks fill, databases go away, and strange bytes come. Each story
//! runs the program itself, as a child of the test.

mod backup;
mod big;
mod child;
mod commands;
mod database_gone;
mod disk_full;
mod importing;
mod killed;
mod postfix;
mod sender;
mod strange;
mod twice;
mod two_servers;
