//! One query text on SQLite and PostgreSQL: pools, transactions, moments, money, migrations.
