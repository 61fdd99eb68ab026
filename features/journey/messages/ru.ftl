journey-told-changed = Изменён путь клиента
journey-error-name = Дайте название не длиннее восьмидесяти букв.
journey-error-taken = Путь с таким названием уже есть.
journey-error-many = Пятисот путей достаточно: переименуйте тот, что не используется.
journey-error-owner = Выберите отдел, который принимает работу.
