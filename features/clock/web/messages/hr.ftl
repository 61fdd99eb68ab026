clock-never-open = S ovim vremenom nikad ne bi bilo otvoreno; navedite barem jedan radni dan.
