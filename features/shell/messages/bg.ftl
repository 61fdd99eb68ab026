shell-skip = Към съдържанието
shell-offline = Няма връзка. Страницата може да е остаряла; написаното се пази.
shell-main-navigation = Главно меню
shell-shortcuts = Бърз достъп
shell-demo = Демо
shell-new-ticket = Нова заявка
shell-new = Нова
shell-menu = Меню
shell-tickets = Заявки
shell-search = Търсене
shell-close = Затваряне
shell-account = Моят профил
shell-sign-out = Изход
shell-save = Запазване
shell-cancel = Отказ
shell-copy = Копиране
shell-copied = Копирано
shell-next = Напред
shell-previous = Назад

shell-keys = Клавиши
shell-key-next = Следваща заявка
shell-key-previous = Предишна заявка
shell-key-open = Отваряне
shell-key-search = Търсене
shell-key-new = Нова заявка
shell-key-reply = Отговор
shell-key-note = Вътрешна бележка
shell-key-send = Изпращане
shell-key-assign = Възлагане
shell-key-solve = Решена
shell-key-snooze = Отлагане
shell-key-context = За клиента
shell-key-help = Тази помощ
shell-key-escape = Излизане от поле, затваряне

shell-unit-seconds = с
shell-unit-minutes = м
shell-unit-hours = ч
shell-unit-days = д
shell-duration-seconds = { $n } сек
shell-duration-minutes = { $n } мин
shell-duration-hours = { $n } ч
shell-duration-days = { $n ->
    [one] { $n } ден
   *[other] { $n } дни
 }
shell-size-bytes = { $size } B
shell-size-kilo = { $size } kB
shell-size-mega = { $size } MB

shell-ring-waiting = Чака от { $since }
shell-ring-customer = Отговорено, клиентът е на ход
shell-ring-snoozed = Отложена
shell-ring-done = Готово

shell-error-home = Към началото
shell-error-missing = Тук няма нищо
shell-error-missing-advice = Адресът може да е сгрешен или това, което беше тук, е преместено или обединено.
shell-error-forbidden = Нямате достъп до тази страница
shell-error-forbidden-advice = Ако ви трябва за работата, обърнете се към администратор.
shell-error-conflict = Някой ви изпревари
shell-error-conflict-advice = Вижте какво е новото и решете отново.
shell-error-invalid = Това не може да стане
shell-error-invalid-advice = Върнете се и проверете въведеното.
shell-error-busy = В момента системата не може да работи
shell-error-busy-advice = Базата данни или дискът не отговаря. Нищо не е загубено: изчакайте малко и опитайте пак. Ако продължи, кажете на администратор.
shell-error-broken = Нещо се обърка при нас
shell-error-broken-advice = Нищо не е записано наполовина. Опитайте пак; ако се повтори, кажете на администратор.
shell-api-title = Програмен интерфейс
shell-caught-title = Писма, изпратени от демонстрацията
shell-caught-none = Все още няма писма
shell-caught-none-more = Отговорете на заявка и след десет секунди писмото ще е тук.
shell-caught-source = изходен текст
shell-settings = Настройки
