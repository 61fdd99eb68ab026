clock-never-open = These hours would never be open; give at least one working day.
