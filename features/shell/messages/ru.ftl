shell-skip = К содержимому
shell-offline = Нет связи. Страница могла устареть; набранный текст не пропадёт.
shell-main-navigation = Главное меню
shell-shortcuts = Быстрый доступ
shell-demo = Демо
shell-new-ticket = Новое обращение
shell-new = Новое
shell-menu = Меню
shell-tickets = Обращения
shell-search = Поиск
shell-close = Закрыть
shell-account = Мой профиль
shell-sign-out = Выйти
shell-save = Сохранить
shell-cancel = Отмена
shell-copy = Копировать
shell-copied = Скопировано
shell-next = Дальше
shell-previous = Назад

shell-keys = Клавиши
shell-key-next = Следующее обращение
shell-key-previous = Предыдущее обращение
shell-key-open = Открыть
shell-key-search = Поиск
shell-key-new = Новое обращение
shell-key-reply = Ответить
shell-key-note = Внутренняя заметка
shell-key-send = Отправить
shell-key-assign = Назначить
shell-key-solve = Решено
shell-key-snooze = Отложить
shell-key-context = О клиенте
shell-key-help = Эта подсказка
shell-key-escape = Выйти из поля, закрыть

shell-unit-seconds = с
shell-unit-minutes = м
shell-unit-hours = ч
shell-unit-days = д
shell-duration-seconds = { $n } с
shell-duration-minutes = { $n } мин
shell-duration-hours = { $n } ч
shell-duration-days = { $n ->
    [one] { $n } день
    [few] { $n } дня
   *[other] { $n } дней
 }
shell-size-bytes = { $size } Б
shell-size-kilo = { $size } кБ
shell-size-mega = { $size } МБ

shell-ring-waiting = Ждёт с { $since }
shell-ring-customer = Отвечено, слово за клиентом
shell-ring-snoozed = Отложено
shell-ring-done = Готово

shell-error-home = На главную
shell-error-missing = Здесь ничего нет
shell-error-missing-advice = Возможно, в адресе опечатка, или то, что здесь было, перенесено либо объединено.
shell-error-forbidden = Сюда у вас нет доступа
shell-error-forbidden-advice = Если это нужно вам для работы, обратитесь к администратору.
shell-error-conflict = Кто-то успел раньше
shell-error-conflict-advice = Посмотрите, что изменилось, и решите снова.
shell-error-invalid = Так сделать нельзя
shell-error-invalid-advice = Вернитесь и проверьте введённое.
shell-error-busy = Сейчас система не может работать
shell-error-busy-advice = База данных или диск не отвечает. Ничего не потеряно: подождите немного и попробуйте снова. Если это не проходит, сообщите администратору.
shell-error-broken = У нас что-то сломалось
shell-error-broken-advice = Ничего не сохранено наполовину. Попробуйте ещё раз; если повторится, сообщите администратору.
shell-api-title = Программный интерфейс
shell-caught-title = Письма, которые отправила демонстрация
shell-caught-none = Писем пока нет
shell-caught-none-more = Ответьте на обращение: через десять секунд письмо будет здесь.
shell-caught-source = исходный текст
shell-settings = Настройки
shell-palette = Найти или сделать что угодно
shell-palette-hint = Что сделать, номер, имя
shell-palette-open = Найти или сделать…
shell-palette-actions = Здесь
shell-palette-places = Разделы
shell-palette-none = Ничего такого нет
shell-key-palette = Найти или сделать что угодно
